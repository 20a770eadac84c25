import { countOf, formatSigned } from './numbers.ts';
import type { SummaryIndex } from './summary-index.ts';

/** Which plans were made equal to the baseline beforehand, by what and how nearly; nothing where none was. */
export function matchSentences({ summary, alternatives, baseline, measure }: SummaryIndex): string[] {
  return (summary.matched ?? []).map((matched) => {
    const title = alternatives.find(({ name }) => name === matched.plan)?.title ?? matched.plan;
    const what = measure(matched.measure)?.title ?? matched.measure;
    const moved = `${matched.setting} was moved from ${matched.written} to ${matched.matched}`;
    const off = `${formatSigned(100 * matched.off, 2)} %`;
    return `“${title}” was made equal to “${baseline.title}” in “${what}”: ${moved}, which is off by ${off} over ${countOf(matched.replications, 'simulated year')} on streams of their own.`;
  });
}
