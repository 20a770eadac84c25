import type { Verdict } from '../../sim/study/results/estimate.ts';
import { type Html, html } from '../html.ts';
import type { ShownDifference } from '../summary-index.ts';
import { signOf } from '../words.ts';

/** Class of each verdict, for its colour. */
export const VERDICT_CLASSES: Readonly<Record<Verdict, string>> = {
  better: 'is-better',
  worse: 'is-worse',
  'no material difference': 'is-same',
  'not enough evidence': 'is-open',
  'no verdict': 'is-neutral',
};

type Told = Pick<ShownDifference, 'verdict' | 'says' | 'neverHappened'>;

/** A verdict with its sign: readable without colour. */
export function verdictTag(told: Told): Html {
  const { says = told.verdict } = told;
  return html`<span class="verdict ${classOf(told)}"><span aria-hidden="true">${signOf(
    told,
  )}</span> ${says}</span>`;
}

/** Only the sign, with the words for whoever cannot see it. */
export function verdictSign(told: Told): Html {
  const { says = told.verdict } = told;
  return html`<span class="verdict-sign ${classOf(told)}" title="${says}"><span aria-hidden="true">${signOf(
    told,
  )}</span><span class="unseen">${says}</span></span>`;
}

function classOf({ verdict, neverHappened }: Told): string {
  return VERDICT_CLASSES[neverHappened ? 'no verdict' : verdict];
}
