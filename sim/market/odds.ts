import type { SpeedCurve } from '../world/compiled.ts';

const SECONDS_PER_MINUTE = 60;

/** `ln(p / (1 - p))`. */
export function logit(p: number): number {
  return Math.log(p / (1 - p));
}

/** `1 / (1 + e^-x)`. */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/**
 * Share of the win probability that is left when the first contact comes `seconds` after the enquiry:
 * `m(t) = f + (1-f)(1 + t/tau)^-beta`.
 *
 * @param tauFactor factor on tau by source: a referral waits longer than an ad lead
 */
export function speedMultiplier(curve: SpeedCurve, tauFactor: number, seconds: number): number {
  const t = seconds / (SECONDS_PER_MINUTE * curve.tauMinutes * tauFactor);
  return curve.floor + (1 - curve.floor) * Math.exp(-curve.beta * Math.log1p(t));
}

/**
 * The same as an effect on the log-odds: `logit(p_ref m(t)/m(t_ref)) - logit(p_ref)`. The multiplier of the
 * anchoring study is one of probability, so it enters at that study's own level.
 */
export function speedLogOdds(curve: SpeedCurve, tauFactor: number, seconds: number): number {
  if (curve.preset === 'none') return 0;
  const reference = speedMultiplier(curve, 1, curve.referenceMinutes * SECONDS_PER_MINUTE);
  const p = (curve.referenceProbability * speedMultiplier(curve, tauFactor, seconds)) / reference;
  return logit(Math.min(p, MOST)) - logit(curve.referenceProbability);
}

/** The multiplier is fitted for answers slower than the study's fastest class; no probability passes this. */
const MOST = 0.95;

/**
 * With `speed_acts_by: clocks` the same curve is the survival function of an unanswered customer: the seconds
 * after which one with unit exponential `threshold` turns to a rival, Infinity when it waits for ever.
 */
export function unansweredPatience(curve: SpeedCurve, tauFactor: number, threshold: number): number {
  if (curve.preset === 'none') return Infinity;
  const reference = speedMultiplier(curve, 1, curve.referenceMinutes * SECONDS_PER_MINUTE);
  const left = reference * Math.exp(-threshold);
  if (left <= curve.floor) return Infinity;
  const share = (left - curve.floor) / (1 - curve.floor);
  const t = Math.exp(-Math.log(share) / curve.beta) - 1;
  return t * SECONDS_PER_MINUTE * curve.tauMinutes * tauFactor;
}
