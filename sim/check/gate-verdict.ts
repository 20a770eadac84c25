import type { IntervalEstimate } from '../stats/mean-interval.ts';
import { pairedRatioDifference } from '../stats/paired-ratio-difference.ts';
import { type RatioSample, ratioInterval } from '../stats/ratio-of-sums.ts';
import { studentTQuantile } from '../stats/student-t.ts';
import { errorAtLook, looksWithin } from './looks.ts';
import { mostAffected } from './unaffected.ts';

/** Whether a change keeps within a gate. */
export type GateVerdict = 'pass' | 'fail' | 'undecided';

/** What a gate knows after some replications. Up is good news: a loss is below 0. */
export interface GateState {
  readonly verdict: GateVerdict;
  /** Replications of the look that decided; undecided ones have seen all of them. */
  readonly replications: number;
  /** Null where there is nothing to estimate: no denominator, or too few replications. */
  readonly estimate: number | null;
  /** Limits at this look, each holding at all looks together; null where there are too few replications. */
  readonly lo: number | null;
  readonly hi: number | null;
  /** Where nothing differed in any replication: the largest share of histories that may differ all the same. */
  readonly mostAffected: number | null;
}

/** How boldly a gate decides. */
export interface GateErrors {
  /** Probability of passing a loss as large as the margin or larger, at any look. */
  readonly pass: number;
  /** Probability of failing a loss no larger than the margin, at any look. */
  readonly fail: number;
}

/** One estimate after the first n replications, however its error is made; null where it cannot be made. */
type EstimateAt = (
  n: number,
) => Pick<IntervalEstimate, 'estimate' | 'standardError' | 'degreesOfFreedom'> | null;

/** Limits of an estimate, where they do not come from a standard error. */
export interface Limits {
  readonly estimate: number;
  readonly lo: number | null;
  readonly hi: number | null;
}

/**
 * What limits allow to say of a loss: it passes if the lower one is not below `-margin`, fails if the upper one is.
 *
 * @param margin largest loss that is allowed, 0 or more
 * @see Schuirmann (1987), J. Pharmacokinetics and Biopharmaceutics 15:657-680, each of whose two sides is asked here
 */
export function verdictOfLimits({ lo, hi }: Pick<Limits, 'lo' | 'hi'>, margin: number): GateVerdict {
  if (!(margin >= 0)) throw new RangeError(`a margin must be 0 or more, not ${margin}`);
  if (lo !== null && lo >= -margin) return 'pass';
  return hi !== null && hi < -margin ? 'fail' : 'undecided';
}

/**
 * Asks at every look that fits into the replications, in order, and stops at the first that decides.
 *
 * @param limitsAt limits after the first n replications, wrong below with probability `pass`, above with `fail`
 * @param replications how many there are
 */
export function decideAtLooks(
  limitsAt: (n: number, errors: GateErrors) => Limits | null,
  { margin, errors, replications }: { margin: number; errors: GateErrors; replications: number },
): Omit<GateState, 'mostAffected'> {
  let state: Omit<GateState, 'mostAffected'> = {
    verdict: 'undecided',
    replications,
    estimate: null,
    lo: null,
    hi: null,
  };
  for (const [look, n] of looksWithin(replications).entries()) {
    const atLook = { pass: errorAtLook(errors.pass, look), fail: errorAtLook(errors.fail, look) };
    const limits = limitsAt(n, atLook);
    const verdict = limits === null ? 'undecided' : verdictOfLimits(limits, margin);
    state = { verdict, replications: n, ...(limits ?? { estimate: null, lo: null, hi: null }) };
    if (verdict !== 'undecided') break;
  }
  return state;
}

/** What a gate on a difference is asked. */
export interface DifferenceQuestion {
  /** The new rules and the old ones in the same replications. */
  readonly now: RatioSample;
  readonly before: RatioSample;
  /** 1 where more is good news, -1 where less is. */
  readonly sign: 1 | -1;
  /** Largest loss allowed, in the unit of the ratio. */
  readonly margin: number;
  readonly errors: GateErrors;
}

/** Judges the difference of two versions under common random numbers: paired t on ratios of sums at each look. */
export function judgeDifference({ now, before, sign, margin, errors }: DifferenceQuestion): GateState {
  const replications = now.denominators.length;
  const untouched = isSame(now, before);
  const at: EstimateAt = (n) => {
    const difference = pairedRatioDifference(firstOf(now, n), firstOf(before, n), 0.95);
    return difference && { ...difference, estimate: sign * difference.estimate };
  };
  const state = decideAtLooks((n, each) => tLimits(at(n), each), { margin, errors, replications });
  if (!untouched) return { ...state, mostAffected: null };
  return { ...state, replications, mostAffected: mostAffected(replications, errors.pass) };
}

/** What a gate on a level is asked. */
export interface LevelQuestion {
  readonly sample: RatioSample;
  readonly bound: 'at least' | 'at most';
  /** In the unit of the ratio. */
  readonly limit: number;
  readonly errors: GateErrors;
}

/** Judges a level against its limit; its estimate and limits are the distance to it, up being good news. */
export function judgeLevel({ sample, bound, limit, errors }: LevelQuestion): GateState {
  const sign = bound === 'at least' ? 1 : -1;
  const at: EstimateAt = (n) => {
    const level = ratioInterval(firstOf(sample, n), 0.95);
    return level && { ...level, estimate: sign * (level.estimate - limit) };
  };
  const replications = sample.denominators.length;
  const state = decideAtLooks((n, each) => tLimits(at(n), each), { margin: 0, errors, replications });
  return { ...state, mostAffected: null };
}

/** One-sided t limits, each wrong with its own probability. */
function tLimits(known: ReturnType<EstimateAt>, { pass, fail }: GateErrors): Limits | null {
  if (known === null) return null;
  const { estimate, standardError, degreesOfFreedom } = known;
  return {
    estimate,
    lo: estimate - studentTQuantile(1 - pass, degreesOfFreedom) * standardError,
    hi: estimate + studentTQuantile(1 - fail, degreesOfFreedom) * standardError,
  };
}

function isSame(a: RatioSample, b: RatioSample): boolean {
  const equal = (x: readonly number[], y: readonly number[]) => x.every((value, i) => value === y[i]);
  return equal(a.numerators, b.numerators) && equal(a.denominators, b.denominators);
}

function firstOf({ numerators, denominators }: RatioSample, n: number): RatioSample {
  return { numerators: numerators.slice(0, n), denominators: denominators.slice(0, n) };
}
