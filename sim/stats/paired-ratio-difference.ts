import { type IntervalEstimate, intervalAround } from './mean-interval.ts';
import {
  informativeReplications,
  linearisedRatio,
  type RatioSample,
  ratioOfSums,
  varianceOfInformative,
} from './ratio-of-sums.ts';

/**
 * Difference of two ratios of sums under common random numbers, `R_a - R_b`, with a paired t interval.
 *
 * Replication i meets the same customers under both plans, so their errors are taken together: the standard error is
 * that of the differences `z_a,i - z_b,i` of the linearised values. With all denominators 1 this is the paired t test.
 * Two identical columns give exactly [0, 0].
 *
 * @param a the plan
 * @param b what it is compared with, in the same replications in the same order
 * @param level confidence level, strictly between 0 and 1
 * @returns null when a ratio is not defined or fewer than two replications carry information on both
 * @throws RangeError when the numbers of replications differ
 * @see Law (2015), Simulation Modeling and Analysis, sections 10.2.1 and 11.2; Cochran (1977), section 6.4
 */
export function pairedRatioDifference(
  a: RatioSample,
  b: RatioSample,
  level: number,
): IntervalEstimate | null {
  const difference = linearisedDifference(a, b);
  if (difference === null) return null;
  const informative = Math.min(informativeReplications(a), informativeReplications(b));
  if (informative < 2) return null;
  const estimate = ratioOfSums(a)! - ratioOfSums(b)!;
  return intervalAround(estimate, varianceOfInformative(difference, informative), informative - 1, level);
}

/**
 * The paired values behind `pairedRatioDifference`: `z_a,i - z_b,i`, one a replication.
 *
 * @returns null when a ratio is not defined
 * @throws RangeError when the numbers of replications differ
 */
export function linearisedDifference(a: RatioSample, b: RatioSample): number[] | null {
  if (a.denominators.length !== b.denominators.length) {
    throw new RangeError(
      `${a.denominators.length} replications against ${b.denominators.length}: not paired`,
    );
  }
  const ofA = linearisedRatio(a);
  const ofB = linearisedRatio(b);
  return ofA === null || ofB === null ? null : ofA.map((value, i) => value - ofB[i]!);
}
