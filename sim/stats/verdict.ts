/** Which way is good news. */
export type Direction = 'higher' | 'lower' | 'neither';

/**
 * What an interval of a difference allows to say.
 *
 * - `better`, `worse`: the whole interval lies beyond the material margin
 * - `no material difference`: the whole interval lies within the margin, its ends included
 * - `not enough evidence`: anything else, more replications would tell
 * - `no verdict`: a measure without a good direction
 */
export type Verdict = 'better' | 'worse' | 'no material difference' | 'not enough evidence' | 'no verdict';

/**
 * From so many replications on, values that never varied count as known: where something happens in a share p of years,
 * none of n show it with probability (1 - p)^n, so that after 100 it happens in fewer than 3 years of 100 at 95 %.
 *
 * @see Hanley and Lippman-Hand (1983), JAMA 249(13):1743-1745, for the rule of three
 */
export const LEAST_NEVER_VARYING = 100;

/** Upper limit at 95 % of the share of replications in which something happens that none of n showed; 1 or less. */
export function ruleOfThree(n: number): number {
  return n <= 3 ? 1 : 3 / n;
}

/**
 * Puts an interval of a difference (plan minus baseline) into words.
 *
 * @param interval limits of the difference; null where there are too few replications for one
 * @param better which way is good news
 * @param material smallest difference that matters, 0 or more, in the unit of the interval; null when nobody named
 *   one: then the interval is compared with 0 and `no material difference` is never said, for nobody said what
 *   would be material
 * @param replications behind the interval: an interval without any width of fewer than `LEAST_NEVER_VARYING` is not
 *   enough evidence, for a rare difference would not have shown
 * @throws RangeError for a margin below 0
 * @see Schuirmann (1987), J. Pharmacokinetics and Biopharmaceutics 15:657-680, for equivalence within a margin
 */
export function verdictOf(
  interval: { readonly lo: number; readonly hi: number } | null,
  better: Direction,
  material: number | null,
  replications = Number.POSITIVE_INFINITY,
): Verdict {
  if (material !== null && !(material >= 0))
    throw new RangeError(`a margin must be 0 or more, not ${material}`);
  if (better === 'neither') return 'no verdict';
  if (interval === null) return 'not enough evidence';
  if (interval.lo === interval.hi && replications < LEAST_NEVER_VARYING) return 'not enough evidence';
  const margin = material ?? 0;
  if (interval.lo > margin) return better === 'higher' ? 'better' : 'worse';
  if (interval.hi < -margin) return better === 'lower' ? 'better' : 'worse';
  const inside = interval.lo >= -margin && interval.hi <= margin;
  return inside && material !== null ? 'no material difference' : 'not enough evidence';
}
