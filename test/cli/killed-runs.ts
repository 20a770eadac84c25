import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { temporaryFolder } from '../study/temporary-folder.ts';

const ROOT = join(import.meta.dirname, '../..');
const STUDY = join(ROOT, 'scenarios/studies/tiny.yaml');
const REPRODUCIBLE = ['measures.csv', 'replications.parquet', 'report.html', 'summary.json'];
export const REPLICATIONS = 24;
const PLANS = 3;

/** When a run is killed: so far into its life, or once so much of its journals is written (shares, 0 to 1). */
export interface Moment {
  readonly of: 'life' | 'journals';
  readonly share: number;
  readonly threads: number;
  /** Bytes that the last record of a journal loses besides, as when the power fails; 0 for none. */
  readonly torn: number;
}

interface Ended {
  readonly code: number | null;
  readonly err: string;
  readonly milliseconds: number;
}

/** A run from its beginning to its end, to compare others with. */
export interface WholeRun {
  readonly results: readonly string[];
  readonly milliseconds: number;
  readonly journalBytes: number;
}

/** Runs the tiny study without any interruption, in a process of its own. */
export async function wholeRun(): Promise<WholeRun> {
  const folder = temporaryFolder();
  const options = ['--replications', String(REPLICATIONS), '--threads', '1'];
  const { code, milliseconds } = await start(folder, options);
  expect(code).toBe(0);
  return { results: resultsIn(folder), milliseconds, journalBytes: journalBytes(folder) };
}

/**
 * Kills a run (SIGKILL) at one moment after the other, going on with it in between, and then lets it come to its end.
 * Checks that nothing was lost, nothing was done twice, and the results are those of the whole run.
 *
 * @returns for each kill, the replications that were finished by then
 */
export async function killAgainAndAgain(moments: readonly Moment[], whole: WholeRun): Promise<number[]> {
  const folder = temporaryFolder();
  const finished: number[] = [];
  for (const moment of moments) {
    const atStart = journalBytes(folder);
    const ended = await goOn(folder, moment.threads, (elapsed) =>
      moment.of === 'life'
        ? elapsed >= moment.share * whole.milliseconds
        : journalBytes(folder) >= atStart + moment.share * (whole.journalBytes - atStart),
    );
    // A quick machine may be done first.
    expect([null, 0], ended.err).toContain(ended.code);
    if (moment.torn > 0) tear(folder, moment.torn);
    finished.push(finishedIn(folder));
  }
  const ended = await goOn(folder, 1);
  expect(ended.code, ended.err).toBe(0);
  expect(resultsIn(folder)).toEqual(whole.results);
  expect(readdirSync(join(folder, 'out/tiny')).sort()).toEqual(['manifest.json', ...REPRODUCIBLE]);
  expect(readdirSync(join(folder, '.fairlead/runs'))).toEqual([]);
  const all = Array.from({ length: REPLICATIONS }, (_, replication) => replication);
  const numbers = journals(folder).map((path) => recordsIn(path).sort((a, b) => a - b));
  expect(numbers).toEqual(Array.from({ length: PLANS }, () => all));
  return finished;
}

/** Begins the run, or goes on with it where one is unfinished; what was finished must not be simulated again. */
async function goOn(folder: string, threads: number, kill?: (elapsed: number) => boolean): Promise<Ended> {
  const before = finishedIn(folder);
  const notes = join(folder, '.fairlead/runs');
  const unfinished = existsSync(notes) && readdirSync(notes).some((name) => name.endsWith('.json'));
  const options = unfinished ? ['--resume'] : ['--replications', String(REPLICATIONS)];
  const ended = await start(folder, [...options, '--threads', String(threads)], kill);
  const told = /replication (\d+) of \d+/.exec(ended.err);
  if (told !== null) expect(Number(told[1]), 'found again').toBe(before);
  return ended;
}

/** Starts the command line in a folder; `kill` is asked again and again whether it is time. */
function start(
  folder: string,
  options: readonly string[],
  kill?: (elapsed: number) => boolean,
): Promise<Ended> {
  return new Promise((resolve) => {
    const began = performance.now();
    const words = [join(ROOT, 'sim/cli/fairlead.mjs'), 'run', STUDY, ...options];
    const child = spawn(process.execPath, words, {
      cwd: folder,
      env: { ...process.env, FAIRLEAD_SOURCE: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    const watch = setInterval(() => {
      if (kill?.(performance.now() - began)) child.kill('SIGKILL');
    }, 1);
    child.on('close', (code) => {
      clearInterval(watch);
      resolve({ code, err, milliseconds: performance.now() - began });
    });
  });
}

function resultsIn(folder: string): string[] {
  return REPRODUCIBLE.map((name) => readFileSync(join(folder, 'out/tiny', name)).toString('base64'));
}

function journals(folder: string): string[] {
  const store = join(folder, '.fairlead');
  if (!existsSync(store)) return [];
  return readdirSync(store)
    .filter((name) => name.endsWith('.journal'))
    .sort()
    .map((name) => join(store, name));
}

function journalBytes(folder: string): number {
  return journals(folder).reduce((sum, path) => sum + statSync(path).size, 0);
}

/** Replications that all plans have whole. */
function finishedIn(folder: string): number {
  const numbers = journals(folder).map(recordsIn);
  if (numbers.length < PLANS) return 0;
  return numbers[0].filter((replication) => numbers.every((each) => each.includes(replication))).length;
}

/**
 * Numbers of the whole records of a journal, one that stands there twice twice: read here by the layout that
 * `journal.ts` describes, and not by its code. A record is whole where another, or the end, follows at its length.
 */
function recordsIn(path: string): number[] {
  const bytes = readFileSync(path);
  const numbersEach = bytes.readUInt32LE(12);
  const length = 4 + 4 + 8 * numbersEach + 4;
  const marker = Buffer.from('\u00abrow', 'latin1');
  const found: number[] = [];
  for (let at = bytes.indexOf(marker); at >= 0 && at + length <= bytes.length; ) {
    const next = bytes.indexOf(marker, at + 1);
    const whole = next < 0 || next >= at + length;
    if (whole) found.push(bytes.readUInt32LE(at + 4));
    at = next;
  }
  return found;
}

/** Takes bytes off the end of a journal that has a record, as if they had never reached the disk. */
function tear(folder: string, bytes: number): void {
  const path = journals(folder).find((each) => recordsIn(each).length > 0);
  if (path !== undefined) truncateSync(path, statSync(path).size - bytes);
}
