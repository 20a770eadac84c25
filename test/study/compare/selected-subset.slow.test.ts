import { describe, expect, test } from 'vitest';
import { selectPlan } from '../../../sim/study/compare/select-plan.ts';
import { normalDraws } from '../../stats/normal-draws.ts';
import { measures } from '../toy-study.ts';

/** Their share may exceed 5 % by two standard errors. */
const TRIALS = 1000;
const YEARS = 30;
const layout = {
  keys: ['conversion', 'waiting'].map((measure) => ({ measure, scenario: 'everything', slice: '' })),
  counters: [],
};

/** Share of trials in which the only plan that is sure to be allowed, and as good as any, is put behind another. */
function thrownOut(plans: number, correlation: number): number {
  const normal = normalDraws(`subset of ${plans} at ${correlation}`);
  const rest = Math.sqrt(1 - correlation ** 2);
  let lost = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const rows = Array.from({ length: plans }, (_, p) =>
      Array.from({ length: YEARS }, () => {
        const goal = normal();
        const limited = p === 0 ? 5 : -0.25 + correlation * goal + rest * normal();
        return Float64Array.of(goal, limited, 1, 1);
      }),
    );
    const selection = selectPlan({
      layout,
      measures: measures.map((each) => ({ ...each, scale: 1, better: 'higher' as const, headline: false })),
      plans: rows.map((_, p) => `plan ${p}`),
      rows,
      level: 0.95,
      seed: 'fixed',
      goal: 'conversion',
      constraints: [{ measure: 'waiting', at_least: 0, except: [] }],
    })!;
    if (!selection.candidates[0]!.mayBeBest) lost++;
  }
  return lost / TRIALS;
}

describe('the subset that holds the best, where constraints drop plans by the same years', () => {
  test.each([
    [6, 0.95],
    [6, 0.7],
    [10, 0.95],
  ])(
    '%i plans, constraint and goal correlated %f: a best plan is thrown out no more often than the confidence allows',
    (plans, correlation) => {
      const share = thrownOut(plans, correlation);
      console.log({ plans, correlation, thrownOut: share });
      expect(share).toBeLessThanOrEqual(0.05 + 2 * Math.sqrt((0.05 * 0.95) / TRIALS));
    },
  );
});
