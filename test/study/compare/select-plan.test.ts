import { describe, expect, test } from 'vitest';
import { InputRefused } from '../../../sim/files/diagnostic.ts';
import { freshOverrides } from '../../../sim/study/compare/fresh-run.ts';
import { type SelectionRequest, selectPlan } from '../../../sim/study/compare/select-plan.ts';
import type { RowLayout } from '../../../sim/study/compile/rows.ts';
import type { ConstraintDocument } from '../../../sim/study/documents/comparison-schema.ts';
import { loadStudy } from '../../../sim/study/documents/load-study.ts';
import { normalDraws } from '../../stats/normal-draws.ts';
import { libraryWith, STUDY_PATH, tinyStudy } from '../memory-library.ts';
import { measures, toySummary } from '../toy-study.ts';

const YEARS = 60;
/** Conversion per 100 customers, then hours waited by two kinds of partner. */
const layout: RowLayout = {
  keys: [
    { measure: 'conversion', scenario: 'everything', slice: '' },
    { measure: 'waiting', scenario: 'everything', slice: 'archetype=fast' },
    { measure: 'waiting', scenario: 'everything', slice: 'archetype=slow' },
    { measure: 'conversion', scenario: 'bundle', slice: '' },
  ],
  counters: [0, 0, 0, 0],
};

const normal = normalDraws('select-plan');
const luck = Array.from({ length: YEARS }, normal);
const plan = (won: number, fast: number, slow: number) =>
  luck.map((common) =>
    Float64Array.of(won + 2 * common + normal(), fast + normal(), slow + normal(), 1, 100, 1, 1, 10),
  );

const request: SelectionRequest = {
  layout,
  measures,
  plans: ['keep', 'quick', 'lazy', 'rough'],
  rows: [plan(10, 5, 5), plan(15, 5, 5), plan(10.1, 5, 5), plan(20, 5, 30)],
  level: 0.95,
  seed: 'fixed',
  goal: 'conversion',
  constraints: [],
};
const limit: ConstraintDocument = { measure: 'waiting', at_most: 8, for_each: 'archetype', except: [] };

describe('selection of a plan', () => {
  test('is corrected for all plans of the study where some are run', () => {
    const two = { ...request, plans: ['keep', 'quick'], rows: request.rows.slice(0, 2) };
    const least = (plansOfStudy: number) =>
      selectPlan({ ...two, plansOfStudy })!.candidates[0]!.againstBest!.lo;
    expect(least(2)).toBe(least(0));
    expect(least(6)).toBeLessThan(least(2));
  });

  test('keeps every plan in the subset that Clark and Yang do not surely put behind another, ties with the best too', () => {
    const twice = { ...request, rows: [plan(10, 5, 5), request.rows[3]!, plan(10, 5, 5), request.rows[3]!] };
    expect(selectPlan(twice)!.candidates.map(({ mayBeBest }) => mayBeBest)).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  test('takes the best goal and says that nothing else may be best', () => {
    const selection = selectPlan(request)!;
    expect(selection.selected).toBe('rough');
    expect(selection.candidates.map(({ mayBeBest }) => mayBeBest)).toEqual([false, false, false, true]);
    expect(selection.candidates[3]!.againstBest).toMatchObject({ lo: 0, level: 0.95 });
    expect(selection.candidates[3]!.againstBest!.hi).toBeGreaterThan(5);
  });

  test('leaves out plans that break a constraint for any of those it is asked for', () => {
    const selection = selectPlan({ ...request, constraints: [limit] })!;
    expect(selection.selected).toBe('quick');
    const rough = selection.candidates[3]!;
    expect(rough).toMatchObject({ allowed: false, againstBest: null, mayBeBest: false });
    expect(rough.constraints.map(({ row, state }) => [row.slice, state])).toEqual([
      ['archetype=fast', 'kept'],
      ['archetype=slow', 'broken'],
    ]);
    expect(rough.constraints[1]!.interval!.correction).toBe('Bonferroni over 8 constraints');
  });

  test('is corrected for plans that constraints drop as well', () => {
    const dropped = selectPlan({ ...request, constraints: [limit] })!;
    const withoutIt = { ...request, plans: request.plans.slice(0, 3), rows: request.rows.slice(0, 3) };
    const least = (selection: typeof dropped) => selection.candidates[0]!.againstBest!.lo;
    expect(least(dropped)).toBeCloseTo(least(selectPlan({ ...withoutIt, plansOfStudy: 4 })!), 10);
    expect(least(dropped)).toBeLessThan(least(selectPlan(withoutIt)!));
    expect(dropped.replicationsNeeded).toBeGreaterThanOrEqual(selectPlan(withoutIt)!.replicationsNeeded!);
  });

  test('keeps in mind a plan that more years may let in, where it may be the best then', () => {
    const rows = [
      plan(10, 5, 5),
      luck.map((common, i) => Float64Array.of(20 + common, 0, 5.01 + Math.cos(i), 0, 100, 1, 1, 10)),
      luck.map((common, i) => Float64Array.of(2 + common, 0, 5.01 + Math.cos(i), 0, 100, 1, 1, 10)),
      plan(30, 5, 30),
    ];
    const slow = { ...limit, at_most: 5, except: ['fast'] };
    const baseline = rows[0]!.map((values) => Float64Array.from(values, (value, i) => (i === 2 ? 4 : value)));
    const { selected, candidates } = selectPlan({
      ...request,
      rows: [baseline, ...rows.slice(1)],
      constraints: [slow],
    })!;
    expect(selected).toBe('keep');
    expect(candidates.map(({ allowed }) => allowed)).toEqual([true, false, false, false]);
    expect(candidates.map(({ constraints }) => constraints[0]!.state)).toEqual([
      'kept',
      'open',
      'open',
      'broken',
    ]);
    expect(candidates.map(({ mayBeBest }) => mayBeBest)).toEqual([true, true, false, false]);
  });

  test('leaves out whom a constraint excepts', () => {
    const constraints = [{ ...limit, except: ['slow'] }];
    const selection = selectPlan({ ...request, constraints })!;
    expect(selection.selected).toBe('rough');
    expect(selection.candidates[3]!.constraints.map(({ row }) => row.slice)).toEqual(['archetype=fast']);
    const scenarios = { ...limit, measure: 'conversion', at_most: 90, for_each: 'scenario' as const };
    const rowsOf = (except: string[]) =>
      selectPlan({ ...request, constraints: [{ ...scenarios, except }] })!.candidates[0]!.constraints.length;
    expect([rowsOf([]), rowsOf(['bundle'])]).toEqual([1, 0]);
  });

  test('selects nothing where no plan keeps to the constraints', () => {
    const none = selectPlan({ ...request, constraints: [{ ...limit, at_most: 1 }] })!;
    expect(none.selected).toBeNull();
    expect(none.candidates.every(({ allowed }) => !allowed)).toBe(true);
  });

  test('leaves open a limit that the interval reaches across', () => {
    const { candidates } = selectPlan({ ...request, constraints: [{ ...limit, at_most: 5.05 }] })!;
    expect(candidates[0]!.constraints[0]!.state).toBe('open');
  });

  test('of a measure to lower takes the lowest, and of plans too close keeps both', () => {
    const lower = measures.map((each) =>
      each.id === 'conversion' ? { ...each, better: 'lower' as const } : each,
    );
    const selection = selectPlan({ ...request, measures: lower })!;
    expect(['keep', 'lazy']).toContain(selection.selected);
    expect(selection.candidates.map(({ mayBeBest }) => mayBeBest)).toEqual([true, false, true, false]);
  });

  test('says how many replications would promise to find the best by its margin', () => {
    const needed = selectPlan(request)!.replicationsNeeded!;
    expect(needed).toBeGreaterThanOrEqual(YEARS);
    expect(
      selectPlan({ ...request, measures: measures.map((each) => ({ ...each, material: null })) }),
    ).toMatchObject({
      replicationsNeeded: null,
    });
  });

  test('gives the share of resamples in which no other plan is better on all headlines', () => {
    const shares = selectPlan(request)!.candidates.map(({ paretoShare }) => paretoShare);
    expect(shares).toEqual([0, 0, 0, 1]);
  });

  test('takes the only allowed plan without comparing it, and knows nothing of a goal the world does not have', () => {
    const alone = selectPlan({ ...request, plans: ['keep'], rows: [request.rows[0]!] })!;
    expect(alone).toMatchObject({ selected: 'keep', sphericityP: null, replicationsNeeded: null });
    expect(selectPlan({ ...request, goal: 'reached' })).toBeNull();
  });
});

describe('a run on fresh streams', () => {
  const summary = toySummary();
  const selected = (name: string | null) => ({
    ...summary,
    selection: { ...selectPlan(request)!, selected: name },
  });

  test('takes the baseline and the selected plan, as many replications, and another seed', () => {
    expect(freshOverrides(selected('pilot'))).toEqual({
      seed: 'spring-2026, on fresh streams',
      replications: 3,
      plans: ['keep', 'pilot'],
    });
  });

  test('is not needed where nothing was selected, or today', () => {
    expect(freshOverrides(summary)).toBeNull();
    expect(freshOverrides(selected(null))).toBeNull();
    expect(freshOverrides(selected('keep'))).toBeNull();
  });
});

describe('what a study may ask to select by', () => {
  const refusalOf = (changed: Readonly<Record<string, string>>) => {
    try {
      loadStudy(STUDY_PATH, libraryWith({ [STUDY_PATH]: tinyStudy(changed) }));
    } catch (error) {
      if (error instanceof InputRefused) return error.message;
      throw error;
    }
    throw new Error('it was not refused');
  };
  const goal = 'conversion';

  test.each([
    [{ constraints: '[{ measure: worked-twice, at_most: 3 }]' }, 'nothing is selected'],
    [{ goal, constraints: '[{ measure: worked-twice }]' }, 'either `at_least` or `at_most`'],
    [
      { goal, constraints: '[{ measure: worked-twice, at_most: 3, for_each: archetype }]' },
      'not kept by archetype',
    ],
    [
      { goal, constraints: '[{ measure: worked-twice, at_most: 3, except: [grabber] }]' },
      'nothing can be excepted',
    ],
    [
      {
        goal,
        constraints: '[{ measure: partner-profit, at_least: 0, for_each: archetype, except: [grabbers] }]',
      },
      'there is no archetype `grabbers`',
    ],
    [{ goal, headline: '[worked-twice]' }, 'the goal is not a headline measure'],
  ])('%j is refused: %s', (changed, complaint) => {
    expect(refusalOf(changed)).toContain(complaint);
  });
});
