import type { TopLevelSpec } from 'vega-lite';
import type { PlanMark } from '../plan-marks.ts';
import { INK, NAME_LIMIT, planScales } from './theme.ts';

/** Height of one line: its name above, its mark below. */
const LINE_HEIGHT = 44;
const NAME_DY = -11;
/** How far marks stand below the middle of their line. */
export const MARK_DY = 10;
/** Height of the line of today beside the mark of each line. */
const ZERO_HEIGHT = 24;

/** What each line of such a chart carries beside its own fields. */
export interface NamedLine {
  readonly plan: string;
  readonly title: string;
  /** Short text at the right end. */
  readonly label: string;
}

/**
 * Parts of a chart with one line a plan, in the order given.
 *
 * Names stand above their marks instead of on an axis: a long name then costs no width, on a phone either, and
 * its length need not be known (without a browser it can only be estimated, and badly for Chinese).
 *
 * @param axisTitle of the x axis, with its unit; differences are shown with their sign
 */
export function namedLines(lines: readonly NamedLine[], marks: readonly PlanMark[], axisTitle: string) {
  const { colour, shape } = planScales(marks);
  const x = {
    type: 'quantitative',
    axis: {
      title: axisTitle,
      format: '+,~r',
      labelExpr: "datum.value === 0 ? '0' : datum.label",
      tickCount: 5,
      orient: 'bottom',
      labelOverlap: 'greedy',
      labelSeparation: 6,
    },
    scale: { zero: true, padding: 12 },
  } as const;
  const y = {
    field: 'plan',
    type: 'nominal',
    sort: lines.map(({ plan }) => plan),
    axis: null,
    scale: { padding: 0 },
  } as const;
  // Beside the marks only, a piece a line: through the words above them it would read as part of a number.
  const zero = {
    data: { values: lines.map(({ plan }) => ({ plan, zero: 0 })) },
    mark: {
      type: 'tick',
      orient: 'vertical',
      thickness: 1,
      height: ZERO_HEIGHT,
      color: INK,
      opacity: 1,
      yOffset: MARK_DY,
    },
    encoding: { x: { field: 'zero', ...x } },
  } as const;
  const halo = { stroke: '#ffffff', strokeWidth: 4, strokeJoin: 'round', fill: '#ffffff' } as const;
  const limit = { expr: NAME_LIMIT.name } as const;
  const name = { align: 'left', dy: NAME_DY, fontSize: 13, limit } as const;
  const value = { align: 'right', dy: NAME_DY, fontSize: 13, fontWeight: 600 } as const;
  const atLeft = { x: { value: 0 }, text: { field: 'title', type: 'nominal' } } as const;
  const atRight = { x: { value: 'width' }, text: { field: 'label', type: 'nominal' } } as const;
  const texts = [
    { mark: { type: 'text', ...name, ...halo }, encoding: atLeft },
    { mark: { type: 'text', ...name, fill: INK }, encoding: atLeft },
    { mark: { type: 'text', ...value, ...halo }, encoding: atRight },
    { mark: { type: 'text', ...value, fill: INK }, encoding: atRight },
  ] as const;
  const params: NonNullable<TopLevelSpec['params']> = [NAME_LIMIT];
  return { height: LINE_HEIGHT * lines.length, params, colour, shape, x, y, zero, texts };
}
