import { type ColumnTable, from } from 'arquero';
import type { TopLevelSpec } from 'vega-lite';
import { replicationQuantile } from '../../sim/stats/quantile.ts';
import { decimalsOfDifference, formatSigned } from '../numbers.ts';
import type { PlanMark } from '../plan-marks.ts';
import type { SummaryIndex } from '../summary-index.ts';
import { MARK_DY, type NamedLine, namedLines } from './named-lines.ts';
import { CHART_BASE } from './theme.ts';
import { yearlyDifferences } from './yearly-differences.ts';

/**
 * Spread of single years' differences, best median first.
 *
 * Columns: plan, title, least, p10, median, p90, most (in the unit shown), label, and words for the tooltip.
 */
export function yearsTable(index: SummaryIndex, measure: string, replications: ColumnTable): ColumnTable {
  const info = index.measure(measure)!;
  const years = yearlyDifferences(replications, info, index.baseline.name).objects() as {
    plan: string;
    difference: number;
  }[];
  const rows = index.alternatives.flatMap(({ name, title }) => {
    const values = years.filter(({ plan }) => plan === name).map(({ difference }) => difference);
    const better = index.estimate(name, measure)?.difference?.yearsBetter;
    if (values.length === 0 || better === undefined) return [];
    const at = (p: number) => replicationQuantile(values, p);
    const [least, p10, median, p90, most] = [at(0), at(0.1), at(0.5), at(0.9), at(1)];
    const decimals = decimalsOfDifference(info.decimals, { lo: p10, hi: p90 });
    const signed = (value: number) => formatSigned(value, decimals);
    const label = info.better === 'neither' ? '' : `${better} of ${values.length}`;
    const words = { middle: signed(median), most80: `${signed(p10)} to ${signed(p90)}`, label };
    return { plan: name, title, least, p10, median, p90, most, ...words };
  });
  const sign = info.better === 'lower' ? 1 : -1;
  return from(rows.sort((a, b) => sign * (a.median - b.median)));
}

/**
 * How much single years differ: a thick bar for eight of ten simulated years, a thin one for all of them, a stroke for the
 * median. Luck, not noise: more replications do not shorten these bars.
 *
 * @param table as `yearsTable` makes it
 */
export function yearsChart(
  table: ColumnTable,
  options: { readonly unit: string; readonly marks: readonly PlanMark[] },
): TopLevelSpec {
  const rows = table.objects() as NamedLine[];
  const title = `difference in a single year, ${options.unit}`;
  const { height, params, colour, x, y, zero, texts } = namedLines(rows, options.marks, title);
  const onLine = { yOffset: MARK_DY, y2Offset: MARK_DY } as const;
  return {
    ...CHART_BASE,
    height,
    params,
    data: { values: rows },
    encoding: { y },
    layer: [
      zero,
      {
        mark: { type: 'rule', strokeWidth: 1.5, ...onLine },
        encoding: { x: { field: 'least', ...x }, x2: { field: 'most' }, color: colour },
      },
      {
        mark: { type: 'rule', strokeWidth: 10, opacity: 0.55, ...onLine },
        encoding: {
          x: { field: 'p10', ...x },
          x2: { field: 'p90' },
          color: colour,
          tooltip: [
            { field: 'title', type: 'nominal', title: 'plan' },
            { field: 'middle', type: 'nominal', title: 'median year' },
            { field: 'most80', type: 'nominal', title: 'eight of ten simulated years' },
            { field: 'label', type: 'nominal', title: 'years better than today' },
          ],
        },
      },
      {
        mark: { type: 'tick', thickness: 3, height: 16, opacity: 1, yOffset: MARK_DY },
        encoding: { x: { field: 'median', ...x }, color: colour },
      },
      ...texts,
    ],
  };
}
