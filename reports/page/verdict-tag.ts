import type { Verdict } from '../../sim/study/results/summary.ts';
import { type Html, html } from '../html.ts';
import { VERDICT_SIGNS } from '../words.ts';

/** Class of each verdict, for its colour. */
export const VERDICT_CLASSES: Readonly<Record<Verdict, string>> = {
  better: 'is-better',
  worse: 'is-worse',
  'no material difference': 'is-same',
  'not enough evidence': 'is-open',
  'no verdict': 'is-neutral',
};

/** A verdict with its sign: readable without colour. */
export function verdictTag(verdict: Verdict): Html {
  return html`<span class="verdict ${VERDICT_CLASSES[verdict]}"><span aria-hidden="true">${
    VERDICT_SIGNS[verdict]
  }</span> ${verdict}</span>`;
}

/** Only the sign, with the words for whoever cannot see it. */
export function verdictSign(verdict: Verdict): Html {
  return html`<span class="verdict-sign ${VERDICT_CLASSES[verdict]}" title="${verdict}"><span aria-hidden="true">${
    VERDICT_SIGNS[verdict]
  }</span><span class="unseen">${verdict}</span></span>`;
}
