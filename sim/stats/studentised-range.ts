import jStat from 'jstat';
import { checkCount, checkDegreesOfFreedom, checkProbability } from './check-range.ts';

/**
 * Quantile of the studentised range, for all pairs of independent means at once (Tukey).
 *
 * Not for plans under common random numbers, whose means are dependent. About 10 ms a quantile: keep it.
 *
 * @param p probability, strictly between 0 and 1
 * @param groups how many means, 2 or more
 * @param degreesOfFreedom of the common variance, above 0
 * @throws RangeError outside these ranges
 * @see Copenhaver and Holland (1988), J. Statistical Computation and Simulation 30:1-15
 * @example studentisedRangeQuantile(0.95, 3, 10) // 3.8768
 */
export function studentisedRangeQuantile(p: number, groups: number, degreesOfFreedom: number): number {
  checkProbability(p);
  checkCount(groups, 2, 'groups');
  checkDegreesOfFreedom(degreesOfFreedom);
  return jStat.tukey.inv(p, groups, degreesOfFreedom);
}
