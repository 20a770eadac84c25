import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { CheckReport, GateResult } from '../../sim/check/check-report.ts';
import { verdictOfCheck } from '../../sim/check/check-report.ts';
import { checkAnnotations } from '../../sim/check/github-format.ts';
import { checkJunit, refusalJunit } from '../../sim/check/junit-format.ts';
import { checkMarkdown } from '../../sim/check/markdown-format.ts';
import { checkText } from '../../sim/check/text-format.ts';

const kept: GateResult = {
  gate: 'customers-are-won',
  strength: 'must',
  plan: 'reclaim',
  differs: 'rules',
  verdict: 'pass',
  kind: 'relative',
  limit: 0.4,
  of: 'mean',
  measure: 'conversion',
  title: 'Customers won',
  unit: 'per 100 customers',
  decimals: 2,
  better: 'higher',
  where: '',
  whereTitle: '',
  replications: 20,
  customers: 5000,
  before: 8.16,
  now: 8.11,
  lo: -0.2,
  hi: 0.1,
  mostAffected: null,
  named: [],
  place: { file: 'scenarios/policies/a, b.yaml', line: 15, column: 7 },
};
const broken: GateResult = {
  ...kept,
  verdict: 'fail',
  now: 6,
  lo: -2.5,
  hi: -1.8,
  where: 'region=<b>&"',
  whereTitle: '<b>&"',
};
const open: GateResult = { ...kept, verdict: 'undecided', strength: 'watch', lo: -0.9, place: null };

function reportOf(...results: GateResult[]): CheckReport {
  const changes = [
    { file: 'scenarios/policies/a.yaml', line: 15, column: 7, path: 'x', old: '1d', new: '2d' },
  ];
  const study = {
    study: 'scenarios/studies/s.yaml',
    changes,
    unchangedPlans: ['keep'],
    notes: [],
    results,
    effects: [],
    alone: null,
  };
  return {
    base: 'main (abc)',
    engine: null,
    verdict: verdictOfCheck([study]),
    level: 0.95,
    mostReplications: 320,
    changedGates: [],
    studies: [study],
    untouchedStudies: [],
    unread: [],
  };
}

describe('the verdict of a check', () => {
  test('one broken gate fails it, whatever its strength', () => {
    expect(reportOf(kept, { ...broken, strength: 'watch' }).verdict).toBe('fail');
  });

  test('what is undecided stops a change only where it must be shown', () => {
    expect(reportOf(kept, open).verdict).toBe('pass');
    expect(reportOf(kept, { ...open, strength: 'must' }).verdict).toBe('undecided');
  });
});

describe('a check as text', () => {
  test('says what was, what is, how sure that is, and what is allowed', () => {
    const text = checkText(reportOf(kept));
    expect(text).toContain('scenarios/policies/a.yaml:15: x: 1d -> 2d');
    expect(text).toContain(
      '8.16 -> 8.11 per 100 customers; difference -0.05, between -0.20 and +0.10; 20 replications; may be 0.4 worse',
    );
    expect(text).toContain('at most 5 of 100 changes that keep to every gate are failed');
  });
});

describe('a check as Markdown', () => {
  test('shows what is not kept and folds away what is', () => {
    const text = checkMarkdown(reportOf(kept, broken));
    const [shown, folded] = text.split('<details>');
    expect(shown).toContain('| ✕ |');
    expect(shown).not.toContain('| ✓ |');
    expect(folded).toContain('| ✓ | customers-are-won (must) |');
  });

  test('takes nothing that a document says for markup', () => {
    const text = checkMarkdown(reportOf(broken));
    expect(text).not.toContain('<b>');
    expect(text).toContain('for &#60;b&#62;&"');
  });
});

describe('a check as JUnit XML', () => {
  test('a failed gate is a failure at its line, an undecided one that is watched is skipped', () => {
    const xml = checkJunit(reportOf(kept, broken, open));
    expect(xml).toContain('<testsuites name="fairlead check" tests="3" failures="1" errors="0">');
    expect(xml).toContain('type="gate failed">scenarios/policies/a, b.yaml:15</failure>');
    expect(xml.match(/<skipped /g)).toHaveLength(1);
    expect(xml).toContain('for &lt;b&gt;&amp;&quot;');
    expect(isBalanced(xml)).toBe(true);
  });

  test('holds to what its schema asks: known elements in their places, known attributes, none that is required missing', () => {
    for (const report of [reportOf(kept, broken, open), reportOf()]) {
      expect(strayParts(checkJunit(report))).toEqual([]);
    }
    expect(strayParts(refusalJunit({ message: 'a > b\nand "c"', problems: [] }))).toEqual([]);
    // The rule itself finds something where there is something to find.
    expect(strayParts('<testsuites><testcase name="a" status="b"/></testsuites>')).toEqual([
      'testcase in testsuites',
      'testcase has status',
    ]);
    expect(strayParts('<testsuites><testsuite name="a" tests="0" failures="0"/></testsuites>')).toEqual([
      'testsuite lacks errors',
    ]);
  });

  test('is valid by the schema that Jenkins publishes', ({ skip }) => {
    const schema = process.env['JUNIT_XSD'];
    const found = spawnSync(XMLLINT, ['--version']).status === 0;
    if (schema === undefined || !found) {
      skip('needs xmllint, and JUNIT_XSD with the path of junit-10.xsd of the xUnit plugin');
      return;
    }
    for (const report of [reportOf(kept, broken, open), reportOf()]) {
      const words = ['--noout', '--nonet', '--schema', schema, '-'];
      const { status, stderr } = spawnSync(XMLLINT, words, { input: checkJunit(report), encoding: 'utf8' });
      expect(stderr).toBe('- validates\n');
      expect(status).toBe(0);
    }
  });
});

describe('a check as GitHub annotations', () => {
  test('errors stand at the changed line, warnings where an undecided gate is only watched', () => {
    const lines = checkAnnotations(reportOf(kept, broken, open)).split('\n');
    expect(lines[0]).toMatch(
      /^::error file=scenarios\/policies\/a%2C b\.yaml,line=15,col=7,title=customers-are-won \(must\)::Customers won/,
    );
    expect(lines[1]).toMatch(/^::warning title=customers-are-won \(watch%2C undecided\)::/);
    expect(lines[2]).toBe('The change breaks the gate customers-are-won.');
  });
});

/** Whether every element that is opened is closed in its order. */
function isBalanced(xml: string): boolean {
  const open: string[] = [];
  for (const [, slash, name, end] of xml.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
    if (slash === '/') {
      if (open.pop() !== name) return false;
    } else if (end !== '/') open.push(name);
  }
  return open.length === 0;
}

/** The validator of libxml2, where it is installed. */
const XMLLINT = 'xmllint';

/** Of `junit-10.xsd` of the Jenkins xUnit plugin, the part that concerns us: where an element stands, what it says. */
const JUNIT: Readonly<
  Record<string, { in: readonly string[]; required: readonly string[]; optional: readonly string[] }>
> = {
  testsuites: { in: [''], required: [], optional: ['name', 'time', 'tests', 'failures', 'errors'] },
  testsuite: {
    in: ['testsuites', 'testsuite'],
    required: ['name', 'tests', 'failures', 'errors'],
    optional: ['skipped', 'time', 'timestamp', 'hostname', 'id', 'package', 'group', 'file', 'log', 'url'],
  },
  testcase: { in: ['testsuite'], required: ['name'], optional: ['time', 'classname', 'group'] },
  failure: { in: ['testcase'], required: [], optional: ['type', 'message'] },
  error: { in: ['testcase'], required: [], optional: ['type', 'message'] },
  skipped: { in: ['testcase'], required: [], optional: ['type', 'message'] },
};

/** Elements and attributes of JUnit XML that its schema does not have there, and required ones that are missing. */
function strayParts(xml: string): string[] {
  const found: string[] = [];
  const around = [''];
  for (const [, slash, name, attributes, end] of xml.matchAll(
    /<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g,
  )) {
    if (slash === '/') {
      around.pop();
      continue;
    }
    const known = JUNIT[name];
    if (!known?.in.includes(around[around.length - 1])) found.push(`${name} in ${around[around.length - 1]}`);
    const said = [...attributes.matchAll(/ ([a-z]+)="/g)].map(([, attribute]) => attribute);
    for (const each of said)
      if (!known?.required.includes(each) && !known?.optional.includes(each))
        found.push(`${name} has ${each}`);
    for (const each of known?.required ?? []) if (!said.includes(each)) found.push(`${name} lacks ${each}`);
    if (end !== '/') around.push(name);
  }
  return found;
}
