import type { MeasureInfo } from '../../sim/study/results/estimate.ts';
import { type Html, html } from '../html.ts';
import { decimalsOfDifference, formatNumber, formatRange, formatSigned } from '../numbers.ts';
import { EVERYTHING, type ShownEstimate, type SummaryIndex } from '../summary-index.ts';
import { marginWords } from '../words.ts';
import type { PageContext } from './context.ts';
import { planLegend, planName, planSign } from './plan-name.ts';
import { VERDICT_CLASSES, verdictSign, verdictTag } from './verdict-tag.ts';

/** Every measure, folded, by subject: its verdicts at a glance, its numbers inside, and its slices one fold deeper. */
export function measuresSection(context: PageContext): Html {
  const { index, marks } = context;
  const groups = grouped(index.summary.measures.filter(({ headline }) => !headline));
  const signs = marks
    .slice(1)
    .map((mark) => html`<span class="glance-plan" title="${mark.title}">${planSign(mark)}</span>`);
  return html`<section id="measures"><h2>All measures</h2>
    <p>Open a line for its numbers. Only the headline measures are judged together; everything else is <span class="exploratory">exploratory</span>: with so many rows, some will look different by chance.
      Studies and gates name a measure by what stands beside it <code>in such letters</code>.</p>
    ${planLegend(marks.slice(1))}
    <div class="measures"><div class="glance-head" aria-hidden="true"><span>measure</span><span>today</span><span class="glance">${signs}</span></div>
    ${[['Headline measures', index.headlines] as const, ...groups].map(
      ([title, measures]) =>
        html`<h3>${title}</h3>${measures.map((measure) => measureFold(context, measure))}`,
    )}</div></section>`;
}

/** Measures by the titles of their groups, in the order in which they come. */
function grouped(measures: readonly MeasureInfo[]): [title: string, measures: readonly MeasureInfo[]][] {
  const groups = new Map<string, MeasureInfo[]>();
  for (const measure of measures) {
    const title = measure.group ?? 'Other measures';
    groups.set(title, [...(groups.get(title) ?? []), measure]);
  }
  return [...groups];
}

function measureFold(context: PageContext, measure: MeasureInfo): Html {
  const { index } = context;
  const today = index.estimate(index.baseline.name, measure.id)?.mean ?? null;
  const glance = index.alternatives.map(({ name }) => {
    const difference = index.estimate(name, measure.id)?.difference;
    return difference ? verdictSign(difference) : html`<span></span>`;
  });
  return html`<details><summary><span class="measure-title">${measure.title} <small>${measure.unit}</small> <code>${measure.id}</code></span><span class="measure-today">${
    today === null ? '–' : formatNumber(today, measure.decimals)
  }</span><span class="glance">${glance}</span></summary>
    <div class="measure-body"><p class="quiet">${definition(measure)}</p>${planTable(context, measure)}${sliceTable(context, measure)}</div></details>`;
}

function definition({ numerator, denominator, better, ...measure }: MeasureInfo): string {
  const direction = better === 'neither' ? 'Neither direction is good in itself' : `${better} is better`;
  return `Counts ${withoutCode(numerator)}, over ${withoutCode(denominator)}. ${capitalised(direction)}; ${marginWords({ numerator, denominator, better, ...measure })}.`;
}

function planTable({ index, marks }: PageContext, measure: MeasureInfo): Html {
  const rows = marks.map(({ plan }) => {
    const estimate = index.estimate(plan, measure.id);
    if (!estimate) return null;
    return html`<tr><th scope="row">${planName(marks, plan)}</th>${estimateCells(measure, estimate)}</tr>`;
  });
  return html`<div class="scroller" tabindex="0" role="region" aria-label="${measure.title} by plan"><table class="numbers stacks"><caption class="unseen">${measure.title} by plan</caption>
    <thead><tr><th scope="col">Plan</th><th scope="col">Mean</th><th scope="col">Interval</th><th scope="col">8 years of 10</th><th scope="col">Difference</th><th scope="col">Interval</th><th scope="col">Verdict</th><th scope="col">Better in</th></tr></thead>
    <tbody>${rows}</tbody></table></div>`;
}

function estimateCells(
  measure: MeasureInfo,
  { mean, interval, p10, p90, difference, n }: ShownEstimate,
): Html {
  const show = (value: number) => formatNumber(value, measure.decimals);
  const limits = (lo: number | null | undefined, hi: number | null | undefined) =>
    lo == null || hi == null ? '–' : `${show(lo)} to ${show(hi)}`;
  const levels = html`<td data-label="Mean">${mean === null ? '–' : show(mean)}</td><td data-label="Interval">${limits(interval?.lo, interval?.hi)}</td><td data-label="8 years of 10">${limits(p10, p90)}</td>`;
  if (!difference)
    return html`${levels}<td colspan="4" class="quiet" data-label="Difference">compared with</td>`;
  const decimals = decimalsOfDifference(measure.decimals, difference.interval);
  return html`${levels}<td data-label="Difference">${formatSigned(difference.mean, decimals)}</td><td data-label="Its interval">${
    difference.interval ? formatRange(difference.interval, decimals) : '–'
  }</td><td data-label="Verdict">${verdictTag(difference)}</td><td data-label="Better in">${
    measure.better === 'neither' ? '–' : `${difference.yearsBetter} of ${n}`
  }</td>`;
}

/** Scenarios and slices: level under the baseline, then differences. */
function sliceTable({ index, marks }: PageContext, measure: MeasureInfo): Html | null {
  const baseline = index.baseline.name;
  const places = [
    ...index.scenarios
      .filter((scenario) => scenario !== EVERYTHING)
      .map((scenario) => ({ scenario, slice: '' })),
    ...index.slices(measure.id).map((slice) => ({ scenario: EVERYTHING, slice })),
  ].filter(({ scenario, slice }) => index.estimate(baseline, measure.id, scenario, slice));
  if (places.length === 0) return null;
  const rows = places.map(({ scenario, slice }) => {
    const today = index.estimate(baseline, measure.id, scenario, slice)!.mean;
    const cells = index.alternatives.map(({ name, title }) => {
      const difference = index.estimate(name, measure.id, scenario, slice)?.difference;
      if (!difference) return html`<td data-label="${title}">–</td>`;
      const decimals = decimalsOfDifference(measure.decimals, difference.interval);
      return html`<td data-label="${title}" class="${VERDICT_CLASSES[difference.verdict]}">${formatSigned(difference.mean, decimals)} ${verdictSign(difference)}</td>`;
    });
    return html`<tr><th scope="row">${partName(index, scenario, slice)}</th><td data-label="Today">${
      today === null ? '–' : formatNumber(today, measure.decimals)
    }</td>${cells}</tr>`;
  });
  const heads = index.alternatives.map(({ name }) => html`<th scope="col">${planName(marks, name)}</th>`);
  return html`<details class="slices"><summary>Differences by scenario and slice <span class="exploratory">exploratory</span></summary>
    <div class="scroller" tabindex="0" role="region" aria-label="${measure.title} by slice"><table class="grid stacks"><caption class="unseen">${measure.title}: differences by scenario and slice</caption>
    <thead><tr><th scope="col">Part</th><th scope="col">Today</th>${heads}</tr></thead><tbody>${rows}</tbody></table></div></details>`;
}

function partName(index: SummaryIndex, scenario: string, slice: string): string {
  return slice === '' ? index.titleOf(scenario) : `${slice.split('=', 1)[0]}: ${index.titleOf(slice)}`;
}

/** Facts are kept in whole minor units of money and seconds; what is shown is in the measure's unit, so readers need neither. */
function withoutCode(words: string): string {
  return words
    .replaceAll(', minor units x seconds', '')
    .replaceAll(/,? minor units/g, '')
    .replaceAll(/\bseconds (?=[a-z])/g, 'time ');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
