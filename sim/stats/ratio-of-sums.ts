import { sampleVariance, sum } from 'simple-statistics';
import { type IntervalEstimate, intervalAround } from './mean-interval.ts';

/** Numerators and denominators of one quantity, one pair a replication, in the same order. */
export interface RatioSample {
  readonly numerators: readonly number[];
  readonly denominators: readonly number[];
}

/**
 * Ratio of sums over replications, `sum(num) / sum(den)`: wins of all years over customers of all years.
 *
 * The mean of the yearly ratios is another number and a biased one: it gives a year with few customers the weight
 * of a year with many.
 *
 * @returns null when the denominators sum to 0
 * @throws RangeError when the two columns differ in length
 */
export function ratioOfSums({ numerators, denominators }: RatioSample): number | null {
  if (numerators.length !== denominators.length) {
    throw new RangeError(`${numerators.length} numerators, but ${denominators.length} denominators`);
  }
  const denominator = sum(denominators);
  return denominator === 0 ? null : sum(numerators) / denominator;
}

/**
 * What each replication adds to the error of the ratio: `z_i = (num_i - R den_i) / mean den`.
 *
 * To first order R is the mean of `R + z_i`, so that the usual formulas for means hold for the z_i.
 *
 * @returns one value a replication, with mean 0; null when the ratio is not defined
 * @see Cochran (1977), Sampling Techniques, 3rd ed., section 6.3; Law (2015), section 9.5.3
 */
export function linearisedRatio(sample: RatioSample): number[] | null {
  const ratio = ratioOfSums(sample);
  if (ratio === null) return null;
  const { numerators, denominators } = sample;
  const meanDenominator = sum(denominators) / denominators.length;
  return numerators.map((numerator, i) => (numerator - ratio * denominators[i]!) / meanDenominator);
}

/**
 * Number of replications that carry information: those whose denominator is not 0.
 *
 * A rare scenario may be empty in most years. Counting the empty ones as observations would make one lucky year
 * look like certainty, so that only these count towards the degrees of freedom.
 */
export function informativeReplications({ denominators }: RatioSample): number {
  let count = 0;
  for (const denominator of denominators) if (denominator !== 0) count++;
  return count;
}

/**
 * Number of replications in which two quantities differ at all, in their numerators or denominators.
 *
 * @throws RangeError when the numbers of replications differ
 */
export function differingReplications(a: RatioSample, b: RatioSample): number {
  if (a.denominators.length !== b.denominators.length) {
    throw new RangeError(
      `${a.denominators.length} replications against ${b.denominators.length}: not paired`,
    );
  }
  return a.denominators.filter(
    (denominator, i) => denominator !== b.denominators[i]! || a.numerators[i]! !== b.numerators[i]!,
  ).length;
}

/**
 * Variance of the mean of values of which only k of n carry information, the others being 0 by construction:
 * `s^2 / n x k (n - 1) / ((k - 1) n)`, which is `sum z^2 k / ((k - 1) n^2)`. With k = n the usual `s^2 / n`.
 *
 * @param values one a replication, with mean 0 up to first order
 * @param informative k, 2 or more
 * @see Cochran (1977), section 2.13, for means over a domain of unknown size
 */
export function varianceOfInformative(values: number[], informative: number): number {
  const n = values.length;
  return (sampleVariance(values) / n) * ((informative * (n - 1)) / ((informative - 1) * n));
}

/**
 * t interval of a ratio of sums, from the linearised values: `R +- t(k - 1) s(z) / sqrt(n)` with n replications,
 * k of them with a denominator other than 0; with k below n the variance is that of `varianceOfInformative`.
 *
 * @param level confidence level, strictly between 0 and 1
 * @returns null when the ratio is not defined or k is below 2
 * @see Cochran (1977), section 6.4
 */
export function ratioInterval(sample: RatioSample, level: number): IntervalEstimate | null {
  const ratio = ratioOfSums(sample);
  const linearised = linearisedRatio(sample);
  const informative = informativeReplications(sample);
  if (ratio === null || linearised === null || informative < 2) return null;
  return intervalAround(ratio, varianceOfInformative(linearised, informative), informative - 1, level);
}
