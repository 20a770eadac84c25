import { type ColumnTable, from } from 'arquero';
import type { TopLevelSpec } from 'vega-lite';
import type { MeasureInfo } from '../../sim/study/results/estimate.ts';
import { decimalsOfDifference, formatSigned } from '../numbers.ts';
import type { PlanMark } from '../plan-marks.ts';
import type { SummaryIndex } from '../summary-index.ts';
import { columnsOf, LINE_HEIGHT, wrapName } from '../wrap-name.ts';
import { placeLabels } from './place-labels.ts';
import { CHART_BASE, INK, MUTED, planScales } from './theme.ts';
import { yearlyDifferences } from './yearly-differences.ts';

const HEIGHT = 340;
const NAME_COLUMNS = 24;
/** In a plot narrower than this, in pixels, names would cover the dots: there only the signs tell plans apart. */
const NARROW_PLOT = 350;
const WHERE_NAMED = { expr: `width < ${NARROW_PLOT} ? 0 : 1` } as const;
/** Width of a letter, in pixels. */
const LETTER_WIDTH = 7;
const KEYS = ['plan', 'replication'];
/** The corner where both measures are better. */
const GOOD_FILL = '#e4f1ec';

/** Two measures against each other, with single years and means. */
export interface TradeOff {
  readonly x: MeasureInfo;
  readonly y: MeasureInfo;
  /** One row a plan and year: plan, x, y. */
  readonly years: ColumnTable;
  /** One row a plan: plan, title, x, y, their limits, and words for the tooltip. */
  readonly means: ColumnTable;
  readonly labels: readonly Label[];
  readonly domains: { readonly x: readonly [number, number]; readonly y: readonly [number, number] };
}

/**
 * Joins the differences of two measures, year by year and on average.
 *
 * @returns null when a measure is not in the summary or no plan has both
 */
export function tradeOff(
  index: SummaryIndex,
  measures: { readonly x: string; readonly y: string },
  replications: ColumnTable,
): TradeOff | null {
  const x = index.measure(measures.x);
  const y = index.measure(measures.y);
  if (!x || !y) return null;
  const baseline = index.baseline.name;
  const years = yearlyDifferences(replications, x, baseline)
    .rename({ difference: 'x' })
    .join(
      yearlyDifferences(replications, y, baseline).rename({ difference: 'y' }),
      [KEYS, KEYS],
      [['plan', 'x'], ['y']],
    );
  const means = index.alternatives.flatMap(({ name, title }) => {
    const ofX = index.estimate(name, x.id)?.difference;
    const ofY = index.estimate(name, y.id)?.difference;
    if (!ofX || !ofY) return [];
    const limits = {
      xLo: ofX.interval?.lo ?? ofX.mean,
      xHi: ofX.interval?.hi ?? ofX.mean,
      yLo: ofY.interval?.lo ?? ofY.mean,
      yHi: ofY.interval?.hi ?? ofY.mean,
    };
    const words = {
      xWords: formatSigned(ofX.mean, decimalsOfDifference(x.decimals, ofX.interval)),
      yWords: formatSigned(ofY.mean, decimalsOfDifference(y.decimals, ofY.interval)),
    };
    return { plan: name, title, x: ofX.mean, y: ofY.mean, ...limits, ...words };
  });
  if (means.length === 0) return null;
  const points = years.objects() as { x: number; y: number }[];
  const domains = {
    x: domainOf([...points.map((point) => point.x), ...means.flatMap(({ xLo, xHi }) => [xLo, xHi])]),
    y: domainOf([...points.map((point) => point.y), ...means.flatMap(({ yLo, yHi }) => [yLo, yHi])]),
  };
  return { x, y, years, means: from(means), labels: labelsOf(means, domains), domains };
}

/** Where a name stands: its alignment, the point it is aligned to, and the y of its first line, in data units. */
interface Label {
  readonly name: readonly string[];
  readonly align: 'left' | 'center' | 'right';
  readonly labelX: number;
  readonly labelY: number;
}

interface LabelledMean {
  readonly title: string;
  readonly x: number;
  readonly xLo: number;
  readonly xHi: number;
  readonly y: number;
  readonly yLo: number;
  readonly yHi: number;
}

/**
 * Names of the plans that find a free place in a plot of the least width that is named at all; a wider plot only
 * adds room, since names are fastened where they are nearest to their dots.
 */
function labelsOf(means: readonly LabelledMean[], { x, y }: TradeOff['domains']): Label[] {
  const pixelX = (x[1] - x[0]) / NARROW_PLOT;
  const pixelY = (y[1] - y[0]) / HEIGHT;
  const acrossOf = (value: number) => (value - x[0]) / pixelX;
  const downOf = (value: number) => (y[1] - value) / pixelY;
  const names = means.map(({ title }) => wrapName(title, NAME_COLUMNS));
  const crosses = means.map((mean, i) => ({
    x: acrossOf(mean.x),
    y: downOf(mean.y),
    xLo: acrossOf(mean.xLo),
    xHi: acrossOf(mean.xHi),
    yTop: downOf(mean.yHi),
    yBottom: downOf(mean.yLo),
    nameWidth: Math.max(...names[i]!.map(columnsOf)) * LETTER_WIDTH,
    nameHeight: names[i]!.length * LINE_HEIGHT,
  }));
  return placeLabels(crosses, { width: NARROW_PLOT, height: HEIGHT }).flatMap((box, i): Label[] => {
    if (box === null) return [];
    const { x: dot } = crosses[i]!;
    const align = box.left > dot ? 'left' : box.right < dot ? 'right' : 'center';
    const fastened = { left: box.left, right: box.right, center: dot }[align];
    const firstLine = box.top + LINE_HEIGHT / 2;
    return [
      {
        name: names[i]!,
        align,
        labelX: x[0] + pixelX * fastened,
        labelY: y[1] - pixelY * firstLine,
      },
    ];
  });
}

function domainOf(values: readonly number[]): readonly [number, number] {
  const lo = Math.min(0, ...values);
  const hi = Math.max(0, ...values);
  const margin = 0.05 * (hi - lo || 1);
  return [lo - margin, hi + margin];
}

/**
 * One measure against another, as differences to the baseline, which stands where the axes cross. Faint dots are
 * single years, crosses the intervals of the means; the tinted corner is better on both.
 */
export function tradeOffChart(
  { x, y, years, means, labels, domains }: TradeOff,
  marks: readonly PlanMark[],
): TopLevelSpec {
  const { colour, shape } = planScales(marks);
  const axis = {
    format: '+,~r',
    labelExpr: "datum.value === 0 ? '0' : datum.label",
    tickCount: 5,
    labelOverlap: 'greedy',
    labelSeparation: 6,
  } as const;
  const domainX: number[] = [...domains.x];
  const domainY: number[] = [...domains.y];
  const onX = {
    type: 'quantitative',
    scale: { domain: domainX, nice: false },
    axis: { ...axis, title: axisTitle(x) },
  } as const;
  const onY = {
    type: 'quantitative',
    scale: { domain: domainY, nice: false },
    axis: { ...axis, title: null },
  } as const;
  const named = (align: Label['align']) => {
    const mark = {
      type: 'text',
      align,
      baseline: 'middle',
      fontSize: 12.5,
      lineHeight: LINE_HEIGHT,
      opacity: WHERE_NAMED,
    } as const;
    const encoding = {
      x: { field: 'labelX', ...onX },
      y: { field: 'labelY', ...onY },
      text: { field: 'name', type: 'nominal' },
    } as const;
    const halo = { stroke: '#ffffff', strokeWidth: 4, strokeJoin: 'round', fill: '#ffffff' } as const;
    return {
      data: { values: labels.filter((label) => label.align === align) },
      layer: [
        { mark: { ...mark, ...halo }, encoding },
        { mark: { ...mark, fill: INK }, encoding },
      ],
    };
  };
  return {
    ...CHART_BASE,
    height: HEIGHT,
    title: {
      text: `${y.title}: difference, ${y.unit}`,
      anchor: 'start',
      frame: 'group',
      fontSize: 12,
      fontWeight: 'normal',
      color: MUTED,
      offset: 8,
    },
    data: { values: means.objects() },
    layer: [
      {
        data: { values: betterOnBoth(x, y, domains) },
        mark: { type: 'rect', fill: GOOD_FILL },
        encoding: {
          x: { field: 'x', ...onX },
          x2: { field: 'x2' },
          y: { field: 'y', ...onY },
          y2: { field: 'y2' },
        },
      },
      {
        data: { values: [{ zero: 0 }] },
        mark: { type: 'rule', stroke: INK },
        encoding: { x: { field: 'zero', ...onX } },
      },
      {
        data: { values: [{ zero: 0 }] },
        mark: { type: 'rule', stroke: INK },
        encoding: { y: { field: 'zero', ...onY } },
      },
      {
        data: { values: years.objects() },
        mark: { type: 'point', filled: true, size: 9, opacity: 0.28 },
        encoding: { x: { field: 'x', ...onX }, y: { field: 'y', ...onY }, color: colour },
      },
      // Under the signs, so that no name hides a plan.
      named('left'),
      named('center'),
      named('right'),
      {
        mark: { type: 'rule', strokeWidth: 2.5 },
        encoding: {
          x: { field: 'xLo', ...onX },
          x2: { field: 'xHi' },
          y: { field: 'y', ...onY },
          color: colour,
        },
      },
      {
        mark: { type: 'rule', strokeWidth: 2.5 },
        encoding: {
          y: { field: 'yLo', ...onY },
          y2: { field: 'yHi' },
          x: { field: 'x', ...onX },
          color: colour,
        },
      },
      {
        mark: { type: 'point', filled: true, opacity: 1, size: 120, stroke: '#ffffff', strokeWidth: 1 },
        encoding: {
          x: { field: 'x', ...onX },
          y: { field: 'y', ...onY },
          fill: colour,
          shape,
          tooltip: [
            { field: 'title', type: 'nominal', title: 'plan' },
            { field: 'yWords', type: 'nominal', title: `${y.title}, ${y.unit}` },
            { field: 'xWords', type: 'nominal', title: `${x.title}, ${x.unit}` },
          ],
        },
      },
    ],
  };
}

function axisTitle({ title, unit }: MeasureInfo): string {
  return `${title}: difference, ${unit}`;
}

function betterOnBoth(x: MeasureInfo, y: MeasureInfo, domains: TradeOff['domains']) {
  if (x.better === 'neither' || y.better === 'neither') return [];
  return [
    {
      x: 0,
      x2: x.better === 'higher' ? domains.x[1] : domains.x[0],
      y: 0,
      y2: y.better === 'higher' ? domains.y[1] : domains.y[0],
    },
  ];
}
