import { type Distribution, requirePositive } from './distribution.ts';
import { normalCdf, normalQuantile } from './normal.ts';

/** Quantile of the lognormal distribution: median exp(sigma z). @param u in (0, 1) */
export function lognormalQuantile(median: number, sigma: number, u: number): number {
  return median * Math.exp(sigma * normalQuantile(u));
}

/**
 * Lognormal distribution.
 *
 * @param median exp of the mean of the logarithm, greater than 0
 * @param sigma standard deviation of the logarithm, greater than 0
 * @throws RangeError otherwise
 */
export function lognormal(median: number, sigma: number): Distribution {
  requirePositive('median', median);
  requirePositive('sigma', sigma);
  return {
    quantile: (u) => lognormalQuantile(median, sigma, u),
    cdf: (x) => (x <= 0 ? 0 : normalCdf(Math.log(x / median) / sigma)),
    mean: median * Math.exp(0.5 * sigma * sigma),
  };
}
