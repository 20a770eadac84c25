import type { PlanInfo } from '../../sim/study/results/summary.ts';
import { type Html, html } from '../html.ts';
import type { PageContext } from './context.ts';
import { planName } from './plan-name.ts';

/** What each plan does and when, and every rule it changes, old and new. */
export function rulesSection({ index, marks }: PageContext): Html {
  const plans = index.summary.plans.map(
    (plan) =>
      html`<article class="rule-block"><h3>${planName(marks, plan.name)}</h3>${phases(plan)}${size(plan)}${changes(plan)}</article>`,
  );
  return html`<section id="rules"><h2>Rules, old and new</h2>${plans}</section>`;
}

function phases(plan: PlanInfo): Html {
  if (plan.phases.length === 0) return html`<p>Today’s rules stay as they are.</p>`;
  const items = plan.phases.map(
    ({ from, in: where, policy }) =>
      html`<li>From <b>${from}</b>, ${where === 'anything' ? 'everywhere' : `in ${where}`}: <code>${policy}</code></li>`,
  );
  return html`<ul class="phases">${items}</ul>`;
}

/** How long its lists of rules are; single settings, those of pay, delivery and visits among them, are not counted. */
function size({ complexity }: PlanInfo): Html | null {
  if (complexity === undefined) return null;
  const { rules, conditions, exceptions } = complexity;
  const count = (n: number, one: string) => `${n === 0 ? 'no' : n} ${one}${n === 1 ? '' : 's'}`;
  return html`<p class="quiet">Lists of rules: ${count(rules, 'rule')} and steps of decisions, ${count(conditions, 'condition')}, ${count(exceptions, 'exception')}; single settings are not counted.</p>`;
}

function changes(plan: PlanInfo): Html | null {
  if (plan.changes.length === 0) {
    return plan.baseline ? null : html`<p class="quiet">No rule differs from today’s.</p>`;
  }
  const value = (text: string | null) =>
    text === null ? html`<span class="quiet">none</span>` : html`<code>${text}</code>`;
  // Of a list of rules the meaning is told once, above the first of them.
  const isNew = (i: number) => plan.changes[i]!.meaning !== plan.changes[i - 1]?.meaning;
  const rows = plan.changes.map(
    (change, i) =>
      html`<tr><th scope="row">${change.meaning && isNew(i) && html`<span class="meaning">${change.meaning}</span>`}<code>${breakable(change.path)}</code></th><td class="old" data-label="Today">${value(change.old)}</td><td class="new" data-label="New">${value(change.new)}</td></tr>`,
  );
  return html`<details class="slices"><summary>${plan.changes.length === 1 ? '1 setting differs' : `${plan.changes.length} settings differ`} from today’s</summary>
    <div class="scroller" tabindex="0" role="region" aria-label="Changed rules of ${plan.title}"><table class="rules stacks"><caption class="unseen">Changed rules of ${plan.title}</caption><thead><tr><th scope="col">Setting</th><th scope="col">Today</th><th scope="col">New</th></tr></thead><tbody>${rows}</tbody></table></div></details>`;
}

/** A path that may be broken where its parts meet, and nowhere else if it can be helped. */
function breakable(path: string): Html {
  const parts = path.split(/(?<=[._/])|(?=\[)/);
  return html`${parts.map((part, i) => html`${i > 0 && html`<wbr>`}${part}`)}`;
}
