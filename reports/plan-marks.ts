import type { PlanInfo } from '../sim/study/results/summary.ts';

/** How a plan is drawn, the same in every chart and list. */
export interface PlanMark {
  readonly plan: string;
  readonly title: string;
  readonly colour: string;
  /** A Vega symbol, so that plans differ without colour too. */
  readonly shape: string;
}

/** Grey for the baseline: it is the ground that the others stand out from. */
const BASELINE_COLOUR = '#5d6773';

/**
 * Okabe and Ito's palette with its light members darkened to a contrast of 3 : 1 or more on white, ordered so
 * that neighbours differ in lightness as well as in hue.
 *
 * Source: Okabe and Ito (2008), Color Universal Design, https://jfly.uni-koeln.de/color/
 */
const COLOURS = ['#0072b2', '#d55e00', '#00806a', '#a8327e', '#a67500', '#3d3a9e', '#2d8fc4', '#7a4a21'];
const SHAPES = [
  'square',
  'triangle-up',
  'diamond',
  'triangle-down',
  'cross',
  'triangle-right',
  'triangle-left',
];

/** Gives each plan its colour and shape; with more plans than colours, shapes keep them apart. */
export function planMarks(plans: readonly Pick<PlanInfo, 'name' | 'title' | 'baseline'>[]): PlanMark[] {
  let alternative = 0;
  return plans.map(({ name, title, baseline }) => {
    if (baseline) return { plan: name, title, colour: BASELINE_COLOUR, shape: 'circle' };
    const index = alternative++;
    return {
      plan: name,
      title,
      colour: COLOURS[index % COLOURS.length]!,
      shape: SHAPES[index % SHAPES.length]!,
    };
  });
}
