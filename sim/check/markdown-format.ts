import { escapeText } from '../files/sentence.ts';
import type { CheckReport, GateResult, StudyReport } from './check-report.ts';
import {
  changeInWords,
  effectsInWords,
  errorsInWords,
  loneEffectInWords,
  resultInWords,
  subject,
  verdictInWords,
} from './result-words.ts';

const MARKS = { pass: '✓', fail: '✕', undecided: '?' } as const;
const HEADS = { pass: '✓', untouched: '✓', fail: '✕', undecided: '?' } as const;

/** A check as a comment on a pull request: what matters first, all else to be opened. */
export function checkMarkdown(report: CheckReport): string {
  const { verdict, base, changedGates, studies } = report;
  const lines = [`### ${HEADS[verdict]} ${verdictInWords(report)}`, '', `Compared with ${cell(base)}.`];
  if (changedGates.length > 0) {
    lines.push('', '**Gates have changed.** This check goes by those of the base:', '');
    lines.push(
      ...changedGates.map((change) => `- \`${change.file}:${change.line}\` ${cell(changeInWords(change))}`),
    );
  }
  for (const study of studies) lines.push('', ...studyLines(study));
  if (studies.some(({ results }) => results.length > 0)) {
    lines.push(
      '',
      `<sub>Old and new rules met the same customers and the same luck. ${errorsInWords(report)}</sub>`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function studyLines({
  study,
  changes,
  notes,
  unchangedPlans,
  results,
  effects,
  alone,
}: StudyReport): string[] {
  const lines = [`**${cell(study)}**`, ''];
  lines.push(
    ...changes.map((change) => `- \`${change.file}:${change.line}\` ${cell(changeInWords(change))}`),
  );
  lines.push(...notes.map((note) => `- ${cell(note)}`));
  if (unchangedPlans.length > 0) lines.push(`- the same as before: ${cell(unchangedPlans.join(', '))}`);
  const telling = results.filter(({ verdict }) => verdict !== 'pass');
  const kept = results.filter(({ verdict }) => verdict === 'pass');
  if (telling.length > 0) lines.push('', ...table(telling));
  if (kept.length > 0) {
    const heading = `${kept.length} gate${kept.length === 1 ? ' is' : 's are'} kept`;
    lines.push('', `<details><summary>${heading}</summary>`, '', ...table(kept), '', '</details>');
  }
  if (effects.length > 0) {
    lines.push('', '<details><summary>What it does, who gains, who loses</summary>', '');
    lines.push(...effects.flatMap(effectsInWords).map(listItem));
    if (alone !== null) {
      lines.push('', 'Each changed rule without the others:', '');
      lines.push(...alone.flatMap((each) => loneEffectInWords(each, changes)).map(listItem));
    }
    lines.push('', '</details>');
  }
  return lines;
}

/** A line of a list, one level deeper where it is indented. */
function listItem(line: string): string {
  return `${/^ */.exec(line)![0]}- ${cell(line.trimStart())}`;
}

function table(results: readonly GateResult[]): string[] {
  return [
    '| | gate | of | found |',
    '| --- | --- | --- | --- |',
    ...results.map((result) => {
      const name = `${cell(result.gate)} (${result.strength})`;
      return `| ${MARKS[result.verdict]} | ${name} | ${cell(subject(result))} | ${cell(resultInWords(result))} |`;
    }),
  ];
}

/** Text from documents, with what Markdown would take for its own made harmless. */
function cell(text: string): string {
  return escapeText(text).replace(/[\\`*_{}[\]<>|#~@]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
