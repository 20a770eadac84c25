import type { PlanHealth } from '../../sim/study/results/summary.ts';
import { type Html, html } from '../html.ts';
import { countOf, formatNumber, formatShare } from '../numbers.ts';
import type { PageContext } from './context.ts';
import { planName } from './plan-name.ts';

/** Above this share of open customers the books cannot be called closed. */
const OPEN_LIMIT = 0.02;

/** Rules that every policy has, whether or not anybody wrote them: their silence is no news. */
const BUILT_IN =
  /^(?:lead|limit|protection)\/|^reclaim\/(?:declined|not-accepted|not-contacted|false-report|returned|pool-window)$/;

/** Rules that the plan itself brings and that never decided anything; today's rules are the ground, not the plan. */
function silentRules({ plan, ruleCounts }: PlanHealth, index: PageContext['index']): number {
  const today = new Set(
    index.summary.health
      .filter((each) => each.plan === index.baseline.name)
      .flatMap((each) => each.ruleCounts.map(({ policy }) => policy)),
  );
  const ground = plan === index.baseline.name ? new Set<string>() : today;
  return ruleCounts.filter(
    ({ policy, rule, count }) => count === 0 && !ground.has(policy) && !BUILT_IN.test(rule),
  ).length;
}

/** Could the books be closed, and was every rule used? */
export function healthSection({ index, marks }: PageContext): Html {
  const { health, cohort } = index.summary;
  const rows = health.map((each) => {
    const { plan, openShare, ruleCounts } = each;
    const unused = silentRules(each, index);
    const over = openShare > OPEN_LIMIT;
    return html`<tr><th scope="row">${planName(marks, plan)}</th><td class="${over ? 'is-worse' : ''}">${formatShare(openShare)}${
      over && ' – too many'
    }</td><td>${ruleCounts.length}</td><td class="${unused > 0 ? 'is-open' : ''}">${unused === 0 ? 'none' : countOf(unused, 'rule')}</td></tr>`;
  });
  return html`<section id="health"><h2>Is the study in good health?</h2>
    <p>Every customer is followed ${cohort.followUp} from the first enquiry. Whoever is still undecided then is open; above ${formatShare(OPEN_LIMIT, 0)} open, follow longer. A written rule that never decided anything was not put to the test; built-in rules and, under other plans, today’s rules are not counted as such.</p>
    <div class="scroller" tabindex="0" role="region" aria-label="Health of the study"><table class="numbers"><caption class="unseen">Open customers and unused rules by plan</caption><thead><tr><th scope="col">Plan</th><th scope="col">Still open</th><th scope="col">Rules</th><th scope="col">Never used</th></tr></thead><tbody>${rows}</tbody></table></div>
    ${health.map((plan) => ruleCounts(plan, marks))}</section>`;
}

function ruleCounts({ plan, ruleCounts: counts }: PlanHealth, marks: PageContext['marks']): Html | null {
  if (counts.length === 0) return null;
  const rows = counts.map(
    ({ policy, rule, count }) =>
      html`<tr><th scope="row"><code>${rule}</code></th><td><code>${policy}</code></td><td class="${count === 0 && !BUILT_IN.test(rule) ? 'is-open' : ''}">${
        count === 0 ? 'never' : formatNumber(count, 0)
      }</td></tr>`,
  );
  return html`<details class="slices"><summary>How often each rule decided under ${planName(marks, plan)}</summary>
    <div class="scroller" tabindex="0" role="region" aria-label="Rule counts"><table class="numbers rule-counts"><caption class="unseen">How often each rule decided, over all simulated years</caption><thead><tr><th scope="col">Rule</th><th scope="col">Policy</th><th scope="col">Times, all years</th></tr></thead><tbody>${rows}</tbody></table></div></details>`;
}
