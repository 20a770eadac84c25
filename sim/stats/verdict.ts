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
 * Puts an interval of a difference (plan minus baseline) into words.
 *
 * @param interval limits of the difference; null where there are too few replications for one
 * @param better which way is good news
 * @param material smallest difference that matters, 0 or more, in the unit of the interval; null when nobody named
 *   one: then the interval is compared with 0 and `no material difference` is never said, for nobody said what
 *   would be material
 * @throws RangeError for a margin below 0
 * @see Schuirmann (1987), J. Pharmacokinetics and Biopharmaceutics 15:657-680, for equivalence within a margin
 */
export function verdictOf(
  interval: { readonly lo: number; readonly hi: number } | null,
  better: Direction,
  material: number | null,
): Verdict {
  if (material !== null && !(material >= 0))
    throw new RangeError(`a margin must be 0 or more, not ${material}`);
  if (better === 'neither') return 'no verdict';
  if (interval === null) return 'not enough evidence';
  const margin = material ?? 0;
  if (interval.lo > margin) return better === 'higher' ? 'better' : 'worse';
  if (interval.hi < -margin) return better === 'lower' ? 'better' : 'worse';
  const inside = interval.lo >= -margin && interval.hi <= margin;
  return inside && material !== null ? 'no material difference' : 'not enough evidence';
}
