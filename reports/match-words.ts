import { countOf, decimalsOfDifference, formatRange, formatSigned } from './numbers.ts';
import type { SummaryIndex } from './summary-index.ts';

/**
 * Which plans were matched to the baseline beforehand, by what, and how equal they are in the years of the study; nothing
 * where none was.
 */
export function matchSentences(index: SummaryIndex): string[] {
  const { summary, alternatives, baseline } = index;
  return (summary.matched ?? []).map((matched) => {
    const title = alternatives.find(({ name }) => name === matched.plan)?.title ?? matched.plan;
    const measure = index.measure(matched.measure)!;
    const moved = `${matched.setting} was moved from ${matched.written} to ${matched.matched}`;
    const years = `${countOf(matched.replications, 'simulated year')} on streams of their own`;
    const there = `off by ${formatSigned(100 * matched.off, 2)} % over ${years}`;
    return `“${title}” was matched to “${baseline.title}” in “${measure.title}”: ${moved}, ${there}. ${here(index, matched.plan, matched.measure)}`;
  });
}

/** The difference that is left in the years of the study, with its interval. */
function here(index: SummaryIndex, plan: string, id: string): string {
  const difference = index.estimate(plan, id)?.difference;
  const { decimals: own, unit } = index.measure(id)!;
  if (!difference) return 'In the years of this study they cannot be compared.';
  const decimals = decimalsOfDifference(own, difference.interval);
  const range = difference.interval === null ? 'no interval' : formatRange(difference.interval, decimals);
  return `In the years of this study the difference is ${formatSigned(difference.mean, decimals)} ${unit} (${range}).`;
}
