import { type Html, html, trusted } from '../html.ts';
import type { PlanMark } from '../plan-marks.ts';

/** Outlines of Vega's symbols in a box from -6 to 6, so that lists show the same signs as the charts. */
const OUTLINES: Readonly<Record<string, string>> = {
  circle: 'M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0Z',
  square: 'M-4.5,-4.5h9v9h-9Z',
  'triangle-up': 'M0,-5.2L5.6,4.6H-5.6Z',
  'triangle-down': 'M0,5.2L5.6,-4.6H-5.6Z',
  'triangle-right': 'M5.2,0L-4.6,5.6V-5.6Z',
  'triangle-left': 'M-5.2,0L4.6,5.6V-5.6Z',
  diamond: 'M0,-5.8L4.6,0L0,5.8L-4.6,0Z',
  cross: 'M-1.9,-5.5h3.8v3.6h3.6v3.8h-3.6v3.6h-3.8v-3.6h-3.6v-3.8h3.6Z',
};

/** The sign of a plan; says nothing to a screen reader, since the name follows. */
export function planSign({ colour, shape }: PlanMark): Html {
  const outline = OUTLINES[shape] ?? OUTLINES['circle']!;
  return trusted(
    `<svg class="sign" viewBox="-6 -6 12 12" aria-hidden="true"><path d="${outline}" fill="${colour}"/></svg>`,
  );
}

/** Sign and title of a plan. */
export function planName(marks: readonly PlanMark[], plan: string): Html {
  const mark = marks.find((each) => each.plan === plan)!;
  return html`<span class="plan-name">${planSign(mark)}<span>${mark.title}</span></span>`;
}

/** All plans with their signs, for charts that do not name them. */
export function planLegend(marks: readonly PlanMark[]): Html {
  const items = marks.map(({ plan }) => html`<li>${planName(marks, plan)}</li>`);
  return html`<ul class="legend" aria-label="Plans">${items}</ul>`;
}
