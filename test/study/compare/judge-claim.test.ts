import { describe, expect, test } from 'vitest';
import { judgeClaim, type TriedCase } from '../../../sim/study/compare/judge-claim.ts';
import type { RowLayout } from '../../../sim/study/compile/rows.ts';
import type { ClaimDocument } from '../../../sim/study/documents/claim-schema.ts';
import { normalDraws } from '../../stats/normal-draws.ts';
import { measures } from '../toy-study.ts';

const YEARS = 60;
const layout: RowLayout = {
  keys: [{ measure: 'conversion', scenario: 'everything', slice: '' }],
  counters: [0, 0],
};
const MARGIN = measures.find(({ id }) => id === 'conversion')!.material!;
const normal = normalDraws('judge-claim');

/** A world in which the plan wins so many customers of 100 more than the 10 of today. */
function world(gain: number, at: number | null = null, neutral = false, noise = 0.1): TriedCase {
  const year = (won: number) => Float64Array.of(won + noise * normal(), 100);
  const rows = [10, 10 + gain].map((won) => Array.from({ length: YEARS }, () => year(won)));
  const name = `world ${gain}`;
  return { claimCase: { name, title: name, at, place: null, neutral }, layout, rows };
}

const claim: ClaimDocument = {
  claim: 'X',
  says: 'It wins more',
  measure: 'conversion',
  expected: 'higher',
  over: { title: 'load', cases: [] },
};
const judge = (cases: TriedCase[], changed: Partial<ClaimDocument> = {}) =>
  judgeClaim({
    claim: { ...claim, ...changed },
    cases,
    plans: ['keep', 'quick'],
    measures,
    level: 0.95,
    compare: { ratios: 'linearised' },
    seed: 'fixed',
  });

describe('a claim', () => {
  test('is supported over the share of the range where the intervals lie beyond the margin, and breaks even between', () => {
    const judged = judge([world(-4, 0), world(-2, 1), world(2, 3), world(4, 4)]);
    expect(judged.outcome).toBe('supported');
    expect(judged.cases.map(({ differences }) => differences[0]!.word)).toEqual([
      'the opposite',
      'the opposite',
      'as claimed',
      'as claimed',
    ]);
    expect(judged.supported).toBeCloseTo(0.5, 12);
    expect(judged.opposed).toBeCloseTo(0.5, 12);
    const [breakEven, ...more] = judged.breakEvens;
    expect(more).toEqual([]);
    expect(breakEven!.at).toBeCloseTo(2, 1);
    expect(breakEven!.interval!.lo).toBeLessThan(2);
    expect(breakEven!.interval!.hi).toBeGreaterThan(2);
    expect(breakEven!.interval!.hi - breakEven!.interval!.lo).toBeLessThan(0.1);
  });

  test('is contradicted where it holds nowhere, be it that nothing material happens', () => {
    expect(judge([world(-4), world(-2)]).outcome).toBe('contradicted');
    const immaterial = judge([world(MARGIN / 10, null, false, 0.01), world(0, null, false, 0.01)]);
    expect(immaterial).toMatchObject({ outcome: 'contradicted', immaterial: 1 });
  });

  test('is open where an interval reaches across the margin and nothing else supports it', () => {
    expect(judge([world(MARGIN, null, false, 5), world(-4)])).toMatchObject({
      outcome: 'open',
      supported: 0,
    });
  });

  test('of the other direction reads the same worlds the other way', () => {
    expect(judge([world(-4), world(-2)], { expected: 'lower' }).outcome).toBe('supported');
  });

  test('is built in where it holds everywhere but with the input neutral that fixes its sign', () => {
    const fixed_by = { title: 'nobody is hurried', world: {} };
    const gone = judge([world(4), world(2), world(0, null, true, 0.01)], { fixed_by });
    expect(gone).toMatchObject({ outcome: 'built in', fixedBy: 'nobody is hurried', supported: 1 });
    const stays = judge([world(4), world(2), world(3, null, true)], { fixed_by });
    expect(stays.outcome).toBe('supported');
    const unsettled = judge([world(4), world(2), world(0, null, true, 9)], { fixed_by });
    expect(unsettled.outcome).toBe('supported');
  });

  test('has no break-even where worlds stand on no axis, and no interval for one of several', () => {
    expect(judge([world(-4), world(4)]).breakEvens).toEqual([]);
    const twice = judge([world(-4, 1), world(4, 2), world(-4, 3)]).breakEvens;
    expect(twice.map(({ interval }) => interval)).toEqual([null, null]);
  });

  test('is judged with intervals that hold together over all worlds', () => {
    const alone = judge([world(1)]);
    expect(alone.method).toContain('Bonferroni over 1 comparisons');
    const cases = [world(1), world(1), world(1)];
    const width = (of: TriedCase[]) => {
      const { lo, hi } = judge(of).cases[0]!.differences[0]!.interval!;
      return hi - lo;
    };
    expect(width(cases)).toBeGreaterThan(1.15 * width(cases.slice(0, 1)));
  });
});
