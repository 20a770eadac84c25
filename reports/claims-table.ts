import type { StudySummary } from '../sim/study/results/summary.ts';
import { answerSentences, claimSize, worldsOfClaim } from './claim-words.ts';
import { markdownText } from './markdown-text.ts';
import { indexSummary } from './summary-index.ts';
import { marginWords } from './words.ts';

/**
 * What became of claims as Markdown, a row each: what is said, what the worlds of the study answer, together and one by
 * one, and in how many simulated years.
 *
 * @throws RangeError when a study claims nothing
 */
export function claimsTable(summaries: readonly StudySummary[]): string {
  const rows = summaries.map((summary) => {
    const { claim, study } = summary;
    if (claim === undefined) throw new RangeError(`${study} claims nothing`);
    const index = indexSummary(summary);
    const measured = index.measure(claim.measure);
    const margin = measured === undefined ? '' : ` (${marginWords(measured)})`;
    const said = `${measured?.title ?? claim.measure} ${claim.expected}${margin}`;
    return [
      `**${markdownText(claim.name)}** ${markdownText(claim.says)}`,
      answerSentences(index, claim).map(markdownText).join(' '),
      `${markdownText(said)}:<br>${worldsOfClaim(index, claim).map(markdownText).join('<br>')}`,
      claimSize(summary, claim),
    ];
  });
  return [
    ['Claim', 'What these worlds answer', 'World by world, against the first plan', 'Simulated'],
    ['---', '---', '---', '---'],
    ...rows,
  ]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}
