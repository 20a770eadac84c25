import type { IntervalEstimate } from './mean-interval.ts';
import { studentTProbability } from './student-t.ts';

/** Two one-sided tests of a difference against a margin. Small p-values speak for the claim. */
export interface EquivalenceTest {
  /** Of the claim that the difference lies above -margin. */
  readonly pAboveLower: number;
  /** Of the claim that it lies below +margin. */
  readonly pBelowUpper: number;
  /** Of the claim that it lies within the margin: the larger of the two. */
  readonly p: number;
}

/**
 * Schuirmann's two one-sided t tests (TOST): is the difference surely within the margin?
 *
 * A difference may be surely there and surely not matter. `pAboveLower` by itself is the test of non-inferiority when
 * more is better, `pBelowUpper` when less is.
 *
 * @param difference its estimate, standard error and degrees of freedom
 * @param margin smallest difference that matters, above 0, in the unit of the difference
 * @throws RangeError for a margin of 0 or below: nothing can be shown to lie within it
 * @see Schuirmann (1987), J. Pharmacokinetics and Biopharmaceutics 15(6):657-680
 */
export function equivalenceTest(
  {
    estimate,
    standardError,
    degreesOfFreedom,
  }: Pick<IntervalEstimate, 'estimate' | 'standardError' | 'degreesOfFreedom'>,
  margin: number,
): EquivalenceTest {
  if (!(margin > 0)) throw new RangeError(`a margin of equivalence must be above 0, not ${margin}`);
  const pAbove = (distance: number) =>
    studentTProbability(distance === 0 ? 0 : -distance / standardError, degreesOfFreedom);
  const pAboveLower = pAbove(estimate + margin);
  const pBelowUpper = pAbove(margin - estimate);
  return { pAboveLower, pBelowUpper, p: Math.max(pAboveLower, pBelowUpper) };
}
