import type { ColumnTable } from 'arquero';
import type { TopLevelSpec } from 'vega-lite';
import { formatNumber } from '../numbers.ts';
import type { PlanMark } from '../plan-marks.ts';
import { firstLineRise, LINE_HEIGHT, wrapName } from '../wrap-name.ts';
import type { CurvePoint } from './curve-table.ts';
import { spreadLabels } from './spread-labels.ts';
import { CHART_BASE, INK, MUTED, planScales } from './theme.ts';

const HEIGHT = 340;
const NAME_COLUMNS = 22;
/** Length of the strokes that lead from the lines to their names, in pixels. */
const LEADER = 22;

/**
 * Share of leads contacted within so many hours, one line a plan, named at its end.
 *
 * @param table as `curveTable` makes it; x in hours after the enquiry, above 0
 * @param options.unit of y, for its title
 */
export function responseChart(
  table: ColumnTable,
  options: { readonly unit: string; readonly marks: readonly PlanMark[] },
): TopLevelSpec {
  const points = (table.objects() as CurvePoint[]).map((point) => ({
    ...point,
    words: `${formatNumber(point.y, 1)} (${formatNumber(point.lo, 1)} to ${formatNumber(point.hi, 1)})`,
    within: hoursInWords(Number(point.x)),
  }));
  const hours = [...new Set(points.map(({ x }) => Number(x)))].sort((a, b) => a - b);
  const top = 1.08 * Math.max(...points.map(({ hi }) => hi));
  const { colour, shape } = planScales(options.marks);
  const domainX: number[] = [hours[0]!, hours.at(-1)!];
  const domainY: number[] = [0, top];
  const x = {
    field: 'x',
    type: 'quantitative',
    scale: {
      type: 'log',
      domain: domainX,
      nice: false,
    },
    axis: {
      title: 'hours after the enquiry',
      values: hours,
      labelExpr: "datum.value < 72 ? datum.value + ' h' : datum.value / 24 + ' d'",
      grid: false,
    },
  } as const;
  const y = {
    type: 'quantitative',
    scale: { domain: domainY, nice: false },
    axis: { title: null, tickCount: 5 },
  } as const;
  const labels = endLabels(points, hours.at(-1)!, top);
  const text = {
    type: 'text',
    align: 'left',
    dx: LEADER + 5,
    fontSize: 12.5,
    lineHeight: LINE_HEIGHT,
    baseline: 'middle',
  } as const;
  const labelled = {
    x,
    y: { field: 'firstLineY', ...y },
    text: { field: 'name', type: 'nominal' },
  } as const;
  return {
    ...CHART_BASE,
    height: HEIGHT,
    title: {
      text: `contacted, ${options.unit}`,
      anchor: 'start',
      frame: 'group',
      fontSize: 12,
      fontWeight: 'normal',
      color: MUTED,
      offset: 8,
    },
    data: { values: points },
    layer: [
      {
        mark: { type: 'line', strokeWidth: 2.5 },
        encoding: { x, y: { field: 'y', ...y }, color: colour },
      },
      {
        mark: { type: 'rule', strokeWidth: 1.5 },
        encoding: { x, y: { field: 'lo', ...y }, y2: { field: 'hi' }, color: colour },
      },
      {
        mark: { type: 'point', filled: true, opacity: 1, size: 75, stroke: '#ffffff', strokeWidth: 1 },
        encoding: {
          x,
          y: { field: 'y', ...y },
          fill: colour,
          shape,
          tooltip: [
            { field: 'title', type: 'nominal', title: 'plan' },
            { field: 'within', type: 'nominal', title: 'within' },
            { field: 'words', type: 'nominal', title: options.unit },
          ],
        },
      },
      {
        data: { values: labels },
        mark: { type: 'rule', strokeWidth: 1, xOffset: 6, x2Offset: LEADER },
        encoding: {
          x,
          x2: { field: 'x' },
          y: { field: 'y', ...y },
          y2: { field: 'labelY' },
          color: colour,
        },
      },
      {
        data: { values: labels },
        mark: { ...text, stroke: '#ffffff', strokeWidth: 4, strokeJoin: 'round' },
        encoding: labelled,
      },
      { data: { values: labels }, mark: { ...text, fill: INK }, encoding: { ...labelled } },
    ],
  };
}

/** Names at the ends of the lines, moved apart where they would touch. */
function endLabels(points: readonly CurvePoint[], lastHour: number, top: number) {
  const ends = points.filter(({ x }) => Number(x) === lastHour);
  const names = ends.map(({ title }) => wrapName(title, NAME_COLUMNS));
  const pixel = top / HEIGHT;
  const sizes = names.map((name) => pixel * (name.length * LINE_HEIGHT + 9));
  const wanted = ends.map(({ y }) => y);
  const placed = spreadLabels(wanted, sizes, { lo: 0, hi: top });
  return ends.map(({ plan, x, y }, i) => {
    const name = names[i]!;
    const labelY = placed[i]!;
    return { plan, x, y, name, labelY, firstLineY: labelY + pixel * firstLineRise(name.length) };
  });
}

function hoursInWords(hours: number): string {
  if (hours < 72) return `${formatNumber(hours, 0)} hour${hours === 1 ? '' : 's'}`;
  return `${formatNumber(hours / 24, 0)} days`;
}
