import { escapeText } from '../files/sentence.ts';
import type { CheckReport, StudyReport } from './check-report.ts';
import {
  changeInWords,
  effectsInWords,
  errorsInWords,
  loneEffectInWords,
  resultInWords,
  subject,
  verdictInWords,
} from './result-words.ts';

const LABELS = { pass: 'pass     ', fail: 'FAIL     ', undecided: 'undecided' } as const;

/** A check for a terminal. */
export function checkText(report: CheckReport): string {
  const { base, changedGates, studies } = report;
  const lines = [`Compared with ${base}.`];
  if (changedGates.length > 0) {
    lines.push('Gates have changed; this check goes by those of the base:');
    for (const change of changedGates) lines.push(`  ${placeOf(change)}: ${changeInWords(change)}`);
  }
  for (const study of studies) lines.push('', ...studyLines(study));
  lines.push('', verdictInWords(report));
  if (studies.some(({ results }) => results.length > 0)) {
    lines.push(errorsInWords(report));
  }
  return lines.map((line) => `${escapeText(line)}\n`).join('');
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
  const lines = [study];
  for (const change of changes) lines.push(`  ${placeOf(change)}: ${changeInWords(change)}`);
  for (const note of notes) lines.push(`  ${note}`);
  if (unchangedPlans.length > 0) lines.push(`  the same as before: ${unchangedPlans.join(', ')}`);
  for (const result of results) {
    lines.push(`  ${LABELS[result.verdict]}  ${result.gate} (${result.strength}): ${subject(result)}`);
    lines.push(`             ${resultInWords(result)}`);
  }
  if (effects.length > 0) lines.push('  What it does (95 % each, for orientation):');
  lines.push(...effects.flatMap(effectsInWords).map((line) => `    ${line}`));
  if (alone !== null) lines.push('  Each changed rule without the others:');
  lines.push(
    ...(alone ?? []).flatMap((each) => loneEffectInWords(each, changes)).map((line) => `    ${line}`),
  );
  return lines;
}

function placeOf({ file, line }: { file: string; line: number }): string {
  return `${file}:${line}`;
}
