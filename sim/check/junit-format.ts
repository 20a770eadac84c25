import type { CheckReport, GateResult, StudyReport } from './check-report.ts';
import type { Refusal } from './refusal.ts';
import { changeInWords, resultInWords, subject, verdictInWords } from './result-words.ts';
import { placeOf } from './study-words.ts';
import type { UnreadDocument } from './unread-documents.ts';
import { findingInWords, unreadInWords } from './unread-words.ts';

/**
 * A check as JUnit XML, which most CI servers show: a study is a suite, a gate of a plan a test. A `watch` gate that
 * stays undecided is a skipped test, and so are a change of gates and a changed document of which nothing was compared,
 * which stop nothing and are not to be overlooked.
 * There is always a test: a file without any is an error to a CI server.
 *
 * @see the schema that Jenkins publishes with its xUnit plugin, junit-10.xsd
 */
export function checkJunit(report: CheckReport): string {
  const suites = [
    ...report.studies.map(suiteOfStudy),
    ...(report.studies.length === 0 ? [suiteOf('fairlead check', [passed('fairlead check', report)])] : []),
    ...(report.changedGates.length > 0 ? [suiteOf('gates', report.changedGates.map(changedGate))] : []),
    ...(report.unread.length > 0 ? [suiteOf('unread documents', report.unread.map(unreadDocument))] : []),
  ];
  return document(suites);
}

/** A test, with the lines that tell why it did not pass. */
interface Test {
  readonly name: string;
  readonly group: string;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly words?: string;
  readonly type?: string;
  readonly text?: string;
}

interface Suite {
  readonly name: string;
  readonly tests: readonly Test[];
}

function suiteOf(name: string, tests: readonly Test[]): Suite {
  return { name, tests };
}

/** A study of which nothing was asked has one test all the same, which says so. */
function suiteOfStudy(report: StudyReport): Suite {
  const { study, results, notes, isUnproven } = report;
  if (results.length > 0 && !isUnproven)
    return suiteOf(
      study,
      results.map((result) => testOf(result, study)),
    );
  const words = notes.length === 0 ? 'no rule has changed' : notes.join(' ');
  const whole: Test = isUnproven
    ? {
        name: 'it is shown that the gates are kept',
        group: study,
        outcome: 'failure',
        type: 'undecided',
        words,
      }
    : { name: `nothing to ask: ${words}`, group: study, outcome: 'passed' };
  return suiteOf(study, [...results.map((result) => testOf(result, study)), whole]);
}

function passed(group: string, report: CheckReport): Test {
  return { name: verdictInWords(report), group, outcome: 'passed' };
}

function changedGate(change: CheckReport['changedGates'][number]): Test {
  const words = `${changeInWords(change)}. This check goes by the gates of the base.`;
  return { name: `gates have changed: ${placeOf(change)}`, group: 'gates', outcome: 'skipped', words };
}

function unreadDocument(each: UnreadDocument): Test {
  const words = [unreadInWords(each), ...each.findings.map(findingInWords)].join('\n');
  return { name: `${each.file} is compared`, group: 'unread documents', outcome: 'skipped', words };
}

function testOf(result: GateResult, group: string): Test {
  const name = `${result.gate}: ${subject(result)}`;
  if (result.verdict === 'pass') return { name, group, outcome: 'passed' };
  const words = resultInWords(result);
  if (isSkipped(result)) return { name, group, outcome: 'skipped', words };
  const type = result.verdict === 'fail' ? 'gate failed' : 'undecided';
  const text = result.place === null ? '' : placeOf(result.place);
  return { name, group, outcome: 'failure', type, words, text };
}

/** A check that was refused, or failed, as JUnit XML: every problem a test in error, with its place. */
export function refusalJunit({ message, problems }: Refusal): string {
  const common = { group: 'documents', outcome: 'error', type: 'input refused' } as const;
  const errors = problems.map(({ file, line, column, message: words, hint }): Test => {
    const text = `${file}:${line}:${column}${hint === undefined ? '' : `\n${hint}`}`;
    return { ...common, name: `${file}:${line} is valid`, words, text };
  });
  const whole: Test = { ...common, name: 'the check can be run', words: message };
  return document([suiteOf('documents', errors.length === 0 ? [whole] : errors)]);
}

function document(suites: readonly Suite[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="fairlead check" ${counts(suites.flatMap(({ tests }) => tests))}>`,
    ...suites.flatMap(({ name, tests }) => [
      `  <testsuite name="${xml(name)}" ${counts(tests)} skipped="${tally(tests, 'skipped')}">`,
      ...tests.flatMap(testCase),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase({ name, group, outcome, words, type, text }: Test): string[] {
  const open = `    <testcase name="${xml(name)}" classname="${xml(group)}"`;
  if (outcome === 'passed') return [`${open}/>`];
  const attributes = `message="${xml(words ?? '')}"${type === undefined ? '' : ` type="${type}"`}`;
  const close = text === undefined ? '/>' : `>${xml(text)}</${outcome}>`;
  return [`${open}>`, `      <${outcome} ${attributes}${close}`, '    </testcase>'];
}

function isSkipped({ verdict, strength }: GateResult): boolean {
  return verdict === 'undecided' && strength === 'watch';
}

function tally(tests: readonly Test[], outcome: Test['outcome']): number {
  return tests.filter((test) => test.outcome === outcome).length;
}

function counts(tests: readonly Test[]): string {
  const [failures, errors] = [tally(tests, 'failure'), tally(tests, 'error')];
  return `tests="${tests.length}" failures="${failures}" errors="${errors}"`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML 1.0 takes it: characters that it does not know at all become `?`. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '?')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]);
}
