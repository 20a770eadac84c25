import { describe, expect, test } from 'vitest';
import { paretoVolume } from '../../../sim/study/compare/pareto-volume.ts';
import { unbeatenShares } from '../../../sim/study/compare/unbeaten-shares.ts';
import type { MeasureInfo } from '../../../sim/study/results/estimate.ts';
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
  // In margins the plans are at (0, 0), (1, -1) and (2, -2), the box reaching from (-10, -10) to (10, 10).
  test('cover the box around the baseline as far as counted by hand', () => {
    expect(unbeatenShares(request)).toEqual([1, 1, 1]);
    const { value, interval, baseline, margins } = paretoVolume(request)!;
    expect([baseline, margins]).toEqual([0.25, 10]);
    expect(value).toBeCloseTo((10 * 10 + 1 * 9 + 1 * 8) / 400, 12);
    expect(interval!.lo).toBeCloseTo(value, 12);
    expect(interval!.hi).toBeCloseTo(value, 12);
  });

  test('cover the same whatever other plans are worst and best, and nothing beyond the box', () => {
    const worse = paretoVolume({ ...request, rows: [...request.rows, plan(-100, 50)] })!;
    expect(worse.value).toBeCloseTo(paretoVolume(request)!.value, 12);
    const best = paretoVolume({ ...request, rows: [...request.rows, plan(100, -100)] })!;
    expect(best.value).toBeCloseTo(1, 12);
  });

  test('have an interval that holds the estimate', () => {
    const rows = [plan(1, 9, 0.5), plan(1, 8, 0.5), plan(3, 7, 0.5)];
    expect(unbeatenShares({ ...request, rows })[2]).toBe(1);
    const { value, interval } = paretoVolume({ ...request, rows })!;
    expect(interval!.lo).toBeLessThan(value);
    expect(interval!.hi).toBeGreaterThan(value);
    expect(interval!.level).toBe(0.95);
  });

  test('need two plans, and two goals with a margin, to cover anything', () => {
    expect(paretoVolume({ ...request, rows: [plan(1, 7)] })).toBeNull();
    expect(paretoVolume({ ...request, measures: request.measures.slice(0, 1) })).toBeNull();
    const unsaid = [request.measures[0]!, { ...request.measures[1]!, material: null }];
    expect(paretoVolume({ ...request, measures: unsaid })).toBeNull();
  });
});
