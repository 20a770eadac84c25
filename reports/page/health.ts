import type { PlanHealth } from '../../sim/study/summary.ts';
import { type Html, html } from '../html.ts';
import { countOf, formatNumber, formatShare } from '../numbers.ts';
import type { PageContext } from './context.ts';
import { planName } from './plan-name.ts';

/** Above this share of open customers the books cannot be called closed. */
const OPEN_LIMIT = 0.02;

/** Could the books be closed, and was every rule used? */
export function healthSection({ index, marks }: PageContext): Html {
  const { health, cohort } = index.summary;
  const rows = health.map(({ plan, openShare, ruleCounts }) => {
    const unused = ruleCounts.filter(({ count }) => count === 0).length;
    const over = openShare > OPEN_LIMIT;
    return html`<tr><th scope="row">${planName(marks, plan)}</th><td class="${over ? 'is-worse' : ''}">${formatShare(openShare)}${
      over && ' – too many'
    }</td><td>${ruleCounts.length}</td><td class="${unused > 0 ? 'is-open' : ''}">${unused === 0 ? 'none' : countOf(unused, 'rule')}</td></tr>`;
  });
  return html`<section id="health"><h2>Is the study in good health?</h2>
    <p>Every customer is followed ${cohort.followUp} from the first enquiry. Whoever is still undecided then is open; above ${formatShare(OPEN_LIMIT, 0)} open, follow longer. A rule that never decided anything is switched off in that policy, or was not put to the test.</p>
    <div class="scroller" tabindex="0" role="region" aria-label="Health of the study"><table class="numbers"><caption class="unseen">Open customers and unused rules by plan</caption><thead><tr><th scope="col">Plan</th><th scope="col">Still open</th><th scope="col">Rules</th><th scope="col">Never used</th></tr></thead><tbody>${rows}</tbody></table></div>
    ${health.map((plan) => ruleCounts(plan, marks))}</section>`;
}

function ruleCounts({ plan, ruleCounts: counts }: PlanHealth, marks: PageContext['marks']): Html | null {
  if (counts.length === 0) return null;
  const rows = counts.map(
    ({ policy, rule, count }) =>
      html`<tr><th scope="row"><code>${rule}</code></th><td><code>${policy}</code></td><td class="${count === 0 ? 'is-open' : ''}">${
        count === 0 ? 'never' : formatNumber(count, 0)
      }</td></tr>`,
  );
  return html`<details class="slices"><summary>How often each rule decided under ${planName(marks, plan)}</summary>
    <div class="scroller" tabindex="0" role="region" aria-label="Rule counts"><table class="numbers rule-counts"><caption class="unseen">How often each rule decided, over all simulated years</caption><thead><tr><th scope="col">Rule</th><th scope="col">Policy</th><th scope="col">Times, all years</th></tr></thead><tbody>${rows}</tbody></table></div></details>`;
}
