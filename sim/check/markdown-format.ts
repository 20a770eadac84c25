import { escapeText } from '../files/sentence.ts';
import type { CheckReport, GateResult } from './check-report.ts';
import type { Refusal } from './refusal.ts';
import { changeInWords, errorsInWords, resultInParts, subject, verdictInWords } from './result-words.ts';
import { GATES_CHANGED, keptInWords, placeOf, type StudyWords, studyInWords } from './study-words.ts';
import type { UnreadDocument } from './unread-documents.ts';
import { findingInWords, UNREAD_HEADING, unreadInWords } from './unread-words.ts';

const MARKS = { pass: '✓', fail: '✕', undecided: '?' } as const;
const HEADS = { pass: '✓', untouched: '✓', fail: '✕', undecided: '?' } as const;

/** A check as a comment on a pull request: what matters first, all else to be opened. */
export function checkMarkdown(report: CheckReport): string {
  const { verdict, base, changedGates, studies, unread } = report;
  // Where nothing but gates has changed, there is no verdict to give.
  const head = verdict === 'untouched' && changedGates.length > 0 ? '!' : HEADS[verdict];
  const lines = [`### ${head} ${verdictInWords(report)}`, '', `Compared with ${cell(base)}.`];
  if (changedGates.length > 0) {
    lines.push('', `**${GATES_CHANGED}**`, '');
    lines.push(...changedGates.map((change) => changed(placeOf(change), changeInWords(change))));
  }
  for (const study of studies) lines.push('', ...studyLines(studyInWords(study, report)));
  if (unread.length > 0) lines.push('', `**${UNREAD_HEADING}**`, '', ...unread.flatMap(unreadLines));
  if (studies.some(({ results }) => results.length > 0)) {
    lines.push(
      '',
      `<sub>Old and new met the same customers and the same luck. ${errorsInWords(report)}</sub>`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** A check that was refused, or failed, as a comment: every problem with its place and what to write instead. */
export function refusalMarkdown({ message, problems }: Refusal): string {
  if (problems.length === 0) return `### ✕ The check could not be run\n\n${cell(message)}\n`;
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const lines = problems.map(({ file, line, message: words, hint }) => {
    const more = hint === undefined ? '' : `. ${cell(hint.replaceAll('\n', ' '))}`;
    return `${changed(`${file}:${line}`, words)}${more}`;
  });
  return [`### ✕ Not a valid document: ${count}, so nothing was run`, '', ...lines, ''].join('\n');
}

function unreadLines(each: UnreadDocument): string[] {
  return [
    changed(each.file, unreadInWords(each)),
    ...each.findings.map((finding) => `  ${changed(placeOf(finding), findingInWords(finding))}`),
  ];
}

function studyLines({ study, changes, notes, rules, effects, alone, engine }: StudyWords): string[] {
  const lines = [`**${cell(study)}**`, ''];
  lines.push(...changes.map(({ place, text }) => changed(place, text)));
  lines.push(...notes.map((note) => `- ${cell(note)}`));
  const [shown, watched] = [
    rules.telling.filter(isDeciding),
    rules.telling.filter((each) => !isDeciding(each)),
  ];
  if (shown.length > 0) lines.push('', ...table(shown));
  if (watched.length > 0) {
    const heading = `${watched.length} watched gate${watched.length === 1 ? ' is' : 's are'} undecided, which stops nothing`;
    lines.push('', ...folded(heading, table(watched)));
  }
  if (rules.kept.length > 0) lines.push('', ...folded(keptInWords(rules.kept), table(rules.kept)));
  if (effects.length > 0) {
    const each =
      alone.length === 0 ? [] : ['', 'Each changed rule without the others:', '', ...alone.map(listItem)];
    lines.push('', ...folded('What it does, who gains, who loses', [...effects.map(listItem), ...each]));
  }
  if (engine !== null) {
    lines.push('', cell(`${engine.heading}: ${keptInWords(engine.kept)}.`));
    if (engine.telling.length > 0) lines.push('', ...table(engine.telling));
    lines.push('', ...folded('What the other Fairlead does', engine.effects.map(listItem)));
  }
  return lines;
}

/** Whether it decides the check. */
function isDeciding({ verdict, strength }: GateResult): boolean {
  return verdict === 'fail' || strength === 'must';
}

function changed(place: string, text: string): string {
  return `- \`${place}\` ${cell(text)}`;
}

function folded(heading: string, lines: readonly string[]): string[] {
  return [`<details><summary>${heading}</summary>`, '', ...lines, '', '</details>'];
}

/** A line of a list, one level deeper where it is indented. */
function listItem(line: string): string {
  return `${/^ */.exec(line)![0]}- ${cell(line.trimStart())}`;
}

function table(results: readonly GateResult[]): string[] {
  return [
    '| | gate | what | before → now | known by now | allowed |',
    '| --- | --- | --- | --- | --- | --- |',
    ...results.map((result) => {
      const { levels, unit, known, allowed } = resultInParts(result);
      const words = [
        `${result.gate} (${result.strength})`,
        subject(result),
        [levels, unit].join(' '),
        known,
        allowed,
      ];
      return `| ${MARKS[result.verdict]} | ${words.map(cell).join(' | ')} |`;
    }),
  ];
}

/** Text from documents, with what Markdown would take for its own made harmless. */
function cell(text: string): string {
  return escapeText(text)
    .replaceAll(' -> ', ' → ')
    .replace(/[\\`*_{}[\]<>|#~@]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
