import { type Html, html } from '../html.ts';
import { formatNumber } from '../numbers.ts';
import type { PageContext } from './context.ts';
import { planName } from './plan-name.ts';

/** What came up that no rule decides, by the rule that is missing; null in a study that can have none, or had none. */
export function greyAreasSection({ index, marks }: PageContext): Html | null {
  const { plans, measures } = index.summary;
  const meanOf = (plan: string, measure: string) => index.estimate(plan, measure)?.mean ?? 0;
  const open = measures.filter(
    ({ id }) => id.startsWith('grey-') && plans.some(({ name }) => meanOf(name, id) > 0),
  );
  if (open.length === 0) return null;
  const rows = open.map(
    ({ id, title, unit, decimals }) =>
      html`<tr><th scope="row">${title} <span class="quiet">${unit}</span></th>${plans.map(({ name, title: plan }) => html`<td data-label="${plan}">${meanOf(name, id) === 0 ? '–' : formatNumber(meanOf(name, id), decimals)}</td>`)}</tr>`,
  );
  return html`<section id="grey-areas"><h2>Grey areas</h2>
    <p>What came up and no rule decides, by the rule that is missing. Most of it was negotiated each time, at the cost of hours: write the rule before rules are widened.</p>
    <div class="scroller" tabindex="0" role="region" aria-label="Grey areas"><table class="numbers stacks"><caption class="unseen">What came up and no rule decides, by plan</caption><thead><tr><th scope="col">Without a rule</th>${plans.map(({ name }) => html`<th scope="col">${planName(marks, name)}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div></section>`;
}
