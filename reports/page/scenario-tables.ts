import type { MeasureInfo } from '../../sim/study/results/estimate.ts';
import type { PlanInfo } from '../../sim/study/results/summary.ts';
import { type Html, html } from '../html.ts';
import { decimalsOfDifference, formatNumber, formatSigned } from '../numbers.ts';
import { EVERYTHING, hasScenarios, type SummaryIndex, scenariosOf } from '../summary-index.ts';
import type { PageContext } from './context.ts';
import { planName } from './plan-name.ts';
import { VERDICT_CLASSES, verdictSign } from './verdict-tag.ts';

/**
 * Scenario x plan, one table a headline measure, chosen by tabs that need no script; on paper all of them.
 */
export function scenarioSection(context: PageContext): Html | null {
  const { index } = context;
  const kept = index.headlines.filter((measure) => hasScenarios(index, measure.id));
  if (kept.length === 0) return null;
  const whole = index.headlines.filter((measure) => !kept.includes(measure));
  const tabs = kept.map(
    ({ title }, i) =>
      html`<input type="radio" name="scenario-measure" id="scenario-measure-${i}"${
        i === 0 && html` checked`
      }><label for="scenario-measure-${i}">${title}</label>`,
  );
  return html`<section id="scenarios"><h2>Scenario by scenario</h2>
    <p>A scenario is a business case: a set of customers given by facts that no rule can change. The row “all others” shows what happens to everybody else meanwhile: a pilot looks good partly because attention turns to it. Rows of single scenarios are <span class="exploratory">exploratory</span>.</p>
    <div class="tabs" role="group" aria-label="Measure to show by scenario">${tabs}${kept.map((measure) => panel(context, measure))}</div>
    ${
      whole.length > 0 &&
      html`<p class="quiet">Kept for the whole market only: ${whole.map(({ title }) => title).join(', ')}.</p>`
    }</section>`;
}

function panel({ index, marks }: PageContext, measure: MeasureInfo): Html {
  const heads = index.alternatives.map(({ name }) => html`<th scope="col">${planName(marks, name)}</th>`);
  const rows = scenariosOf(index, measure.id).map((scenario) => {
    const today = index.estimate(index.baseline.name, measure.id, scenario)?.mean ?? null;
    const kind = scenario === EVERYTHING ? 'whole' : scenario === 'all others' ? 'others' : 'single';
    return html`<tr class="row-${kind}"><th scope="row">${index.titleOf(scenario)}</th><td data-label="${index.baseline.title}">${
      today === null ? '–' : formatNumber(today, measure.decimals)
    }</td>${index.alternatives.map((plan) => cell(index, plan, measure, scenario))}</tr>`;
  });
  return html`<section class="panel"><h3>${measure.title}, ${measure.unit}</h3>
    <div class="scroller" tabindex="0" role="region" aria-label="${measure.title} by scenario and plan">
    <table class="grid stacks"><caption class="unseen">${measure.title} by scenario and plan, ${measure.unit}</caption><thead><tr><th scope="col">Scenario</th><th scope="col">${planName(marks, index.baseline.name)}</th>${heads}</tr></thead>
    <tbody>${rows}</tbody></table></div></section>`;
}

function cell(index: SummaryIndex, { name, title }: PlanInfo, measure: MeasureInfo, scenario: string): Html {
  const estimate = index.estimate(name, measure.id, scenario);
  if (!estimate || estimate.mean === null) return html`<td data-label="${title}">–</td>`;
  const { difference } = estimate;
  const level = formatNumber(estimate.mean, measure.decimals);
  if (!difference) return html`<td data-label="${title}">${level}</td>`;
  const decimals = decimalsOfDifference(measure.decimals, difference.interval);
  return html`<td data-label="${title}" class="${VERDICT_CLASSES[difference.verdict]}">${level}<span class="change">${formatSigned(
    difference.mean,
    decimals,
  )} ${verdictSign(difference)}</span></td>`;
}
