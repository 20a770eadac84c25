import type { Distribution } from './distribution.ts';

/** 1 with probability p, else 0; 1 in the upper tail of u, so that more u never means less. */
export function bernoulliQuantile(p: number, u: number): number {
  return u > 1 - p ? 1 : 0;
}

/**
 * Bernoulli distribution.
 *
 * @throws RangeError unless 0 <= p <= 1
 */
export function bernoulli(p: number): Distribution {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability lies between 0 and 1, not at ${p}.`);
  return {
    quantile: (u) => bernoulliQuantile(p, u),
    cdf: (x) => (x < 0 ? 0 : x < 1 ? 1 - p : 1),
    mean: p,
  };
}
