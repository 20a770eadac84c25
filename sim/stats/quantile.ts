import { quantile } from 'simple-statistics';

/**
 * Quantile of single replications, such as the tenth percentile of years, by linear interpolation between the order
 * statistics (definition 7 of Hyndman and Fan, the default of R and NumPy).
 *
 * @param values at least one finite observation, in any order; left as they are
 * @param p probability, 0 to 1
 * @throws RangeError without observations or with p outside 0 to 1
 * @see Hyndman and Fan (1996), Sample quantiles in statistical packages, American Statistician 50(4):361-365
 * @example replicationQuantile([1, 2, 3, 4], 0.1) // 1.3
 */
export function replicationQuantile(values: readonly number[], p: number): number {
  if (values.length === 0) throw new RangeError('a quantile needs at least one observation');
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability must lie between 0 and 1, not ${p}`);
  return quantile(values, p);
}
