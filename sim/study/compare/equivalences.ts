import { equivalenceTest } from '../../stats/equivalence.ts';
import { holmAdjusted } from '../../stats/holm.ts';
import type { IntervalEstimate } from '../../stats/mean-interval.ts';
import { LEAST_NEVER_VARYING } from '../../stats/verdict.ts';
import type { Equivalence, MeasureInfo } from '../results/estimate.ts';

/** A difference that is decided on, before its scale. */
export interface DecidedDifference {
  readonly limits: IntervalEstimate;
  readonly measure: MeasureInfo;
}

/**
 * Tests every decided difference for equivalence within its margin, and for not being worse by more than it. Each of
 * the two families of claims holds together, by Holm.
 *
 * @param level joint confidence of all claims of a kind
 * @param left claims of a kind about plans that were not run; they count as not shown
 * @returns one a difference, in their order; undefined for a measure without a margin above 0 or a good direction
 */
export function equivalencesOf(
  differences: readonly DecidedDifference[],
  level: number,
  left = 0,
): (Equivalence | undefined)[] {
  const tested = differences.flatMap(({ limits, measure }, index) => {
    const { material, better, scale } = measure;
    if (material === null || material <= 0 || better === 'neither') return [];
    // Differences that never varied show nothing by a t test until there are enough of them.
    const never = limits.standardError === 0 && limits.degreesOfFreedom + 1 < LEAST_NEVER_VARYING;
    const { pAboveLower, pBelowUpper, p } = never
      ? { pAboveLower: 1, pBelowUpper: 1, p: 1 }
      : equivalenceTest(limits, material / Math.abs(scale));
    const moreIsBetter = (better === 'higher') === scale > 0;
    return { index, margin: material, p, nonInferiorityP: moreIsBetter ? pAboveLower : pBelowUpper };
  });
  const unknown = new Array<number>(left).fill(1);
  const equivalent = holmAdjusted([...tested.map(({ p }) => p), ...unknown]);
  const notWorse = holmAdjusted([...tested.map(({ nonInferiorityP }) => nonInferiorityP), ...unknown]);
  const claims = tested.length + left;
  const found = new Array<Equivalence | undefined>(differences.length).fill(undefined);
  tested.forEach(({ index, margin }, i) => {
    found[index] = {
      margin,
      p: equivalent[i]!,
      nonInferiorityP: notWorse[i]!,
      level,
      method: 'two one-sided paired t tests',
      correction: `Holm over ${claims} comparison${claims === 1 ? '' : 's'}`,
    };
  });
  return found;
}
