import type { Diagnostic } from '../files/diagnostic.ts';
import type { CheckReport, GateResult } from './check-report.ts';
import { changeInWords, resultInWords, subject, verdictInWords } from './result-words.ts';
import { findingInWords, unreadInWords } from './unread-words.ts';

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * A check as annotations that GitHub shows at the changed lines.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function checkAnnotations(report: CheckReport): string {
  const results = report.studies.flatMap((study) =>
    study.results.filter(({ verdict }) => verdict !== 'pass'),
  );
  const gates = report.changedGates.map((change) =>
    annotation(
      'warning',
      change,
      'gates have changed',
      `${changeInWords(change)}. This check goes by the old ones.`,
    ),
  );
  const found = results.map((result) =>
    annotation(
      levelOf(result),
      result.place,
      titleOf(result),
      `${subject(result)}: ${resultInWords(result)}`,
    ),
  );
  const unread = report.unread.flatMap((each) => [
    annotation(
      'warning',
      { file: each.file, line: 1, column: 1 },
      'nothing was compared',
      unreadInWords(each),
    ),
    ...each.findings.map((finding) => annotation('warning', finding, 'lint', findingInWords(finding))),
  ]);
  return [...gates, ...found, ...unread, verdictInWords(report), ''].join('\n');
}

/** Complaints about documents as annotations. */
export function diagnosticAnnotations(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map((each) => {
      const hint = each.hint === undefined ? '' : `\n${each.hint}`;
      return `${annotation('error', each, 'not a valid document', `${each.message}${hint}`)}\n`;
    })
    .join('');
}

function titleOf({ gate, strength, verdict }: GateResult): string {
  return `${gate} (${strength}${verdict === 'undecided' ? ', undecided' : ''})`;
}

function levelOf({ verdict, strength }: GateResult): 'error' | 'warning' {
  return verdict === 'undecided' && strength === 'watch' ? 'warning' : 'error';
}

function annotation(level: 'error' | 'warning', place: Place | null, title: string, message: string): string {
  const at = place === null ? '' : `file=${property(place.file)},line=${place.line},col=${place.column},`;
  return `::${level} ${at}title=${property(title)}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
