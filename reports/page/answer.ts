import type { MeasureInfo, Verdict } from '../../sim/study/results/estimate.ts';
import type { PlanInfo } from '../../sim/study/results/summary.ts';
import { type Html, html } from '../html.ts';
import { countOf, decimalsOfDifference, formatNumber, formatSigned } from '../numbers.ts';
import { answersWords, hardestHitWords, openingWords } from '../opening-words.ts';
import { selectionSentences } from '../selection-words.ts';
import type { SummaryIndex } from '../summary-index.ts';
import {
  changeSentence,
  luckSentence,
  marginWords,
  STANDING_LABELS,
  type Standing,
  standingOf,
  transferSentence,
} from '../words.ts';
import type { PageContext } from './context.ts';
import { planName } from './plan-name.ts';
import { VERDICT_CLASSES, verdictTag } from './verdict-tag.ts';

/** The order in which a plan's headlines are told. */
const TOLD: readonly Verdict[] = [
  'better',
  'worse',
  'no material difference',
  'not enough evidence',
  'no verdict',
];

/** What changed: a board of all plans at a glance, then each in a few sentences, then headline by headline. */
export function answerSection(context: PageContext): Html {
  const { index } = context;
  if (index.alternatives.length === 0) {
    return html`<section id="answer"><h2>What changed</h2>
      <p class="lead">This study has one plan, “${index.baseline.title}”: there is nothing to compare it with.</p>
    </section>`;
  }
  const standings = index.alternatives.map((plan) => ({
    plan,
    standing: standingOf(headlineVerdicts(index, plan)),
  }));
  const selected = selectionSentences(index);
  return html`<section id="answer"><h2>What changed</h2>
    <p class="lead">Measured against “${index.baseline.title}” on ${countOf(index.headlines.length, 'headline measure')}:</p>
    ${board(context)}
    <h3>In short, and who is hit</h3>
    <ul class="short">${standings.map(({ plan }) => openingItem(context, plan))}</ul>
    ${selected.length > 0 && html`<h3>Selection</h3><ul class="short">${selected.map((sentence) => html`<li>${sentence}</li>`)}</ul>`}
    <h3>Every headline of every plan, in words</h3>
    <div class="cards">${index.alternatives.map((plan, i) => planCard(context, plan, standings[i]!.standing))}</div>
  </section>`;
}

/** One plan in the opening: its headlines, then what partners ask first. */
function openingItem({ index, marks }: PageContext, plan: PlanInfo): Html {
  const forPartners = [hardestHitWords(index, plan), answersWords(index, plan)].filter(
    (words) => words !== null,
  );
  return html`<li><b>${planName(marks, plan.name)}</b>: ${openingWords(index, plan)}.${
    forPartners.length > 0 &&
    html` <span class="for-partners">${forPartners.join(' ')} <span class="exploratory">exploratory</span></span>`
  }</li>`;
}

function headlineVerdicts(index: SummaryIndex, plan: PlanInfo): Verdict[] {
  return index.headlines.flatMap(({ id }) => index.estimate(plan.name, id)?.difference?.verdict ?? []);
}

function board({ index, marks }: PageContext): Html {
  const heads = index.headlines.map(
    (measure) =>
      html`<th scope="col">${measure.title}<small>${measure.unit}<br>${marginWords(measure)}</small></th>`,
  );
  const today = index.headlines.map(({ id, decimals, title }) => {
    const mean = index.estimate(index.baseline.name, id)?.mean ?? null;
    return html`<td data-label="${title}"><span class="figure-number">${
      mean === null ? '–' : formatNumber(mean, decimals)
    }</span></td>`;
  });
  const rows = index.alternatives.map(
    ({ name }) =>
      html`<tr><th scope="row">${planName(marks, name)}</th>${index.headlines.map((measure) =>
        boardCell(index, name, measure),
      )}</tr>`,
  );
  return html`<div class="scroller" tabindex="0" role="region" aria-label="Plans and headline measures">
    <table class="board stacks"><caption class="unseen">Difference of every plan to today’s rules on every headline measure</caption>
    <thead><tr><th scope="col">Plan</th>${heads}</tr></thead>
    <tbody><tr class="today"><th scope="row">${planName(marks, index.baseline.name)}<small>level today</small></th>${today}</tr>${rows}</tbody>
    </table></div>`;
}

function boardCell(index: SummaryIndex, plan: string, measure: MeasureInfo): Html {
  const difference = index.estimate(plan, measure.id)?.difference;
  if (!difference) return html`<td data-label="${measure.title}">–</td>`;
  const decimals = decimalsOfDifference(measure.decimals, difference.interval);
  return html`<td data-label="${measure.title}" class="${VERDICT_CLASSES[difference.verdict]}"><span class="figure-number">${formatSigned(
    difference.mean,
    decimals,
  )}</span>${verdictTag(difference)}</td>`;
}

function planCard({ index, marks }: PageContext, plan: PlanInfo, standing: Standing): Html {
  const told = index.headlines
    .flatMap((measure) => {
      const estimate = index.estimate(plan.name, measure.id);
      return estimate?.difference ? [{ measure, estimate, difference: estimate.difference }] : [];
    })
    .sort((a, b) => TOLD.indexOf(a.difference.verdict) - TOLD.indexOf(b.difference.verdict));
  const items = told.map(({ measure, estimate, difference }) => {
    const today = index.estimate(index.baseline.name, measure.id);
    return html`<li>${verdictTag(difference)}<p><b>${measure.title}</b> ${changeSentence(measure, estimate, today)} <span class="luck">${luckSentence(measure, estimate)}</span></p></li>`;
  });
  const verdict = (id: string) => index.estimate(plan.name, id)?.difference?.verdict ?? 'no verdict';
  const transfer = transferSentence({
    partners: verdict('partner-profit'),
    hq: verdict('hq-contribution'),
    together: verdict('money-sum'),
  });
  return html`<details class="card"><summary><b>${planName(marks, plan.name)}</b>
    <span class="standing standing-${standing.replace(' ', '-')}">${STANDING_LABELS[standing]}</span></summary>
    <ul class="told">${items}</ul>${transfer && html`<p class="transfer">${transfer}</p>`}</details>`;
}
