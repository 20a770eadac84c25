import { type Distribution, requirePositive } from './distribution.ts';
import { tabulated } from './poisson.ts';
import { logGamma } from './special-functions.ts';

/**
 * Negative binomial distribution: Poisson counts whose mean varies as a gamma distribution, with
 *
 *     P(k) = Gamma(k + shape) / (k! Gamma(shape)) (shape / (shape + mean))^shape (mean / (shape + mean))^k
 *
 * and variance mean + mean^2 / shape. Tabulated wherever the probability is at least 1e-20.
 *
 * @throws RangeError unless mean > 0 and shape > 0
 */
export function negativeBinomial(mean: number, shape: number): Distribution {
  requirePositive('mean', mean);
  requirePositive('shape', shape);
  // ln of mean / (shape + mean), and the terms without k.
  const perCount = -Math.log1p(shape / mean);
  const constant = -shape * Math.log1p(mean / shape) - logGamma(shape);
  const probability = (k: number) =>
    Math.exp(logGamma(k + shape) - logGamma(k + 1) + k * perCount + constant);
  return tabulated(Math.max(0, mean * (1 - 1 / shape)), probability, mean);
}
