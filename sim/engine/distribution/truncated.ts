import type { Distribution } from './distribution.ts';
import { meanOfQuantile } from './mean-of-quantile.ts';

/** The largest double below 1. */
const LARGEST_UNIFORM = 1 - 1.1102230246251565e-16;

/**
 * The distribution of X given low < X <= high, for a continuous X.
 *
 * @param low may be -Infinity
 * @param high may be Infinity
 * @throws RangeError if X has no probability there
 */
export function truncated(base: Distribution, low: number, high: number): Distribution {
  const below = low === Number.NEGATIVE_INFINITY ? 0 : base.cdf(low);
  const upTo = high === Number.POSITIVE_INFINITY ? 1 : base.cdf(high);
  const share = upTo - below;
  if (!(share > 0)) throw new RangeError(`There is nothing between ${low} and ${high}.`);
  // below + u share can round to 1, where an unbounded quantile is infinite.
  const quantile = (u: number) =>
    Math.min(high, Math.max(low, base.quantile(Math.min(below + u * share, LARGEST_UNIFORM))));
  return {
    quantile,
    cdf: (x) => Math.min(1, Math.max(0, (base.cdf(x) - below) / share)),
    mean: meanOfQuantile(quantile),
  };
}
