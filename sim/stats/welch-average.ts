import { checkCount } from './check-range.ts';

/**
 * Welch's moving average of a series that was averaged over replications: of 2w + 1 neighbours, and near the start of
 * as many as stand on either side. What warms up is seen where the line stops climbing.
 *
 * @param values in the order of time
 * @param window w, 1 or more, at most a quarter of the series
 * @returns values for all but the last w places
 * @throws RangeError for a window outside this range
 * @see Welch (1983), The statistical analysis of simulation results; Law (2015), section 9.5.1
 * @example welchAverages([4, 1, 1, 1, 1], 1) // [4, 2, 1, 1]
 */
export function welchAverages(values: readonly number[], window: number): number[] {
  checkCount(window, 1, 'a window');
  if (window > values.length / 4) {
    throw new RangeError(`a window of ${window} is more than a quarter of ${values.length} values`);
  }
  return Array.from({ length: values.length - window }, (_, i) => {
    const reach = Math.min(i, window);
    let sum = 0;
    for (let j = i - reach; j <= i + reach; j++) sum += values[j]!;
    return sum / (2 * reach + 1);
  });
}
