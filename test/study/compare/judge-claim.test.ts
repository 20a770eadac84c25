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
const judge = (cases: TriedCase[], changed: Partial<ClaimDocument> = {}, plansOfStudy = 2) =>
  judgeClaim({
    claim: { ...claim, ...changed },
    cases,
    plan: 'quick',
    plans: ['keep', 'quick'],
    plansOfStudy,
    measures,
    level: 0.95,
    compare: { ratios: 'linearised' },
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
    expect(judged.breakEvens).toMatchObject([{ plan: 'quick', changes: [{ from: 1, until: 3 }], open: [] }]);
    expect(judged.breakEvens[0]!.changes[0]!.estimate).toBeCloseTo(2, 1);
    expect(judged.cases.map(({ mayBeBest }) => mayBeBest)).toEqual([
      ['keep'],
      ['keep'],
      ['quick'],
      ['quick'],
    ]);
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

  test('is not built in where the neutral world leaves most of the effect, or where it is rather opposed', () => {
    const fixed_by = { title: 'nobody is hurried', world: {} };
    const margins = [world(1.1 * MARGIN, null, false, 0.01), world(0.95 * MARGIN, null, true, 0.01)];
    const [tried, neutral] = judge(margins, { fixed_by }).cases.map(
      ({ differences }) => differences[0]!.word,
    );
    expect([tried, neutral]).toEqual(['as claimed', 'no material difference']);
    expect(judge(margins, { fixed_by }).outcome).toBe('supported');
    const opposed = judge([world(-4, 0), world(-4, 9), world(4, 10), world(0, null, true, 0.01)], {
      fixed_by,
    });
    expect(opposed.outcome).toBe('supported');
    expect(opposed.opposed).toBeGreaterThan(opposed.supported);
  });

  test('names no single best where plans cannot be told apart, and none of its own', () => {
    expect(judge([world(0, null, false, 3), world(0, null, false, 3)]).cases[0]!.mayBeBest).toEqual([
      'keep',
      'quick',
    ]);
  });

  test('has no break-even where worlds stand on no axis, and says where its sign is open', () => {
    expect(judge([world(-4), world(4)]).breakEvens).toEqual([]);
    const open = judge([world(-4, 1), world(0, 2, false, 5), world(-4, 3)]).breakEvens;
    expect(open).toEqual([{ plan: 'quick', changes: [], open: [2] }]);
  });

  test('is corrected for all plans of the study, run or not', () => {
    const width = (plansOfStudy: number) => {
      const { lo, hi } = judge([world(1)], {}, plansOfStudy).cases[0]!.differences[0]!.interval!;
      return hi - lo;
    };
    expect(judge([world(1)], {}, 6).method).toContain('Bonferroni over 5 comparisons');
    expect(width(6)).toBeGreaterThan(1.15 * width(2));
  });

  test('leaves in as the best of a world whatever may be the best of all plans of the study, run or not', () => {
    // Two standard errors of the difference or so: at the edge of being told apart.
    const worlds = Array.from({ length: 40 }, () => world(0.7, null, false, 2));
    const left = (plansOfStudy: number) =>
      worlds.map((each) => judge([each], {}, plansOfStudy).cases[0]!.mayBeBest);
    const [ofTwo, ofSix] = [left(2), left(6)];
    expect(ofTwo.every((plans, i) => plans.every((plan) => ofSix[i]!.includes(plan)))).toBe(true);
    expect(ofSix.flat().length).toBeGreaterThan(ofTwo.flat().length);
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
