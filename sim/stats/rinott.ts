import { bisect } from 'simple-statistics';
import { checkCount, checkProbability } from './check-range.ts';
import { estimatedDeviation } from './estimated-deviation.ts';
import { integrate } from './gauss-legendre.ts';
import { normalProbability } from './normal.ts';

/**
 * Rinott's constant h for selecting the best of k independent plans in two stages: it solves
 * `E [ E Phi(h / sqrt(v (1/X + 1/Y))) | Y ]^(k-1) = confidence` with X, Y independent chi-square, v = first - 1.
 *
 * For plans on streams of their own, as two worlds or two markets are; plans of a study share theirs: under common random numbers see `nelsonMatejcikConstant` and
 * `clarkYangConstant`.
 *
 * @param plans k, 2 or more
 * @param first replications of the first stage, 5 or more
 * @param confidence probability of a correct selection, above 1 / k and below 1
 * @throws RangeError outside these ranges
 * @see Rinott (1978), Communications in Statistics A7(8):799-811
 * @example rinottConstant(5, 20, 0.95) // 3.385
 */
export function rinottConstant(plans: number, first: number, confidence: number): number {
  checkCount(plans, 2, 'plans');
  checkCount(first, 5, 'replications of the first stage');
  checkProbability(confidence, 'a confidence');
  if (confidence <= 1 / plans) throw new RangeError(`chance alone selects the best with ${1 / plans}`);
  // With s = sqrt(X / v) and t = sqrt(Y / v): v (1/X + 1/Y) = 1/s^2 + 1/t^2.
  const deviations = estimatedDeviation(first - 1);
  const beats = (h: number, t: number) =>
    integrate(deviations, (s) => normalProbability((h * s * t) / Math.sqrt(s * s + t * t)));
  const correct = (h: number) => integrate(deviations, (t) => beats(h, t) ** (plans - 1));
  return bisect((h) => correct(h) - confidence, 0, 30, 60, 1e-7);
}

/**
 * Replications that each plan needs in all: `max(first, ceil((h S / indifference)^2))`.
 *
 * @param deviation sample standard deviation of the plan's first stage
 * @param indifference smallest difference worth telling apart, above 0
 */
export function rinottReplications(
  h: number,
  deviation: number,
  first: number,
  indifference: number,
): number {
  if (!(indifference > 0)) throw new RangeError(`an indifference zone must be above 0, not ${indifference}`);
  return Math.max(first, Math.ceil(((h * deviation) / indifference) ** 2));
}
