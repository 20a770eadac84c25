import type { Distribution } from './distribution.ts';

/**
 * Mixture of distributions: F(x) = sum of share_i F_i(x). One uniform inverts the whole mixture, so it stays
 * increasing in u: the quantile lies between the smallest and the largest quantile of the parts and is found
 * there by bisection, to the last bits of a double (a few microseconds).
 *
 * @param parts at least one
 * @param weights one for each part, greater than 0; need not sum to 1
 * @throws RangeError otherwise
 */
export function mixture(parts: readonly Distribution[], weights: readonly number[]): Distribution {
  if (parts.length === 0 || parts.length !== weights.length || !weights.every((weight) => weight > 0)) {
    throw new RangeError('A mixture needs at least one part, and a positive weight for each.');
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => weight / total);
  const cdf = (x: number) => parts.reduce((sum, part, i) => sum + shares[i] * part.cdf(x), 0);
  return {
    quantile: (u) => {
      let low = Number.POSITIVE_INFINITY;
      let high = Number.NEGATIVE_INFINITY;
      for (const part of parts) {
        const x = part.quantile(u);
        if (x < low) low = x;
        if (x > high) high = x;
      }
      if (cdf(low) >= u) return low;
      // F(low) < u <= F(high): halve until the two are neighbours, so that a jump is found exactly.
      for (;;) {
        const middle = low + 0.5 * (high - low);
        if (middle <= low || middle >= high) break;
        if (cdf(middle) >= u) high = middle;
        else low = middle;
      }
      return high;
    },
    cdf,
    mean: parts.reduce((sum, part, i) => sum + shares[i] * part.mean, 0),
  };
}
