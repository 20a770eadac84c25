import { mean, sum } from 'simple-statistics';
import { type IntervalEstimate, intervalAround } from './mean-interval.ts';
import {
  informativeReplications,
  type RatioSample,
  ratioOfSums,
  varianceOfInformative,
} from './ratio-of-sums.ts';

/**
 * Pseudo-values of a ratio of sums: `n R - (n - 1) R_(-i)`, where replication i is left out of `R_(-i)`.
 *
 * Their mean is the ratio with its first-order bias removed, and they are treated as independent observations of it.
 *
 * @returns null when the ratio is not defined, or would not be with one replication less
 * @see Quenouille (1956), Biometrika 43:353-360; Tukey (1958); Law (2015), section 9.4.3
 */
function ratioPseudoValues(sample: RatioSample): number[] | null {
  const ratio = ratioOfSums(sample);
  if (ratio === null) return null;
  const { numerators, denominators } = sample;
  const n = numerators.length;
  const numerator = sum(numerators);
  const denominator = sum(denominators);
  const values: number[] = [];
  for (let i = 0; i < n; i++) {
    const left = denominator - denominators[i]!;
    if (left === 0) return null;
    values.push(n * ratio - ((n - 1) * (numerator - numerators[i]!)) / left);
  }
  return values;
}

/**
 * t interval of a ratio of sums from its jackknife pseudo-values.
 *
 * Differs from the linearised interval by terms of order 1/n: worth it where denominators vary much.
 *
 * @param level confidence level, strictly between 0 and 1
 * @returns null when the ratio is not defined or fewer than two replications carry information
 */
export function jackknifeRatio(sample: RatioSample, level: number): IntervalEstimate | null {
  const values = ratioPseudoValues(sample);
  return values === null ? null : intervalOf(values, informativeReplications(sample), level);
}

/**
 * Difference of two ratios of sums in the same replications, a - b, from paired jackknife pseudo-values.
 *
 * @param level confidence level, strictly between 0 and 1
 * @returns null when a ratio is not defined or fewer than two replications carry information on both
 * @throws RangeError when the numbers of replications differ
 */
export function jackknifeRatioDifference(
  a: RatioSample,
  b: RatioSample,
  level: number,
): IntervalEstimate | null {
  const values = pseudoValueDifference(a, b);
  if (values === null) return null;
  return intervalOf(values, Math.min(informativeReplications(a), informativeReplications(b)), level);
}

/**
 * The paired values behind `jackknifeRatioDifference`, one a replication.
 *
 * @returns null when a ratio is not defined
 * @throws RangeError when the numbers of replications differ
 */
export function pseudoValueDifference(a: RatioSample, b: RatioSample): number[] | null {
  if (a.denominators.length !== b.denominators.length) {
    throw new RangeError(
      `${a.denominators.length} replications against ${b.denominators.length}: not paired`,
    );
  }
  const ofA = ratioPseudoValues(a);
  const ofB = ratioPseudoValues(b);
  return ofA === null || ofB === null ? null : ofA.map((value, i) => value - ofB[i]!);
}

function intervalOf(values: number[], informative: number, level: number): IntervalEstimate | null {
  if (informative < 2) return null;
  return intervalAround(mean(values), varianceOfInformative(values, informative), informative - 1, level);
}
