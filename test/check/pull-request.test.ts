import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../sim/check/check-report.ts';
import { fairlead } from '../cli/fake-terminal.ts';
import { inFixtureRepository } from './fixture-repository.ts';

/** What a CI server is told where there is little or nothing to simulate. */
const { repository } = inFixtureRepository();

const RECLAIM = 'scenarios/policies/reclaim.yaml';
const GATES = 'scenarios/gates.yaml';
const STUDY = 'scenarios/studies/small.yaml';

const check = (format: string, ...words: string[]) =>
  fairlead('check', '--executor', 'inline', '--format', format, ...words);

describe('a document that is refused', () => {
  test.each([
    [RECLAIM, 'after: 10d }', 'after: 21 tage }'],
    [GATES, 'measure: conversion, worse_by_at_most: 2', 'measure: conversion, worse_by_at_mst: 2'],
  ])('every format tells a CI server the place of what is wrong in %s', async (file, from, to) => {
    repository.edit(file, from, to);
    const line = repository.lineOf(file, to);
    for (const format of ['junit', 'md', 'json']) {
      const { code, out, err } = await check(format);
      expect(code).toBe(1);
      expect(err).toContain('1 problem; nothing was run');
      if (format === 'json') {
        expect(JSON.parse(out)).toMatchObject({ verdict: 'refused', problems: [{ file, line }] });
      } else expect(out).toContain(`${file}:${line}`);
      if (format === 'junit') expect(out).toContain('tests="1" failures="0" errors="1"');
    }
  });

  test('a base that cannot be had is told as well', async () => {
    expect((await check('junit', '--base', 'origin/release')).out).toContain('git fetch origin release');
    expect((await check('md', '--base', 'origin/release')).out).toContain('git fetch origin release');
  });
});

describe('a change that touches no study', () => {
  test('is one test that passes: a file without any is an error to a CI server', async () => {
    const { code, out } = await check('junit');
    expect(code).toBe(0);
    expect(out).toContain('<testsuites name="fairlead check" tests="1" failures="0" errors="0">');
    expect(out).toContain(
      '<testcase name="Nothing that a study reads has changed." classname="fairlead check"/>',
    );
  });

  test('and so is one that alters a comment alone', async () => {
    repository.edit(RECLAIM, '# One change', '# One small change');
    const { code, out } = await check('junit');
    expect(code).toBe(0);
    expect(out).toContain('<testsuites name="fairlead check" tests="1" failures="0" errors="0">');
    expect(out).toContain('nothing to ask: ');
  });
});

describe('a changed document that no study reads', () => {
  const GRADED = 'scenarios/policies/graded.yaml';
  const graded = (change: string) => `extends: reclaim.yaml\npolicy: graded\n${change}`;

  test('is told in every format, with what can be told of it by reading', async () => {
    repository.write(GRADED, graded('follow_up: { accept_within: 3h }\n'));
    const { code, out } = await check('text');
    expect(code).toBe(0);
    expect(out).toContain('no compared study reads: they are valid, and nobody knows what they do');
    expect(out).toContain(`  ${GRADED}: policy, read by no study\n`);
    expect(out).toContain('warning: not answered: ');
    expect((await check('md')).out).toContain(`- \`${GRADED}\` policy, read by no study\n  - \``);
    expect((await check('github')).out).toContain(`::warning file=${GRADED},line=1,col=1,title=nothing was`);
    const junit = (await check('junit')).out;
    expect(junit).toContain(`<testcase name="${GRADED} is compared" classname="unread documents">`);
    expect(junit).toContain('failures="0" errors="0"');
    expect(JSON.parse((await check('json')).out)).toMatchObject({
      verdict: 'untouched',
      unread: [{ file: GRADED, kind: 'policy', readBy: [] }],
    });
  });

  test('is refused where it is wrong, with its line', async () => {
    repository.write(GRADED, graded('follow_up: { accept_within: 21 tage }\n'));
    repository.write('scenarios/worlds/loud.yaml', 'extends: tiny.yaml\nworld: loud\nsources: loud\n');
    repository.write('scenarios/tests/odd.yaml', 'studies:\n\t- none\n');
    const { code, out, err } = await check('md');
    expect(code).toBe(1);
    expect(out).toContain(`- \`${GRADED}:3\``);
    expect(out).toContain('- `scenarios/worlds/loud.yaml:3`');
    expect(out).toContain('- `scenarios/tests/odd.yaml:2`');
    expect(err).toContain('3 problems; nothing was run');
  });

  test('and a study elsewhere is checked with all that it alone reads, and not compared', async () => {
    const elsewhere = 'scenarios/claims/small.yaml';
    const study = repository.read(STUDY).replace('stepped]', 'graded]');
    repository.write(elsewhere, study);
    repository.write(GRADED, graded('follow_up: { accept_within: 3h }\n'));
    const { code, out } = await check('text');
    expect(code).toBe(0);
    expect(out).toContain(`${elsewhere}: study, not compared here: \`fairlead check ${elsewhere}\``);
    expect(out).toContain(`${GRADED}: policy, read by ${elsewhere}, not compared here`);
    repository.write(elsewhere, study.replace('graded]', 'gradde]'));
    expect((await check('text')).err).toContain(`${elsewhere}:5:34: there is no policy \`gradde\``);
  });

  test('may be a part that only others make whole', async () => {
    repository.write('scenarios/policies/part.yaml', 'policy: part\nlimits: { open_leads_per_person: 9 }\n');
    expect((await check('text')).code).toBe(1);
    const text = repository.read('scenarios/policies/first-claim.yaml');
    const whole = text.replace(/^policy: .*$/m, 'policy: whole\nextends: part.yaml');
    repository.write('scenarios/policies/whole.yaml', whole);
    const { code, out } = await check('text');
    expect(code).toBe(0);
    expect(out).toContain('scenarios/policies/part.yaml: policy, read by no study');
  });

  test('is not meant where a study reads it through another file, or where its text is the same', async () => {
    repository.edit(
      'scenarios/policies/even-by-region.yaml',
      'policy: even-by-region',
      'policy:   even-by-region',
    );
    expect(JSON.parse((await check('json')).out)).toMatchObject({ unread: [] });
  });
});

describe('a change of gates', () => {
  const FROM = 'measure: conversion, worse_by_at_most: 2';
  const TO = 'measure: conversion, worse_by_at_most: 9';
  const HEADLINE = 'Gates have changed, and nothing else that a study reads.';
  const CHANGE = 'must[customers-are-won].worse_by_at_most: 2 -> 9';

  test('alone is the headline of every format, with the line and what it was', async () => {
    repository.edit(GATES, FROM, TO);
    const line = repository.lineOf(GATES, TO);
    const junit = await check('junit');
    expect(junit.code).toBe(0);
    expect(junit.out).toContain('tests="2" failures="0" errors="0"');
    expect(junit.out).toContain(`<testcase name="gates have changed: ${GATES}:${line}" classname="gates">`);
    expect(junit.out).toContain('must[customers-are-won].worse_by_at_most: 2 -&gt; 9');
    const md = (await check('md')).out;
    expect(md).toContain(`### ! ${HEADLINE}`);
    expect(md).toContain(
      `\`${GATES}:${line}\` must&#91;customers-are-won&#93;.worse&#95;by&#95;at&#95;most: 2 → 9`,
    );
    const text = (await check('text')).out;
    expect(text).toContain(HEADLINE);
    expect(text).toContain(CHANGE);
    const github = (await check('github')).out;
    expect(github).toContain(`::warning file=${GATES},line=${line},`);
  });

  test('beside a change of rules is in the headline too', async () => {
    repository.edit(GATES, FROM, TO);
    repository.edit(RECLAIM, 'same_partner_again_after: 30d', 'same_partner_again_after: 31d');
    const { out } = await check('md', '--max-replications', '2');
    expect(out.split('\n', 1)[0]).toMatch(/Gates have changed too\.$/);
    expect((await check('junit', '--max-replications', '2')).out).toContain('name="gates have changed: ');
  });

  test('is told where the gates of a study itself are loosened', async () => {
    const study = repository.read(STUDY);
    repository.write(
      STUDY,
      `${study}gates:\n  must:\n    - { gate: won, measure: conversion, at_least: 5 }\n`,
    );
    repository.commit('gates of its own');
    repository.edit(STUDY, 'at_least: 5', 'at_least: 1');
    const { out } = await check('md', '--base', 'HEAD');
    repository.git('reset', '-q', '--hard', 'HEAD~1');
    expect(out.split('\n', 1)[0]).toMatch(/Gates have changed too\.$/);
    expect(out).toContain('5 → 1');
  });

  test('is told where a study is gone, or the file of gates', async () => {
    repository.remove(STUDY);
    const { out } = await check('text');
    expect(out).toContain('Gates have changed too.');
    expect(out).toContain(`${STUDY}:1: the study, of which gates were asked, is gone`);
    repository.restore();
    repository.remove(GATES);
    expect((await check('text')).out).toContain(`${GATES}:1: the file, with all its gates, is gone`);
  });
});

describe('a study that cannot be compared with anything', () => {
  const LEVELS = `gates: levels
must:
  - { gate: customers-are-won, measure: conversion, worse_by_at_most: 2 }
  - { gate: some-are-won, measure: conversion, at_least: 1 }
  - { gate: rules-are-used, structure: no-rule-that-never-fires }
`;
  const asked = async () => {
    const { code, out } = await check('json', '--base', 'HEAD', '--max-replications', '20');
    const { studies } = JSON.parse(out) as CheckReport;
    return { code, notes: studies[0].notes.join('\n'), results: studies.flatMap(({ results }) => results) };
  };

  test('because the base is refused: limits and gates on rules are asked, and what was wrong is told', async () => {
    repository.write(GATES, LEVELS);
    repository.edit(RECLAIM, 'after: 10d }', 'after: 10 tage }');
    repository.commit('a slip');
    repository.edit(RECLAIM, 'after: 10 tage }', 'after: 10d }');
    const { code, notes, results } = await asked();
    repository.git('reset', '-q', '--hard', 'HEAD~1');
    expect(notes).toContain('The base cannot be read: nothing to compare with');
    expect(notes).toMatch(/reclaim\.yaml:\d+: /);
    expect(new Set(results.map(({ gate }) => gate))).toEqual(new Set(['some-are-won', 'rules-are-used']));
    expect(results.every(({ before }) => before === null)).toBe(true);
    expect(results.filter(({ kind }) => kind === 'at least').map(({ verdict }) => verdict)).toEqual([
      'pass',
      'pass',
      'pass',
    ]);
    expect([0, 4]).toContain(code);
  });

  test('because it is new: a limit that it does not keep fails it', async () => {
    repository.write(GATES, LEVELS.replace('at_least: 1', 'at_least: 90'));
    repository.commit('gates');
    const study = repository.read(STUDY).replace('study: small', 'study: other');
    repository.write('scenarios/studies/other.yaml', study);
    const { code, notes, results } = await asked();
    repository.git('reset', '-q', '--hard', 'HEAD~1');
    expect(code).toBe(3);
    expect(notes).toContain('This study is new');
    expect(results.find(({ gate }) => gate === 'some-are-won')!.verdict).toBe('fail');
  });

  test('gates of the base that are refused give way to those of the change', async () => {
    repository.edit(GATES, 'worse_by_at_most: 2', 'worse_by_at_mst: 2');
    repository.commit('a slip');
    repository.edit(GATES, 'worse_by_at_mst: 2', 'worse_by_at_most: 2');
    repository.edit(RECLAIM, 'same_partner_again_after: 30d', 'same_partner_again_after: 31d');
    const { notes, results } = await asked();
    repository.git('reset', '-q', '--hard', 'HEAD~1');
    expect(notes).toContain('The gates of the base cannot be read');
    expect(results.length).toBeGreaterThan(0);
  });
});

test('a plan that only has another name now is the same under its new name, and its old one is not told', async () => {
  repository.write(
    'scenarios/policies/take-back.yaml',
    repository.read(RECLAIM).replace('policy: reclaim', 'policy: take-back'),
  );
  repository.edit('scenarios/policies/stepped.yaml', 'extends: reclaim.yaml', 'extends: take-back.yaml');
  repository.remove(RECLAIM);
  repository.edit(STUDY, 'reclaim', 'take-back');
  const { out } = await check('json');
  const { studies } = JSON.parse(out) as CheckReport;
  expect(studies[0].notes.join()).toContain('Plan take-back takes the place of reclaim');
  expect([...studies[0].unchangedPlans].sort()).toEqual(['first-claim', 'stepped', 'take-back']);
});

test('parts of the market are called by their titles', async () => {
  repository.edit('scenarios/worlds/tiny.yaml', 'region: Hangzhou', 'title: West Lake, region: Hangzhou');
  repository.commit('a title');
  repository.edit(RECLAIM, 'same_partner_again_after: 30d', 'same_partner_again_after: 31d');
  const { out } = await check('text', '--base', 'HEAD', '--max-replications', '2');
  repository.git('reset', '-q', '--hard', 'HEAD~1');
  expect(out).toContain('for West Lake, plan');
  expect(out).not.toContain('region=');
});
