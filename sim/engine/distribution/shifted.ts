import type { Distribution } from './distribution.ts';

/** The distribution of X + by. */
export function shifted(base: Distribution, by: number): Distribution {
  return {
    quantile: (u) => base.quantile(u) + by,
    cdf: (x) => base.cdf(x - by),
    mean: base.mean + by,
  };
}
