import { checkCount, checkProbability } from './check-range.ts';

/**
 * Confidence level of each of several intervals so that all hold together with `level` or more:
 * `1 - (1 - level) / comparisons`.
 *
 * Holds whatever the dependence between the comparisons, which under common random numbers is strong.
 *
 * @param level joint confidence level, strictly between 0 and 1
 * @param comparisons how many intervals are read together, 1 or more
 * @throws RangeError outside these ranges
 * @see Dunn (1961), Multiple comparisons among means, JASA 56(293):52-64
 * @example bonferroniLevel(0.95, 8) // 0.99375
 */
export function bonferroniLevel(level: number, comparisons: number): number {
  checkProbability(level, 'a level');
  checkCount(comparisons, 1, 'comparisons');
  return 1 - (1 - level) / comparisons;
}
