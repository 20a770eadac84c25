import { type BootstrapPlan, replicationResampler } from './bootstrap.ts';
import { checkCount } from './check-range.ts';
import { type Point, paretoSet } from './pareto-set.ts';

/**
 * How often each plan belongs to the Pareto set: the share of bootstrap resamples of whole replications in which it
 * does.
 *
 * It describes and is no confidence: a plan that another beats by little on each of many measures is ahead on one of
 * them in most resamples, so that its share is near 1.
 *
 * @param pointsOf values of all plans on all measures, higher being better, of the replications whose indexes are given
 * @returns one share a plan
 * @see Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 6
 */
export function paretoShares(
  { replications, resamples, seed }: BootstrapPlan,
  pointsOf: (drawn: Int32Array) => readonly Point[],
): number[] {
  checkCount(resamples, 1, 'resamples');
  const draw = replicationResampler(replications, seed);
  const counts: number[] = [];
  for (let i = 0; i < resamples; i++) {
    paretoSet(pointsOf(draw())).forEach((belongs, plan) => {
      counts[plan] = (counts[plan] ?? 0) + (belongs ? 1 : 0);
    });
  }
  return counts.map((count) => count / resamples);
}
