import { escapeText } from '../files/sentence.ts';
import type { CheckReport, GateResult } from './check-report.ts';
import { changeInWords, errorsInWords, resultInWords, subject, verdictInWords } from './result-words.ts';
import { GATES_CHANGED, keptInWords, placeOf, type StudyWords, studyInWords } from './study-words.ts';
import { findingInWords, UNREAD_HEADING, unreadInWords } from './unread-words.ts';

const LABELS = { pass: 'pass     ', fail: 'FAIL     ', undecided: 'undecided' } as const;

/** A check for a terminal. */
export function checkText(report: CheckReport): string {
  const { base, changedGates, studies, unread } = report;
  const lines = [`Compared with ${base}.`];
  if (changedGates.length > 0) {
    lines.push(GATES_CHANGED);
    for (const change of changedGates) lines.push(`  ${placeOf(change)}: ${changeInWords(change)}`);
  }
  for (const study of studies) lines.push('', ...studyLines(studyInWords(study, report)));
  if (unread.length > 0) lines.push('', UNREAD_HEADING);
  for (const each of unread) {
    lines.push(`  ${each.file}: ${unreadInWords(each)}`);
    for (const finding of each.findings) lines.push(`    ${placeOf(finding)}: ${findingInWords(finding)}`);
  }
  lines.push('', verdictInWords(report));
  if (studies.some(({ results }) => results.length > 0)) lines.push(errorsInWords(report));
  return lines.map((line) => `${escapeText(line)}\n`).join('');
}

function studyLines({ study, changes, notes, rules, effects, alone, engine }: StudyWords): string[] {
  const lines = [study];
  for (const { place, text } of changes) lines.push(`  ${place}: ${text}`);
  for (const note of notes) lines.push(`  ${note}`);
  for (const result of [...rules.telling, ...rules.kept]) lines.push(...gateLines(result));
  if (effects.length > 0) lines.push('  What it does (95 % each, for orientation):');
  lines.push(...effects.map((line) => `    ${line}`));
  if (alone.length > 0) lines.push('  Each changed rule without the others:');
  lines.push(...alone.map((line) => `    ${line}`));
  if (engine !== null) {
    lines.push(`  ${engine.heading}: ${keptInWords(engine.kept)}`);
    for (const result of engine.telling) lines.push(...gateLines(result));
    lines.push(...engine.effects.map((line) => `    ${line}`));
  }
  return lines;
}

function gateLines(result: GateResult): string[] {
  return [
    `  ${LABELS[result.verdict]}  ${result.gate} (${result.strength}): ${subject(result)}`,
    `             ${resultInWords(result)}`,
  ];
}
