import { mean, sampleVariance } from 'simple-statistics';
import { twoSidedT } from './student-t.ts';

/** How many times more replications independent runs would need for the same interval, with limits. */
export interface VarianceRatio {
  readonly ratio: number;
  readonly lo: number;
  readonly hi: number;
}

/**
 * Variance of the difference of two plans with independent random numbers over that with common random numbers,
 * `(var a + var b) / var(a - b)`, with a confidence interval.
 *
 * The interval is the delta method on the logarithm. The influence of replication i on `ln ratio` is
 * `((a_i - mean a)^2 + (b_i - mean b)^2) / (var a + var b) - (d_i - mean d)^2 / var d` with `d = a - b`; its mean
 * square over n is the variance of `ln ratio`, and the limits are `ratio exp(+- t(n - 1) s / sqrt(n))`. Unlike the
 * exact interval of Pitman and Morgan it does not lean on normality; unlike the bootstrap it draws nothing.
 *
 * A one-sided lower 95 % bound is `lo` at level 0.90; `lo` at 0.95 is on the safe side of it. Meant for some
 * hundred replications. With strongly skewed values the lower limit errs on the safe side and the upper one is too
 * low: at 400 replications a 95 % interval then holds the truth in 93 to 94 % of cases.
 *
 * @param a values of one plan, one a replication (linearised values for a ratio of sums)
 * @param b values of the other in the same replications
 * @param level confidence level, strictly between 0 and 1
 * @returns null with fewer than three replications, or when the difference never varies
 * @throws RangeError when the numbers of replications differ
 * @see Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 21 (influence function);
 *   Law (2015), section 11.2 (common random numbers)
 */
export function varianceRatio(
  a: readonly number[],
  b: readonly number[],
  level: number,
): VarianceRatio | null {
  if (a.length !== b.length) throw new RangeError(`${a.length} replications against ${b.length}: not paired`);
  const n = a.length;
  if (n < 3) return null;
  const difference = a.map((value, i) => value - b[i]!);
  const independent = sampleVariance(a) + sampleVariance(b);
  const common = sampleVariance(difference);
  if (common === 0) return null;

  const meanA = mean(a);
  const meanB = mean(b);
  const meanDifference = mean(difference);
  const influence = difference.map(
    (d, i) =>
      ((a[i]! - meanA) ** 2 + (b[i]! - meanB) ** 2) / independent - (d - meanDifference) ** 2 / common,
  );
  const standardError = Math.sqrt(sampleVariance(influence) / n);
  const factor = Math.exp(twoSidedT(level, n - 1) * standardError);
  const ratio = independent / common;
  return { ratio, lo: ratio / factor, hi: ratio * factor };
}
