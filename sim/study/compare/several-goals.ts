import { bootstrapInterval } from '../../stats/bootstrap.ts';
import { hypervolume } from '../../stats/hypervolume.ts';
import type { Point } from '../../stats/pareto-set.ts';
import { paretoShares } from '../../stats/pareto-shares.ts';
import type { RowLayout } from '../compile/rows.ts';
import type { StudyRows } from '../execute/replicate.ts';
import type { MeasureInfo, ParetoVolume } from '../results/summary.ts';
import { type HeadlineGoal, headlineGoals } from './headline-goals.ts';
import { rowSample } from './row-sample.ts';

/** What plans are compared on that pursue several goals at once. */
interface GoalsRequest {
  readonly layout: RowLayout;
  readonly measures: readonly MeasureInfo[];
  readonly rows: StudyRows;
  readonly level: number;
  readonly seed: string;
}

/** Resamples of whole replications: one share in 30 has a standard error of half a point. */
const RESAMPLES = 1000;

/** How far below the worst plan the ground begins where a measure has no margin, in parts of the range of plans. */
const BELOW = 0.1;

/**
 * Plans on all headline measures at once: for each the share of resamples in which no other dominates it, and how much
 * of the ground between the worst and the best value of every measure is covered by those that are not dominated.
 */
export function severalGoals(request: GoalsRequest): {
  readonly shares: number[];
  /** Null with fewer than two plans or measures, and where no replications were run. */
  readonly volume: ParetoVolume | null;
} {
  const { rows, seed, level } = request;
  const goals = headlineGoals(request.measures, request.layout);
  const replications = rows[0]?.length ?? 0;
  if (replications === 0 || goals.length === 0) return { shares: rows.map(() => 1), volume: null };
  const points = pointsOf(request, goals);
  const shares = paretoShares({ replications, resamples: RESAMPLES, seed: `${seed} pareto` }, points);
  if (rows.length < 2 || goals.length < 2) return { shares, volume: null };
  const all = points(Int32Array.from({ length: replications }, (_, i) => i));
  const covered = coverageOf(all, goals);
  const resampling = { replications, resamples: RESAMPLES, seed: `${seed} hypervolume` };
  const limits = bootstrapInterval(resampling, (drawn) => covered(points(drawn)), level);
  const method = `percentiles of ${RESAMPLES} resamples of whole replications, exploratory`;
  const interval = limits && { ...limits, level, method, correction: 'none' };
  return { shares, volume: { value: covered(all), interval } };
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

/**
 * The hypervolume of plans as a share of the box between a corner and the best value of every measure. The corner is a
 * margin below the worst value, so that a plan which is the worst on one measure still counts. Both are those of the
 * study and stay for all resamples.
 */
function coverageOf(
  study: readonly Point[],
  goals: readonly HeadlineGoal[],
): (points: readonly Point[]) => number {
  const scales = goals.map(({ margin }, g) => {
    const values = study.map((point) => point[g]!);
    const [worst, best] = [Math.min(...values), Math.max(...values)];
    const corner = worst - (margin > 0 ? margin : BELOW * (best - worst) || 1);
    return { corner, extent: best - corner };
  });
  const origin = goals.map(() => 0);
  return (points) =>
    hypervolume(
      points.map((point) => point.map((value, g) => (value - scales[g]!.corner) / scales[g]!.extent)),
      origin,
    );
}
