import type { CheckReport, GateResult, StudyReport } from './check-report.ts';
import type { Refusal } from './refusal.ts';
import { resultInWords, subject } from './result-words.ts';

/**
 * A check as JUnit XML, which most CI servers show: a study is a suite, a gate of a plan a test. A `watch` gate that
 * stays undecided is a skipped test.
 *
 * @see the schema that Jenkins publishes with its xUnit plugin, junit-10.xsd
 */
export function checkJunit({ studies }: CheckReport): string {
  const all = studies.flatMap(({ results }) => results);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="fairlead check" ${counts(all)}>`,
    ...studies.flatMap(suite),
    '</testsuites>',
    '',
  ].join('\n');
}

/** A check that was refused, or failed, as JUnit XML: every problem a test in error, with its place. */
export function refusalJunit({ message, problems }: Refusal): string {
  const whole = { name: 'the check can be run', words: message, text: '' };
  const errors = problems.map((each) => {
    const place = `${each.file}:${each.line}`;
    const text = `${place}:${each.column}${each.hint === undefined ? '' : `\n${each.hint}`}`;
    return { name: `${place} is valid`, words: each.message, text };
  });
  const all = errors.length === 0 ? [whole] : errors;
  const counted = `tests="${all.length}" failures="0" errors="${all.length}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="fairlead check" ${counted}>`,
    `  <testsuite name="documents" ${counted} skipped="0">`,
    ...all.flatMap(({ name, words, text }) => [
      `    <testcase name="${xml(name)}" classname="documents">`,
      `      <error message="${xml(words)}" type="input refused">${xml(text)}</error>`,
      '    </testcase>',
    ]),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function suite({ study, results }: StudyReport): string[] {
  return [
    `  <testsuite name="${xml(study)}" ${counts(results)} skipped="${results.filter(isSkipped).length}">`,
    ...results.flatMap((result) => testCase(result, study)),
    '  </testsuite>',
  ];
}

function testCase(result: GateResult, study: string): string[] {
  const open = `    <testcase name="${xml(`${result.gate}: ${subject(result)}`)}" classname="${xml(study)}"`;
  const words = xml(resultInWords(result));
  if (result.verdict === 'pass') return [`${open}/>`];
  if (isSkipped(result)) return [`${open}>`, `      <skipped message="${words}"/>`, '    </testcase>'];
  const place = result.place === null ? '' : xml(`${result.place.file}:${result.place.line}`);
  const type = result.verdict === 'fail' ? 'gate failed' : 'undecided';
  return [
    `${open}>`,
    `      <failure message="${words}" type="${type}">${place}</failure>`,
    '    </testcase>',
  ];
}

function isSkipped({ verdict, strength }: GateResult): boolean {
  return verdict === 'undecided' && strength === 'watch';
}

function counts(results: readonly GateResult[]): string {
  const failures = results.filter((result) => result.verdict !== 'pass' && !isSkipped(result)).length;
  return `tests="${results.length}" failures="${failures}" errors="0"`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML 1.0 takes it: characters that it does not know at all become `?`. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '?')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]);
}
