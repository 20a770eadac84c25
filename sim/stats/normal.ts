import jStat from 'jstat';
import { checkProbability } from './check-range.ts';

/**
 * Quantile of the standard normal distribution.
 *
 * Taken from jstat. The `probit` of simple-statistics is wrong in the third digit and must not stand in for it.
 *
 * @param p probability, strictly between 0 and 1
 * @returns the z with P(Z <= z) = p
 * @throws RangeError outside this range
 * @example normalQuantile(0.975) // 1.959964
 */
export function normalQuantile(p: number): number {
  checkProbability(p);
  return jStat.normal.inv(p, 0, 1);
}

/** P(Z <= z) of the standard normal distribution; absolute error below 1e-14. */
export function normalProbability(z: number): number {
  return jStat.normal.cdf(z, 0, 1);
}
