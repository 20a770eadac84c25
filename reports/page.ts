import { createHash } from 'node:crypto';
import type { ColumnTable } from 'arquero';
import type { StudySummary } from '../sim/study/results/summary.ts';
import { type Html, html, jsonForScript, trusted } from './html.ts';
import { countOf, formatNumber } from './numbers.ts';
import { answerSection } from './page/answer.ts';
import { claimSection } from './page/claim.ts';
import type { PageContext } from './page/context.ts';
import { type Figure, figureHtml } from './page/figure.ts';
import {
  archetypeFigures,
  claimFigures,
  differenceFigures,
  responseFigures,
  tradeOffFigures,
  warmUpFigures,
  yearFigures,
} from './page/figures.ts';
import { greyAreasSection } from './page/grey-areas.ts';
import { healthSection } from './page/health.ts';
import { howSureSection } from './page/how-sure.ts';
import { losersSection } from './page/losers.ts';
import { measuresSection } from './page/measures.ts';
import { planLegend } from './page/plan-name.ts';
import { readingSection } from './page/reading.ts';
import { rulesSection } from './page/rules.ts';
import { scenarioSection } from './page/scenario-tables.ts';
import { scopeSection } from './page/scope.ts';
import { PAGE_SCRIPT } from './page/script.ts';
import { PAGE_STYLE } from './page/style.ts';
import { vegaBundle } from './page/vega-bundle.ts';
import { yearQuantileTables } from './page/year-quantiles.ts';
import { planMarks } from './plan-marks.ts';
import { EVERYTHING, indexSummary } from './summary-index.ts';

/** What a page is made from. */
export interface PageInput {
  readonly summary: StudySummary;
  /** `wholeMarketTable`, or the `replications` table of `loadResults`. */
  readonly replications: ColumnTable;
  /** The command that makes these results again; nothing in it may differ from run to run (threads, folders). */
  readonly command: string;
}

/**
 * Makes the report of a study: one HTML file that holds everything it needs, opens from the disk without a
 * network, and is the same to the last byte for the same input.
 *
 * Text from files is escaped throughout. The page's own security policy lets only its own scripts and styles run,
 * by their hashes, and lets nothing be loaded.
 *
 * @throws RangeError when the summary names no baseline
 */
export async function renderPage({ summary, replications, command }: PageInput): Promise<string> {
  const index = indexSummary(summary);
  const context: PageContext = { index, marks: planMarks(summary.plans), replications, command };
  const figures: Figure[] = [];
  const drawn = async (added: readonly Figure[]): Promise<Html[]> => {
    figures.push(...added);
    const all: Html[] = [];
    for (const figure of added) all.push(await figureHtml(figure));
    return all;
  };
  const sections: readonly Section[] = [
    { id: 'claim', name: 'The claim', body: claimSection(context, await drawn(claimFigures(context))) },
    { id: 'answer', name: 'What changed', body: answerSection(context) },
    { id: 'losers', name: 'Who loses', body: losersSection(context) },
    { id: 'sure', name: 'How sure', body: howSureSection(context) },
    { id: 'scope', name: 'What it cannot say', body: scopeSection(summary) },
    { id: 'scenarios', name: 'Scenarios', body: scenarioSection(context) },
    {
      id: 'differences',
      name: 'Differences',
      body: differencesSection(await drawn(differenceFigures(context))),
    },
    {
      id: 'trade-offs',
      name: 'Trade-offs',
      body: tradeOffSection(context, await drawn(tradeOffFigures(context))),
    },
    { id: 'luck', name: 'Single years', body: yearsSection(context, await drawn(yearFigures(context))) },
    { id: 'response-time', name: 'Response', body: responseSection(await drawn(responseFigures(context))) },
    {
      id: 'partners',
      name: 'Partners',
      body: partnersSection(context, await drawn(archetypeFigures(context))),
    },
    { id: 'measures', name: 'All measures', body: measuresSection(context) },
    { id: 'grey-areas', name: 'Grey areas', body: greyAreasSection(context) },
    { id: 'rules', name: 'Rules', body: rulesSection(context) },
    { id: 'health', name: 'Health', body: healthSection(context) },
    {
      id: 'reading',
      name: 'How to read',
      body: readingSection(context, await drawn(warmUpFigures(context))),
    },
  ];
  const shown = sections.filter(({ body }) => body !== null);
  const scripts = [...vegaBundle(), PAGE_SCRIPT];
  const specs = Object.fromEntries(figures.map(({ id, spec }) => [id, spec]));
  return `<!doctype html>\n${
    html`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${securityPolicy(scripts, PAGE_STYLE)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${summary.title} – Fairlead</title>
<style>${trusted(PAGE_STYLE)}</style>
</head>
<body>
<a class="skip" href="#answer">Skip to what changed</a>
${masthead(context)}
<div class="layout">
<nav class="contents" aria-label="Contents"><ol>${shown.map(({ id, name }) => html`<li><a href="#${id}">${name}</a></li>`)}</ol></nav>
<main>
${shown.map(({ body }) => body)}
<footer class="colophon">Made by Fairlead from simulated years. Its numbers stand in measures.csv, single years in replications.parquet.</footer>
</main>
</div>
<script type="application/json" id="chart-specs">${trusted(jsonForScript(specs))}</script>
${scripts.map((script) => html`<script>${trusted(script)}</script>\n`)}</body>
</html>
`.text
  }`;
}

interface Section {
  readonly id: string;
  /** Short, for the list of contents. */
  readonly name: string;
  /** Null when the study has nothing to show there. */
  readonly body: Html | null;
}

/** How large the market is: customers of the study's time, their real leads, and partners under today's rules, on average. */
function marketSize({ index, replications }: PageContext): Html[] {
  const rows = replications.objects() as {
    plan: string;
    measure: string;
    scenario: string;
    slice: string;
    denominator: number;
  }[];
  const counted = [
    ['conversion', 'customers come in that time'],
    ['contacted-24h', 'real leads'],
    ['losing-money', 'partners'],
  ] as const;
  return counted.flatMap(([measure, name]) => {
    const years = rows.filter(
      (row) =>
        row.plan === index.baseline.name &&
        row.measure === measure &&
        row.scenario === EVERYTHING &&
        row.slice === '',
    );
    if (years.length === 0) return [];
    const mean = years.reduce((sum, { denominator }) => sum + denominator, 0) / years.length;
    return [html`<li><b>${formatNumber(mean, 0)}</b> ${name}</li>`];
  });
}

function masthead(context: PageContext): Html {
  const { index } = context;
  const { summary, alternatives, baseline } = index;
  const { cohort } = summary;
  return html`<header class="masthead"><div><p class="overline">Fairlead · a channel pilot on a simulated market</p>
    <h1>${summary.title}</h1>
    <ul class="facts"><li><b>${countOf(alternatives.length, 'plan')}</b> against “${baseline.title}”</li>
    <li><b>${countOf(summary.replications, 'simulated year')}</b> each</li>
    <li>customers from <b>${cohort.from}</b> until <b>${cohort.until}</b>, each followed <b>${cohort.followUp}</b></li>
    <li>market <b>${summary.world}</b></li>${marketSize(context)}</ul></div></header>`;
}

function differencesSection(figures: readonly Html[]): Html | null {
  if (figures.length === 0) return null;
  return html`<section id="differences"><h2>Differences to today</h2>
    <p>Dots are mean differences, lines their intervals, which hold together over all charts of this section. The grey field is the margin within which a difference does not matter; the dark line is today. Best plan first. ✓ better, ✕ worse, ≈ no material difference, ? not enough evidence.</p>
    <div class="figures">${figures}</div></section>`;
}

function tradeOffSection({ marks }: PageContext, figures: readonly Html[]): Html | null {
  if (figures.length === 0) return null;
  return html`<section id="trade-offs"><h2>Winning customers, working twice, partner profit</h2>
    <p>Today’s rules stand where the dark lines cross. The tinted corner is better on both. Large signs are means with their intervals, faint dots single simulated years. Plans are named where there is room.</p>
    ${planLegend(marks.slice(1))}
    <div class="figures">${figures}</div></section>`;
}

function yearsSection(context: PageContext, figures: readonly Html[]): Html | null {
  if (figures.length === 0) return null;
  return html`<section id="luck"><h2>How much a single year can differ</h2>
    <p>Luck, not noise: each simulated year meets the same customers under the plan and under today’s rules. The thick bar holds eight of ten simulated years, the thin line all of them, the stroke is the median. More simulated years would not shorten these bars.</p>
    <div class="figures">${figures}</div>${yearQuantileTables(context)}</section>`;
}

function responseSection(figures: readonly Html[]): Html | null {
  if (figures.length === 0) return null;
  return html`<section id="response-time"><h2>Response by the hour</h2><div class="wide">${figures}</div></section>`;
}

function partnersSection({ marks }: PageContext, figures: readonly Html[]): Html | null {
  if (figures.length === 0) return null;
  return html`<section id="partners"><h2>Partner profit by kind of partner</h2>${planLegend(marks)}<div class="wide">${figures}</div></section>`;
}

function securityPolicy(scripts: readonly string[], style: string): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(sourceHash).join(' ')}`,
    `style-src ${sourceHash(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function sourceHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}
