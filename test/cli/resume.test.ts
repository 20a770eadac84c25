import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explainFailure } from '../../sim/cli/explain-failure.ts';
import { type RunOptions, run } from '../../sim/cli/run.ts';
import { temporaryFolder } from '../study/temporary-folder.ts';
import { FakeTerminal, fairlead } from './fake-terminal.ts';

const REPRODUCIBLE = ['measures.csv', 'replications.parquet', 'report.html', 'summary.json'];

/** A copy of the tiny study that a test may change. */
class Place {
  readonly folder = temporaryFolder();
  readonly study = this.path('studies/tiny.yaml');
  readonly storeFolder = this.path('store');

  constructor() {
    for (const name of ['studies/tiny', 'worlds/tiny', 'policies/even-by-region', 'policies/reclaim']) {
      this.write(`${name}.yaml`, readFileSync(`scenarios/${name}.yaml`, 'utf8'));
    }
    this.write('policies/first-claim.yaml', readFileSync('scenarios/policies/first-claim.yaml', 'utf8'));
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  change(name: string, from: string, to: string): void {
    const text = readFileSync(this.path(name), 'utf8');
    expect(text).toContain(from);
    this.write(name, text.replace(from, to));
  }

  /** Runs the study on one thread, interrupted once so many replications are in the store. */
  async run(out: string, options: Partial<RunOptions> = {}, interrupted = false) {
    const terminal = new FakeTerminal();
    if (interrupted) terminal.once('err', () => setImmediate(() => terminal.emit('SIGINT')));
    const all = { json: false, store: true, threads: 1, ...options };
    const where = out === '' ? {} : { out: this.path(out) };
    const code = await run(this.study, { ...all, ...where }, terminal, {
      storeFolder: this.storeFolder,
    }).catch((error: unknown) => explainFailure(error, terminal));
    return { code, out: terminal.out, err: terminal.err };
  }

  results(out: string): string[] {
    return REPRODUCIBLE.map((name) => readFileSync(this.path(`${out}/${name}`)).toString('base64'));
  }
}

describe('a run that was ended by Ctrl-C', () => {
  test('goes on with --resume, with the options it was begun with, to the same bytes', async () => {
    const place = new Place();
    const choices = { seed: 'other', replications: 5, plan: ['keep', 'reclaim-in-steps'] };
    expect((await place.run('whole', { ...choices, store: false })).code).toBe(0);
    expect((await place.run('resumed', choices, true)).code).toBe(130);
    // What a crash in the middle of writing results leaves.
    mkdirSync(place.path('resumed/.unfinished-abc'), { recursive: true });
    const { code, err } = await place.run('', { resume: true });
    expect(code).toBe(0);
    expect(err).toMatch(/^going on with the run of 20\d\d-\d\d-\d\d \d\d:\d\d UTC\n/);
    expect(place.results('resumed')).toEqual(place.results('whole'));
    expect(readdirSync(place.path('resumed')).sort()).toEqual(['manifest.json', ...REPRODUCIBLE].sort());

    const again = await place.run('', { resume: true });
    expect(again.code).toBe(1);
    expect(again.err).toContain(`there is no unfinished run of ${place.study} to go on with`);
  });

  test('ends at the same check where a precision is wanted, whatever was simulated when it was ended', async () => {
    const place = new Place();
    const precision = '{ targets: [{ measure: conversion, half_width: 1.2 }], at_least: 10, at_most: 60 }';
    place.change('studies/tiny.yaml', 'replications: 8', `precision: ${precision}`);
    expect((await place.run('whole', { store: false })).code).toBe(0);
    expect((await place.run('resumed', {}, true)).code).toBe(130);
    const { code, err } = await place.run('', { resume: true, threads: 2 });
    expect(code).toBe(0);
    expect(err).toMatch(/replication \d+ of at most 60.*, all intervals narrow enough, /);
    expect(place.results('resumed')).toEqual(place.results('whole'));
    const { replications } = JSON.parse(readFileSync(place.path('resumed/summary.json'), 'utf8'));
    expect(replications).toBeGreaterThanOrEqual(10);
    expect(replications).toBeLessThan(60);
  });

  test('does not go on when what it reads has changed: says which line of which file', async () => {
    const place = new Place();
    await place.run('results', {}, true);
    place.change('studies/tiny.yaml', 'follow_up: 8w', 'follow_up: 9w');
    place.change('policies/reclaim.yaml', 'policy: reclaim', 'policy: reclaim\nwhy: it is quicker');
    const { code, err } = await place.run('', { resume: true });
    expect(code).toBe(1);
    const line = (name: string, text: string) =>
      readFileSync(place.path(name), 'utf8')
        .split('\n')
        .findIndex((each) => each.includes(text)) + 1;
    expect(err).toContain(
      `${place.study}:${line('studies/tiny.yaml', 'follow_up')}:12: this has changed since the run began\n  follow_up: 9w\n             ^^\n  it was 8w\n`,
    );
    const policy = place.path('policies/reclaim.yaml');
    expect(err).toContain(`${policy}:${line('policies/reclaim.yaml', 'why: it')}:1: this was not there`);
    expect(err).toContain('2 problems; nothing was run.');
    expect(existsSync(place.path('results'))).toBe(false);
  });

  test('goes on when only comments, spaces or the order of keys have changed', async () => {
    const place = new Place();
    await place.run('results', { replications: 2 }, true);
    const [first, ...rest] = readFileSync(place.study, 'utf8').split('follow_up: 8w\n');
    place.write('studies/tiny.yaml', `${first}${rest.join('')}\n# as before\nfollow_up:   8w\n`);
    expect((await place.run('', { resume: true })).code).toBe(0);
  });

  test('does not go on with other options, and says which were given at its beginning', async () => {
    const place = new Place();
    await place.run('results', { replications: 7 }, true);
    const more = await place.run('', { resume: true, replications: 8 });
    expect(more.code).toBe(1);
    expect(more.err).toContain('the run was begun with --replications 7; leave --replications out');
    const seed = await place.run('', { resume: true, seed: 'x' });
    expect(seed.err).toContain('the run was begun without --seed');
  });

  test('is asked for by its folder where several are unfinished', async () => {
    const place = new Place();
    await place.run('one', { replications: 2 }, true);
    await place.run('two', { replications: 3 }, true);
    const { code, err } = await place.run('', { resume: true });
    expect(code).toBe(1);
    expect(err).toContain(`--out ${place.path('one')} (begun`);
    expect(err).toContain(`--out ${place.path('two')} (begun`);
    expect((await place.run('two', { resume: true })).code).toBe(0);
    expect(JSON.parse(readFileSync(place.path('two/summary.json'), 'utf8')).replications).toBe(3);
  });

  test('does not go on with other code, nor by a damaged note', async () => {
    const place = new Place();
    await place.run('results', {}, true);
    const [name] = readdirSync(place.path('store/runs'));
    const note = `store/runs/${name}`;
    const [checksum, text] = readFileSync(place.path(note), 'utf8').split('\n');
    place.write(note, `${checksum}\n${text.replace('follow_up: 8w', 'follow_up: 9w')}\n`);
    expect((await place.run('', { resume: true })).err).toContain('there is no unfinished run');
    const other = text.replace(/"engine":"\w+"/, '"engine":"0123456789abcdef"');
    place.write(note, `${createHash('sha256').update(other).digest('hex')}\n${other}\n`);
    const { code, err } = await place.run('', { resume: true });
    expect(code).toBe(1);
    expect(err).toContain("the simulator's code has changed since the run began");
    const judged = text.replace(/"code":"\w+"/, '"code":"0123456789abcdef"');
    place.write(note, `${createHash('sha256').update(judged).digest('hex')}\n${judged}\n`);
    const again = await place.run('', { resume: true });
    expect(again.code).toBe(1);
    expect(again.err).toContain('the code that judges and reports has changed since the run began');
  });
});

test('--resume needs the store', async () => {
  const { code, err } = await fairlead('run', 'scenarios/studies/tiny.yaml', '--resume', '--no-store');
  expect(code).toBe(1);
  expect(err).toContain("option '--no-store' cannot be used with option '--resume'");
});
