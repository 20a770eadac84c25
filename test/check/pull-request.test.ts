import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fairlead } from '../cli/fake-terminal.ts';
import { FixtureRepository } from './fixture-repository.ts';

/** What a CI server is told where there is little or nothing to simulate. */
const folder = mkdtempSync(join(tmpdir(), 'fairlead-pull-request-'));
const home = process.cwd();
let repository: FixtureRepository;

beforeAll(() => {
  repository = new FixtureRepository(folder);
  process.chdir(folder);
});
afterEach(() => repository.restore());
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true, force: true });
});

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
