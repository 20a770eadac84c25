import { type ColumnTable, from } from 'arquero';
import { decimalsOfDifference, formatNumber, formatRange, formatSigned } from '../numbers.ts';
import { EVERYTHING, type SummaryIndex } from '../summary-index.ts';
import { signOf } from '../words.ts';

/**
 * Differences of every plan to the baseline on one row, best first, as the chart needs them.
 *
 * Columns: plan, title, mean, lo, hi (in the unit shown), verdict, label, interval, level.
 *
 * @param scenario of the row
 * @param slice of the row; empty for the whole
 */
export function differenceTable(
  index: SummaryIndex,
  measure: string,
  scenario = EVERYTHING,
  slice = '',
): ColumnTable {
  const info = index.measure(measure)!;
  const rows = index.alternatives.flatMap(({ name, title }) => {
    const estimate = index.estimate(name, measure, scenario, slice);
    const difference = estimate?.difference;
    if (!difference) return [];
    const { interval, verdict, mean } = difference;
    const decimals = decimalsOfDifference(info.decimals, interval);
    return {
      plan: name,
      title,
      mean,
      lo: interval?.lo ?? mean,
      hi: interval?.hi ?? mean,
      verdict,
      label: `${formatSigned(mean, decimals)} ${signOf(difference)}`,
      interval: interval ? formatRange(interval, decimals) : 'too few years',
      level: estimate.mean === null ? '' : formatNumber(estimate.mean, info.decimals),
    };
  });
  const sign = info.better === 'lower' ? 1 : -1;
  return from(rows.sort((a, b) => sign * (a.mean - b.mean)));
}
