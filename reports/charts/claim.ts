import { type ColumnTable, from } from 'arquero';
import type { TopLevelSpec } from 'vega-lite';
import { caseNumbers } from '../claim-words.ts';
import type { PlanMark } from '../plan-marks.ts';
import type { SummaryIndex } from '../summary-index.ts';
import { CHART_BASE, INK, MARGIN_FILL, MUTED, planScales } from './theme.ts';

const HEIGHT = 300;

/**
 * Differences of all plans in the worlds of a claim that stand on an axis.
 *
 * Columns: plan, title, at, mean, lo, hi (in the unit shown), words for the tooltip. Empty where there is no axis.
 */
export function claimTable(index: SummaryIndex): ColumnTable {
  const { claim } = index.summary;
  const titles = new Map(index.alternatives.map(({ name, title }) => [name, title]));
  const rows = (claim?.cases ?? []).flatMap(({ at, neutral, differences }) =>
    differences.flatMap((difference) => {
      const { plan, mean, interval } = difference;
      if (at === null || neutral || mean === null) return [];
      const [change, range] = caseNumbers(difference, index.measure(claim!.measure)!);
      const [lo, hi] = interval === null ? [mean, mean] : [interval.lo, interval.hi];
      return [{ plan, title: titles.get(plan) ?? plan, at, mean, lo, hi, words: `${change} (${range})` }];
    }),
  );
  return from(rows);
}

/**
 * Difference to today against what is varied, one line a plan with intervals; the grey field is the margin, the dark line
 * today.
 *
 * @param table as `claimTable` makes it
 */
export function claimChart(
  table: ColumnTable,
  options: {
    readonly over: string;
    readonly unit: string;
    readonly material: number | null;
    readonly marks: readonly PlanMark[];
  },
): TopLevelSpec {
  const { colour, shape } = planScales(options.marks);
  const places: number[] = [...new Set((table.objects() as { at: number }[]).map(({ at }) => at))];
  const x = {
    field: 'at',
    type: 'quantitative',
    scale: { zero: false, nice: false, padding: 12 },
    axis: { title: options.over, grid: false, values: places },
  } as const;
  const y = { type: 'quantitative', axis: { title: null, tickCount: 6 } } as const;
  const margin = options.material ?? 0;
  return {
    ...CHART_BASE,
    height: HEIGHT,
    title: {
      text: `difference to today, ${options.unit}`,
      anchor: 'start',
      frame: 'group',
      fontSize: 12,
      fontWeight: 'normal',
      color: MUTED,
      offset: 8,
    },
    data: { values: table.objects() },
    layer: [
      {
        data: { values: [{ lo: -margin, hi: margin }] },
        mark: { type: 'rect', fill: MARGIN_FILL },
        encoding: { y: { field: 'lo', ...y }, y2: { field: 'hi' } },
      },
      {
        data: { values: [{ zero: 0 }] },
        mark: { type: 'rule', stroke: INK, strokeWidth: 1.5 },
        encoding: { y: { field: 'zero', ...y } },
      },
      { mark: { type: 'line', strokeWidth: 2 }, encoding: { x, y: { field: 'mean', ...y }, color: colour } },
      {
        mark: { type: 'rule', strokeWidth: 1.5 },
        encoding: { x, y: { field: 'lo', ...y }, y2: { field: 'hi' }, color: colour },
      },
      {
        mark: { type: 'point', filled: true, opacity: 1, size: 75, stroke: '#ffffff', strokeWidth: 1 },
        encoding: {
          x,
          y: { field: 'mean', ...y },
          fill: colour,
          shape,
          tooltip: [
            { field: 'title', type: 'nominal', title: 'plan' },
            { field: 'at', type: 'quantitative', title: options.over },
            { field: 'words', type: 'nominal', title: options.unit },
          ],
        },
      },
    ],
  };
}
