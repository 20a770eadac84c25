import type { Point } from '../../stats/pareto-set.ts';
import { paretoShares } from '../../stats/pareto-shares.ts';
import type { RowLayout } from '../compile/rows.ts';
import type { StudyRows } from '../execute/replicate.ts';
import type { MeasureInfo } from '../results/estimate.ts';
import { type HeadlineGoal, headlineGoals } from './headline-goals.ts';
import { rowSample } from './row-sample.ts';

/** What plans are compared on that pursue several goals at once. */
interface GoalsRequest {
  readonly layout: RowLayout;
  readonly measures: readonly MeasureInfo[];
  readonly rows: StudyRows;
  readonly seed: string;
}

/** Resamples of whole replications: one share in 30 has a standard error of half a point. */
const RESAMPLES = 1000;

/**
 * Of each plan the share of resamples in which no other one dominates it on all headline measures at once; 1 where no
 * replications were run.
 */
export function unbeatenShares(request: GoalsRequest): number[] {
  const { rows, seed } = request;
  const goals = headlineGoals(request.measures, request.layout);
  const replications = rows[0]?.length ?? 0;
  if (replications === 0 || goals.length === 0) return rows.map(() => 1);
  const resampling = { replications, resamples: RESAMPLES, seed: `${seed} pareto` };
  return paretoShares(resampling, pointsOf(request, goals));
}

/** The values of all plans on all goals, more being better, over the replications drawn. */
function pointsOf({ rows, layout }: GoalsRequest, goals: readonly HeadlineGoal[]) {
  const samples = rows.map((plan) => goals.map(({ row }) => rowSample(plan, layout, row)));
  return (drawn: Int32Array): Point[] =>
    samples.map((ofPlan) =>
      ofPlan.map(({ numerators, denominators }, g) => {
        let numerator = 0;
        let denominator = 0;
        for (const i of drawn) {
          numerator += numerators[i]!;
          denominator += denominators[i]!;
        }
        // Without a denominator all plans are alike on this measure.
        return denominator === 0 ? 0 : (goals[g]!.sign * numerator) / denominator;
      }),
    );
}
