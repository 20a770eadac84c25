import type { ColumnTable } from 'arquero';
import type { TopLevelSpec } from 'vega-lite';
import { formatNumber, formatRange } from '../numbers.ts';
import type { PlanMark } from '../plan-marks.ts';
import type { CurvePoint } from './curve-table.ts';
import { CHART_BASE, INK, planScales } from './theme.ts';

const NAME_HEIGHT = 26;
const PLAN_HEIGHT = 13;

/**
 * Profit of each kind of partner under every plan: one block a kind, one dot and interval a plan, the plans in
 * the study's order. Kinds are ordered by their profit under the first plan.
 *
 * @param table as `curveTable` makes it; x is the title of the archetype
 * @param options.unit of y
 */
export function archetypeProfitChart(
  table: ColumnTable,
  options: { readonly unit: string; readonly marks: readonly PlanMark[] },
): TopLevelSpec {
  const { marks, unit } = options;
  const points = table.objects() as CurvePoint[];
  const today = points.filter(({ plan }) => plan === marks[0]!.plan).sort((a, b) => b.y - a.y);
  const archetypes = [...new Set([...today, ...points].map(({ x }) => String(x)))];
  const block = NAME_HEIGHT + PLAN_HEIGHT * marks.length;
  const rows = points.map((point) => {
    const kind = archetypes.indexOf(String(point.x));
    const line = marks.findIndex(({ plan }) => plan === point.plan);
    return {
      ...point,
      at: kind * block + NAME_HEIGHT + PLAN_HEIGHT * line,
      words: formatNumber(point.y, 0),
      interval: formatRange(point, 0),
    };
  });
  const names = archetypes.map((archetype, kind) => ({ archetype, at: kind * block + 8 }));
  const height = archetypes.length * block;
  const { colour, shape } = planScales(marks);
  const x = {
    type: 'quantitative',
    scale: { zero: true, padding: 12 },
    axis: { title: unit, format: ',~r', tickCount: 6, orient: 'bottom' },
  } as const;
  const downwards: number[] = [height, 0];
  const y = {
    field: 'at',
    type: 'quantitative',
    axis: null,
    scale: { domain: downwards, nice: false, zero: false },
  } as const;
  const name = { type: 'text', align: 'left', fontSize: 13, fontWeight: 600 } as const;
  const named = { x: { value: 0 }, y, text: { field: 'archetype', type: 'nominal' } } as const;
  return {
    ...CHART_BASE,
    height,
    data: { values: rows },
    layer: [
      {
        data: { values: [{ zero: 0 }] },
        mark: { type: 'rule', stroke: INK },
        encoding: { x: { field: 'zero', ...x }, y: { value: 0 }, y2: { value: 'height' } },
      },
      {
        mark: { type: 'rule', strokeWidth: 2.5, strokeCap: 'round' },
        encoding: { x: { field: 'lo', ...x }, x2: { field: 'hi' }, y, color: colour },
      },
      {
        mark: { type: 'point', filled: true, opacity: 1, size: 80, stroke: '#ffffff', strokeWidth: 1 },
        encoding: {
          x: { field: 'y', ...x },
          y,
          fill: colour,
          shape,
          tooltip: [
            { field: 'x', type: 'nominal', title: 'partners' },
            { field: 'title', type: 'nominal', title: 'plan' },
            { field: 'words', type: 'nominal', title: unit },
            { field: 'interval', type: 'nominal', title: 'interval' },
          ],
        },
      },
      {
        data: { values: names },
        mark: { ...name, stroke: '#ffffff', strokeWidth: 4, strokeJoin: 'round' },
        encoding: named,
      },
      { data: { values: names }, mark: { ...name, fill: INK }, encoding: named },
    ],
  };
}
