import type { MatchedPlan } from '../sim/study/results/selection-summary.ts';
import { countOf, decimalsOfDifference, formatNumber, formatRange, formatSigned } from './numbers.ts';
import type { SummaryIndex } from './summary-index.ts';

/**
 * Which plans were matched to the baseline beforehand, by what and how nearly, and how equal they are in the years of the
 * study; nothing where none was.
 */
export function matchSentences(index: SummaryIndex): string[] {
  const { summary, alternatives, baseline } = index;
  return (summary.matched ?? []).map((matched) => {
    const title = alternatives.find(({ name }) => name === matched.plan)?.title ?? matched.plan;
    const measure = index.measure(matched.measure)!;
    const moved = `${matched.setting} was moved from ${matched.written} to ${matched.matched}`;
    const years = `${countOf(matched.replications, 'simulated year')} on streams of their own`;
    const there = `off by ${formatSigned(100 * matched.off, 2)} %${range(matched)} over ${years}`;
    return `“${title}” was matched to “${baseline.title}” in “${measure.title}”: ${moved}, ${there}. ${onlyWithin(matched)}${here(index, matched.plan, matched.measure)}`;
  });
}

function range({ interval }: MatchedPlan): string {
  if (!interval) return '';
  return ` (${formatRange({ lo: 100 * interval.lo, hi: 100 * interval.hi }, 2)})`;
}

/** How near it is shown to be where that is not as near as was asked, and what would show it. */
function onlyWithin({ interval, within, replications, replicationsNeeded }: MatchedPlan): string {
  if (within === undefined) return '';
  const asked = `where ${Number((100 * within).toFixed(3))} % was asked`;
  if (!interval) {
    return `${countOf(replications, 'simulated year')} cannot tell how equal that is, ${asked}. `;
  }
  const reached = Math.max(-interval.lo, interval.hi);
  if (reached <= within) return '';
  const years = replicationsNeeded
    ? `: about ${formatNumber(replicationsNeeded, 0)} years would show that`
    : '';
  return `So it is matched to within ${formatNumber(Math.ceil(1000 * reached) / 10, 1)} % only, ${asked}${years}. `;
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
