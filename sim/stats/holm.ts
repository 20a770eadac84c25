/**
 * p-values that may be compared with one error rate together, by Holm's step-down procedure: the smallest is
 * multiplied by m, the next by m - 1, and so on, none above 1 and none below one before it.
 *
 * Never less powerful than Bonferroni, and like it valid whatever the dependence.
 *
 * @param pValues each between 0 and 1, in any order
 * @returns adjusted p-values in the same order
 * @throws RangeError for a p-value outside 0 to 1
 * @see Holm (1979), A simple sequentially rejective multiple test procedure, Scandinavian J. Statistics 6(2):65-70
 * @example holmAdjusted([0.01, 0.04, 0.03, 0.005]) // [0.03, 0.06, 0.06, 0.02]
 */
export function holmAdjusted(pValues: readonly number[]): number[] {
  for (const p of pValues) {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`a p-value must lie between 0 and 1, not ${p}`);
  }
  const adjusted = new Array<number>(pValues.length);
  const ascending = [...pValues.keys()].sort((a, b) => pValues[a]! - pValues[b]!);
  let least = 0;
  ascending.forEach((index, rank) => {
    least = Math.max(least, Math.min(1, (pValues.length - rank) * pValues[index]!));
    adjusted[index] = least;
  });
  return adjusted;
}
