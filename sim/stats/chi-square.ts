import jStat from 'jstat';
import { checkDegreesOfFreedom } from './check-range.ts';

/**
 * P(X <= x) of the chi-square distribution, from jstat.
 *
 * @throws RangeError for degrees of freedom of 0 or below
 * @example chiSquareProbability(3.841459, 1) // 0.95
 */
export function chiSquareProbability(x: number, degreesOfFreedom: number): number {
  checkDegreesOfFreedom(degreesOfFreedom);
  return x <= 0 ? 0 : jStat.chisquare.cdf(x, degreesOfFreedom);
}

/** Density of the chi-square distribution, from jstat. */
export function chiSquareDensity(x: number, degreesOfFreedom: number): number {
  checkDegreesOfFreedom(degreesOfFreedom);
  return jStat.chisquare.pdf(x, degreesOfFreedom);
}
