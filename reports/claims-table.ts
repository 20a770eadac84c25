import type { StudySummary } from '../sim/study/results/summary.ts';
import { claimSentences, claimSize } from './claim-words.ts';
import { markdownText } from './markdown-text.ts';
import { indexSummary } from './summary-index.ts';

/**
 * What became of claims as Markdown, a row each: what is said, what the worlds of the study answer, and in how many
 * simulated years.
 *
 * @throws RangeError when a study claims nothing
 */
export function claimsTable(summaries: readonly StudySummary[]): string {
  const rows = summaries.map((summary) => {
    const { claim, study } = summary;
    if (claim === undefined) throw new RangeError(`${study} claims nothing`);
    const answer = claimSentences(indexSummary(summary), claim).map(markdownText).join(' ');
    const measured = summary.measures.find(({ id }) => id === claim.measure)?.title ?? claim.measure;
    return [
      `**${markdownText(claim.name)}** ${markdownText(claim.says)}`,
      `${markdownText(measured)} ${claim.expected}`,
      answer,
      claimSize(summary, claim),
    ];
  });
  return [
    ['Claim', 'Said of', 'What these worlds answer', 'Simulated'],
    ['---', '---', '---', '---'],
    ...rows,
  ]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}
