import { type IntervalEstimate, intervalAround } from './mean-interval.ts';
import {
  informativeReplications,
  linearisedRatio,
  type RatioSample,
  ratioOfSums,
  varianceOfInformative,
} from './ratio-of-sums.ts';

/**
 * How far a ratio of sums is from another under common random numbers, relative to it: `(R_a - R_b) / |R_b|`, with a
 * paired t interval.
 *
 * To first order the error is that of `(z_a,i - q z_b,i) / R_b` with `q = R_a / R_b`: what both have in common cancels.
 * Two identical columns give exactly [0, 0].
 *
 * @param a the plan
 * @param b what it is compared with, in the same replications in the same order
 * @param level confidence level, strictly between 0 and 1
 * @returns null when a ratio is not defined, `b` is 0 or fewer than two replications carry information on both
 * @see Cochran (1977), Sampling Techniques, 3rd ed., sections 6.3 and 6.19
 */
export function pairedRelativeDifference(
  a: RatioSample,
  b: RatioSample,
  level: number,
): IntervalEstimate | null {
  const [ratioA, ratioB] = [ratioOfSums(a), ratioOfSums(b)];
  const [ofA, ofB] = [linearisedRatio(a), linearisedRatio(b)];
  const informative = Math.min(informativeReplications(a), informativeReplications(b));
  if (ratioA === null || !ratioB || ofA === null || ofB === null || informative < 2) return null;
  const quotient = ratioA / ratioB;
  const size = Math.abs(ratioB);
  const errors = ofA.map((value, i) => (value - quotient * ofB[i]!) / size);
  const variance = varianceOfInformative(errors, informative);
  return intervalAround((ratioA - ratioB) / size, variance, informative - 1, level);
}
