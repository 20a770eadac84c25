import { describe, expect, test } from 'vitest';
import { severalGoals } from '../../../sim/study/compare/several-goals.ts';
import type { MeasureInfo } from '../../../sim/study/results/summary.ts';
import { normalDraws } from '../../stats/normal-draws.ts';

const goal = (id: string, better: MeasureInfo['better'], material: number): MeasureInfo => ({
  id,
  title: id,
  unit: 'each',
  scale: 1,
  better,
  material,
  headline: true,
  numerator: '',
  denominator: '',
  decimals: 1,
});
const layout = {
  keys: ['won', 'waited'].map((measure) => ({ measure, scenario: 'everything', slice: '' })),
  counters: [0, 0, 0],
};
const normal = normalDraws('several-goals');
const luck = Array.from({ length: 50 }, normal);
/** Years of a plan with so much won and so much waited, and a luck that all plans share. */
const plan = (won: number, waited: number, error = 0) =>
  luck.map((common) => Float64Array.of(won + common, waited + error * normal(), 1, 1));
const request = {
  layout,
  measures: [goal('won', 'higher', 1), goal('waited', 'lower', 1)],
  rows: [plan(1, 7), plan(2, 8), plan(3, 9)],
  level: 0.95,
  seed: 'fixed',
};

describe('plans that pursue several goals', () => {
  // The three points (1, 3), (2, 2), (3, 1) over (0, 0) dominate 6 of the 9 parts of their box.
  test('cover the published hypervolume, a margin below the worst being the corner', () => {
    const { shares, volume } = severalGoals(request);
    expect(shares).toEqual([1, 1, 1]);
    expect(volume!.value).toBeCloseTo(6 / 9, 12);
    expect(volume!.interval).toMatchObject({ level: 0.95, correction: 'none' });
  });

  test('are covered by one that is best on all, and an interval holds the estimate', () => {
    const beaten = severalGoals({ ...request, rows: [plan(1, 9, 0.5), plan(1, 8, 0.5), plan(3, 7, 0.5)] });
    expect(beaten.shares[2]).toBe(1);
    expect(beaten.volume!.value).toBeCloseTo(1, 12);
    const { value, interval } = severalGoals({
      ...request,
      rows: [plan(1, 7, 2), plan(2, 8, 2), plan(3, 9, 2)],
    }).volume!;
    expect(interval!.lo).toBeLessThan(value);
    expect(interval!.hi).toBeGreaterThan(interval!.lo);
  });

  test('need two plans and two goals to cover anything', () => {
    expect(severalGoals({ ...request, rows: [plan(1, 7)] }).volume).toBeNull();
    expect(severalGoals({ ...request, measures: request.measures.slice(0, 1) }).volume).toBeNull();
  });
});
