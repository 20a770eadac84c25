import { type Distribution, requirePositive } from './distribution.ts';
import { expMinusOne } from './special-functions.ts';

/** Quantile of the exponential distribution of mean 1: -ln(1 - u). @param u in (0, 1) */
export function exponentialQuantile(u: number): number {
  return -Math.log1p(-u);
}

/**
 * Exponential distribution.
 *
 * @throws RangeError unless mean > 0
 */
export function exponential(mean: number): Distribution {
  requirePositive('mean', mean);
  return {
    quantile: (u) => mean * exponentialQuantile(u),
    cdf: (x) => (x <= 0 ? 0 : -expMinusOne(-x / mean)),
    mean,
  };
}
