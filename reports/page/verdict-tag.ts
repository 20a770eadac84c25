import type { Verdict } from '../../sim/study/results/summary.ts';
import { type Html, html } from '../html.ts';
import type { ShownDifference } from '../summary-index.ts';
import { VERDICT_SIGNS } from '../words.ts';

/** Class of each verdict, for its colour. */
export const VERDICT_CLASSES: Readonly<Record<Verdict, string>> = {
  better: 'is-better',
  worse: 'is-worse',
  'no material difference': 'is-same',
  'not enough evidence': 'is-open',
  'no verdict': 'is-neutral',
};

type Told = Pick<ShownDifference, 'verdict' | 'says'>;

/** A verdict with its sign: readable without colour. */
export function verdictTag({ verdict, says = verdict }: Told): Html {
  return html`<span class="verdict ${VERDICT_CLASSES[verdict]}"><span aria-hidden="true">${
    VERDICT_SIGNS[verdict]
  }</span> ${says}</span>`;
}

/** Only the sign, with the words for whoever cannot see it. */
export function verdictSign({ verdict, says = verdict }: Told): Html {
  return html`<span class="verdict-sign ${VERDICT_CLASSES[verdict]}" title="${says}"><span aria-hidden="true">${
    VERDICT_SIGNS[verdict]
  }</span><span class="unseen">${says}</span></span>`;
}
