import { checkCount, checkProbability } from './check-range.ts';
import { checkSamples, covarianceMatrix, type PlanSamples } from './plan-samples.ts';
import { studentTQuantile } from './student-t.ts';

/**
 * Constant of Clark and Yang: `t(1 - (1 - confidence) / (k - 1))` with first - 1 degrees of freedom, Bonferroni's
 * share for each plan against the best. Assumes nothing about the covariance of the plans.
 *
 * @param plans k, 2 or more
 * @param first replications of the first stage, 2 or more
 * @param confidence between 0 and 1
 * @throws RangeError outside these ranges
 * @see Clark and Yang (1986), Proceedings of the 1986 Winter Simulation Conference, 228-230
 * @example clarkYangConstant(5, 10, 0.95) // 2.6850
 */
export function clarkYangConstant(plans: number, first: number, confidence: number): number {
  checkCount(plans, 2, 'plans');
  checkCount(first, 2, 'replications of the first stage');
  checkProbability(confidence, 'a confidence');
  return studentTQuantile(1 - (1 - confidence) / (plans - 1), first - 1);
}

/** Sample variance of the difference of every pair of plans: `S_ii + S_ll - 2 S_il`, never below 0. */
export function differenceVariances(samples: PlanSamples): number[][] {
  checkSamples(samples);
  const covariance = covarianceMatrix(samples);
  return covariance.map((row, i) =>
    row.map((value, l) => Math.max(0, covariance[i]![i]! + covariance[l]![l]! - 2 * value)),
  );
}

/**
 * Replications that every plan needs in all, so that the plan with the best mean is the best, whenever it is ahead by
 * the indifference zone: `max(n0, ceil(t^2 max S_il^2 / indifference^2))`.
 *
 * @param samples the first stage, under common random numbers
 * @param indifference smallest difference worth telling apart, above 0
 * @param confidence probability of a correct selection
 * @throws RangeError outside these ranges
 */
export function clarkYangReplications(
  samples: PlanSamples,
  indifference: number,
  confidence: number,
): number {
  const first = checkSamples(samples);
  if (!(indifference > 0)) throw new RangeError(`an indifference zone must be above 0, not ${indifference}`);
  const t = clarkYangConstant(samples.length, first, confidence);
  const most = Math.max(...differenceVariances(samples).flat());
  return Math.max(first, Math.ceil((t * t * most) / indifference ** 2));
}
