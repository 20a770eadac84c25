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
