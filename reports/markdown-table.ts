import type { MeasureInfo } from '../sim/study/results/estimate.ts';
import type { StudySummary } from '../sim/study/results/summary.ts';
import { markdownText } from './markdown-text.ts';
import { countOf, decimalsOfDifference, formatLevel, formatNumber, formatSigned } from './numbers.ts';
import { indexSummary, type SummaryIndex } from './summary-index.ts';
import { signOf } from './words.ts';

/**
 * The comparison of a study's plans as Markdown, for a README, a wiki or a pull request: plan x headline measure, each
 * difference to today with the sign of its verdict.
 *
 * @throws RangeError when the summary names no baseline
 */
export function markdownTable(summary: StudySummary): string {
  const index = indexSummary(summary);
  const { baseline, alternatives, headlines } = index;
  const heads = headlines.map(
    ({ title, unit }) => `${markdownText(title)}<br><sub>${markdownText(unit)}</sub>`,
  );
  const today = headlines.map(({ id, decimals }) => {
    const mean = index.estimate(baseline.name, id)?.mean ?? null;
    return mean === null ? '–' : formatNumber(mean, decimals);
  });
  const rows = alternatives.map(({ name, title }) => [
    markdownText(title),
    ...headlines.map((measure) => differenceCell(index, name, measure)),
  ]);
  const lines = [
    ['', ...heads],
    ['---', ...headlines.map(() => '--:')],
    [`${markdownText(baseline.title)}<br><sub>level today</sub>`, ...today],
    ...rows,
  ].map((cells) => `| ${cells.join(' | ')} |`);
  return `${lines.join('\n')}\n\n${legend(index)}\n${shockLines(summary)}`;
}

/** What struck the market, the same under every plan; empty where nothing did. */
function shockLines({ scope: { shocks = [] } }: StudySummary): string {
  if (shocks.length === 0) return '';
  return `\nShocks, the same under every plan:\n\n${shocks.map((each) => `- ${markdownText(each)}\n`).join('')}`;
}

function differenceCell(index: SummaryIndex, plan: string, { id, decimals }: MeasureInfo): string {
  const difference = index.estimate(plan, id)?.difference;
  if (!difference) return '–';
  const shown = decimalsOfDifference(decimals, difference.interval);
  return `${formatSigned(difference.mean, shown)} ${signOf(difference)}`;
}

function legend({ summary, headlines, alternatives, estimate }: SummaryIndex): string {
  const never = alternatives.some(({ name }) =>
    headlines.some(({ id }) => estimate(name, id)?.difference?.neverHappened),
  );
  const zeros = never ? ', 0 · none in any simulated year of either' : '';
  const margins = headlines.map(({ material }) => (material === null ? 'none' : String(material))).join(', ');
  return [
    `Differences to today, ${countOf(summary.replications, 'simulated year')} a plan, seed \`${summary.seed}\`.`,
    `✓ better and ✕ worse by more than the margin (${margins}),`,
    `≈ no material difference, ? not enough evidence${zeros};`,
    `all intervals hold together with ${formatLevel(summary.level)} confidence.`,
  ].join('\n');
}
