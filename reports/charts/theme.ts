import type { Config } from 'vega-lite';
import type { PlanMark } from '../plan-marks.ts';

/** The fonts that each system has for its own language, Chinese included; nothing is loaded. */
export const FONT_STACK =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

export const INK = '#16202c';
export const MUTED = '#5b6673';
const GRID = '#e6eaee';
/** Fill of the range in which a difference does not matter. */
export const MARGIN_FILL = '#e9edf1';

/**
 * Looks shared by all charts. The page describes each chart in words beside it, so that marks carry no labels of
 * their own for screen readers (five hundred dots would be read out one by one). No clipping: clip paths are named by number and would collide within one page. */
const CHART_CONFIG: Config = {
  aria: false,
  background: 'transparent',
  font: FONT_STACK,
  view: { stroke: null },
  axis: {
    domain: false,
    gridColor: GRID,
    labelColor: MUTED,
    labelFontSize: 12,
    labelPadding: 6,
    tickColor: GRID,
    ticks: false,
    titleColor: MUTED,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    titlePadding: 10,
  },
};

/** What all charts begin with. */
interface ChartBase {
  readonly width: 'container';
  readonly autosize: { readonly type: 'fit-x'; readonly contains: 'padding' };
  readonly padding: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly config: Config;
}

/** As wide as the place it stands in, whatever its labels need. */
export const CHART_BASE: ChartBase = {
  width: 'container',
  autosize: { type: 'fit-x', contains: 'padding' },
  padding: { left: 2, right: 2, top: 2, bottom: 2 },
  config: CHART_CONFIG,
};

/**
 * Room for a name beside the label at the right end of its line, in pixels. Only a browser can hold to it, since
 * only there widths are measured; see `renderSvg`.
 */
export const NAME_LIMIT = { name: 'nameLimit', expr: 'width - 92' } as const;

/** Scales that give every plan its colour and shape. */
export function planScales(marks: readonly PlanMark[]) {
  const domain = marks.map(({ plan }) => plan);
  return {
    colour: {
      field: 'plan',
      type: 'nominal',
      scale: { domain, range: marks.map(({ colour }) => colour) },
      legend: null,
    },
    shape: {
      field: 'plan',
      type: 'nominal',
      scale: { domain, range: marks.map(({ shape }) => shape) },
      legend: null,
    },
  } as const;
}
