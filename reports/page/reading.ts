import type { Verdict } from '../../sim/study/results/estimate.ts';
import type { StudySummary } from '../../sim/study/results/summary.ts';
import { type Html, html } from '../html.ts';
import { countOf, formatLevel, formatNumber } from '../numbers.ts';
import { headlineMethod } from '../summary-index.ts';
import type { PageContext } from './context.ts';
import { verdictTag } from './verdict-tag.ts';

const GLOSSARY: readonly (readonly [Verdict, string])[] = [
  ['better', 'The whole interval of the difference lies beyond the margin, on the good side.'],
  ['worse', 'The whole interval lies beyond the margin, on the bad side.'],
  [
    'no material difference',
    'The whole interval lies within the margin: whatever difference there is does not matter.',
  ],
  [
    'not enough evidence',
    'The interval reaches across an edge of the margin. It may be better, worse or the same; more simulated years would narrow it.',
  ],
  [
    'no verdict',
    'Neither direction is good in itself, or the rules of one side leave nothing to count: who sets no deadlines misses none.',
  ],
];

/** How to read the page, how to make it again, and what its numbers do not mean. */
export function readingSection({ index, command }: PageContext, figures: readonly Html[]): Html {
  const { summary, headlines, alternatives } = index;
  const how = headlineMethod(index);
  const comparisons = headlines.length * alternatives.length;
  const terms = GLOSSARY.map(
    ([verdict, meaning]) => html`<dt>${verdictTag({ verdict })}</dt><dd>${meaning}</dd>`,
  );
  return html`<section id="reading"><h2>How to read this, and how to repeat it</h2>
    <h3>The words</h3><dl class="glossary">${terms}</dl>
    <dl class="glossary">
      <dt>Customer</dt><dd>A company with a real interest, counted once however often, wherever and through whomever it asks.</dd>
      <dt>Need</dt><dd>One thing a customer may buy. A customer may have several; each is won, lost or left undecided by itself.</dd>
      <dt>Real lead</dt><dd>An enquiry with a real need behind it. Other enquiries cost time and can never be won.</dd>
    </dl>
    <p>The <b>margin</b> is the smallest difference that matters; it is set before the study, by measure. An <b>interval</b> says how far chance in the simulation may have moved the mean. Headline intervals are widened so that ${comparisons === 1 ? 'the one comparison holds' : `all ${formatNumber(comparisons, 0)} comparisons hold together`} with ${formatLevel(summary.level)} confidence${how === null ? '' : ` (${how})`}; exploratory ones hold each by itself. Levels and differences are ratios of sums over all simulated years.</p>
    <p>All plans meet <b>the same customers</b> with the same needs and the same luck, year by year, so that a difference comes from the rules.</p>
    <p>Every simulated year is <b>a run that ends</b>, a terminating simulation and not a steady state: customers of a fixed time are followed for a fixed time. ${warmUpInWords(summary)}</p>
    ${figures.length > 0 && html`<div class="wide">${figures}</div>`}
    <h3>What the numbers do not mean</h3>
    <ul>
      <li><b>They are differences between rules in a simulated market, not forecasts of yours.</b> Levels depend on the assumptions of “${summary.world}”.</li>
      <li>Nobody publishes a credible rate of conflict, double work, idle holding or undercutting. Read those measures as differences between plans only, and check whether the order of the plans holds when the assumption behind them is varied.</li>
      <li>Published effects of fast response come from firms that chose to be fast. Before you build on a gain from speed, run the study with a weaker effect as well.</li>
      <li>An interval covers chance in the simulation: other customers, other luck. It does not cover a wrong assumption, and all simulated years meet the same partners; another population of partners would shift the numbers.</li>
    </ul>
    <h3>How to repeat it</h3>
    <p>The same command gives the same numbers, to the last digit:</p>
    <pre tabindex="0"><code>${command}</code></pre>
    <p class="quiet">Study “${summary.study}”, world “${summary.world}”, seed “${summary.seed}”, ${countOf(summary.replications, 'simulated year')} a plan; customers who first enquired from ${summary.cohort.from} to ${summary.cohort.until}, followed ${summary.cohort.followUp}.</p>
  </section>`;
}

/** Before what it ends: which warm-up was used, and who decided on it. */
function warmUpInWords({ warmUp }: StudySummary): string {
  const { pilot } = warmUp;
  const before = `It starts from a business that has run ${warmUp.for} under “${warmUp.under}”, the same for all plans.`;
  if (pilot === undefined) return `${before} That run-in is declared by the study, not found from its data.`;
  const longest = pilot.plans.filter(({ cut }) => cut === pilot.weeks).map(({ plan }) => `“${plan}”`);
  const whose =
    longest.length === 0
      ? 'the least there may be'
      : `the longest that any plan needs (${longest.join(', ')})`;
  return `${before} That run-in was found by MSER-5 from ${countOf(pilot.replications, 'simulated history', 'simulated histories')} of its own, ${whose}. Only leads in hand were watched: renewals and partners’ trust may take longer to settle.`;
}
