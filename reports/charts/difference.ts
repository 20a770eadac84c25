import type { ColumnTable } from 'arquero';
import type { TopLevelSpec } from 'vega-lite';
import type { PlanMark } from '../plan-marks.ts';
import { MARK_DY, type NamedLine, namedLines } from './named-lines.ts';
import { CHART_BASE, MARGIN_FILL } from './theme.ts';

/**
 * Dots and intervals of the differences to the baseline, one line a plan in the order of the table.
 *
 * @param table as `differenceTable` makes it
 * @param options.unit of the measure
 * @param options.material half-width of the grey band, within which a difference does not matter; null for none
 */
export function differenceChart(
  table: ColumnTable,
  options: { readonly unit: string; readonly material: number | null; readonly marks: readonly PlanMark[] },
): TopLevelSpec {
  const rows = table.objects() as NamedLine[];
  const { material, unit } = options;
  const { height, params, colour, shape, x, y, zero, texts } = namedLines(
    rows,
    options.marks,
    `difference, ${unit}`,
  );
  const bands = material === null ? [] : rows.map(({ plan }) => ({ plan, lo: -material, hi: material }));
  return {
    ...CHART_BASE,
    height,
    params,
    data: { values: rows },
    encoding: { y },
    layer: [
      {
        data: { values: bands },
        mark: { type: 'rect', fill: MARGIN_FILL, cornerRadius: 2, height: 20, yOffset: MARK_DY },
        encoding: { x: { field: 'lo', ...x }, x2: { field: 'hi' } },
      },
      zero,
      {
        mark: { type: 'rule', strokeWidth: 3, strokeCap: 'round', yOffset: MARK_DY, y2Offset: MARK_DY },
        encoding: { x: { field: 'lo', ...x }, x2: { field: 'hi' }, color: colour },
      },
      {
        mark: {
          type: 'point',
          filled: true,
          opacity: 1,
          size: 110,
          stroke: '#ffffff',
          strokeWidth: 1,
          yOffset: MARK_DY,
        },
        encoding: {
          x: { field: 'mean', ...x },
          fill: colour,
          shape,
          tooltip: [
            { field: 'title', type: 'nominal', title: 'plan' },
            { field: 'level', type: 'nominal', title: unit },
            { field: 'label', type: 'nominal', title: 'difference' },
            { field: 'interval', type: 'nominal', title: 'interval' },
            { field: 'verdict', type: 'nominal', title: 'verdict' },
          ],
        },
      },
      ...texts,
    ],
  };
}
