import jStat from 'jstat';
import { checkDegreesOfFreedom, checkProbability } from './check-range.ts';

/**
 * Quantile of the F distribution, from jstat.
 *
 * @param p probability, strictly between 0 and 1
 * @param numerator its degrees of freedom, above 0
 * @param denominator its degrees of freedom, above 0
 * @returns the x with P(F <= x) = p
 * @throws RangeError outside these ranges
 * @example fQuantile(0.95, 3, 10) // 3.70826
 */
export function fQuantile(p: number, numerator: number, denominator: number): number {
  checkProbability(p);
  checkDegreesOfFreedom(numerator);
  checkDegreesOfFreedom(denominator);
  return jStat.centralF.inv(p, numerator, denominator);
}
