import jStat from 'jstat';
import { checkProbability } from './check-range.ts';
import { replicationQuantile } from './quantile.ts';

/** A quantile of single replications with two-sided confidence limits. */
export interface QuantileInterval {
  readonly estimate: number;
  readonly lo: number;
  readonly hi: number;
}

/**
 * Distribution-free interval of a quantile, from interpolated order statistics.
 *
 * The s-th smallest of n observations lies above the p-quantile with probability P(Bin(n, p) <= s - 1) =: pi(s).
 * Each limit lies between the two neighbours whose pi enclose its one-sided level g, at the share
 * `1 / (1 + s (1 - p) (pi(s+1) - g) / ((n - s) p (g - pi(s))))`, so that the level is nearly g and not the next
 * larger one that a single order statistic reaches.
 *
 * @param values finite observations in any order; left as they are
 * @param p which quantile, strictly between 0 and 1
 * @param level confidence level, strictly between 0 and 1
 * @returns null where so few observations cannot enclose the quantile at this level: at 95 %, fewer than 6 for the
 *   median and fewer than 36 for the tenth percentile
 * @throws RangeError outside these ranges or without observations
 * @see Nyblom (1992), Note on interpolated order statistics, Statistics and Probability Letters 14(2):129-131;
 *   for the median Hettmansperger and Sheather (1986), ibid. 4(2):75-79
 */
export function quantileInterval(
  values: readonly number[],
  p: number,
  level: number,
): QuantileInterval | null {
  checkProbability(p);
  checkProbability(level, 'a level');
  const estimate = replicationQuantile(values, p);
  const ascending = [...values].sort((a, b) => a - b);
  const tail = (1 - level) / 2;
  const lo = interpolated(ascending, p, tail);
  const hi = interpolated(ascending, p, 1 - tail);
  return lo === null || hi === null ? null : { estimate, lo, hi };
}

/** The value that lies above the p-quantile with probability `g`; null beyond the observations. */
function interpolated(ascending: readonly number[], p: number, g: number): number | null {
  const n = ascending.length;
  if (g < above(1, n, p) || g > above(n, n, p)) return null;
  let s = 1;
  let end = n;
  while (end - s > 1) {
    const middle = (s + end) >> 1;
    if (above(middle, n, p) <= g) s = middle;
    else end = middle;
  }
  if (s === n) return ascending[n - 1]!;
  const below = above(s, n, p);
  const beyond = above(s + 1, n, p);
  // Written so that nothing divides by 0 when g is reached exactly.
  const here = (n - s) * p * (g - below);
  const share = here / (here + s * (1 - p) * (beyond - g));
  return (1 - share) * ascending[s - 1]! + share * ascending[s]!;
}

/** P(Bin(n, p) <= s - 1), by the incomplete beta function. */
function above(s: number, n: number, p: number): number {
  return 1 - jStat.beta.cdf(p, s, n - s + 1);
}
