import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { loadResults, ResultsUnreadable } from '../../../sim/study/results/load-results.ts';
import type { RunRecord } from '../../../sim/study/results/manifest.ts';
import { type StudyResults, writeResults } from '../../../sim/study/results/results.ts';
import { ResultsNotWritten } from '../../../sim/study/results/results-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { keep, layout, pilot, toySummary } from '../toy-study.ts';

const run: RunRecord = {
  version: '0.1.0',
  study: 'toy',
  seed: 'spring-2026',
  replications: 3,
  documents: [{ name: 'studies/toy.yaml', text: 'study: toy\n' }],
  plans: [{ name: 'keep', key: 'abc' }],
  warmUp: { weeks: 26, chosen: 'declared' },
  threads: 2,
  started: new Date('2026-03-01T08:00:00Z'),
  wallSeconds: 1.5,
};
const results: StudyResults = {
  summary: toySummary(),
  layout,
  rows: [keep, pilot],
  pages: { 'report.html': '<!doctype html><title>toy</title>' },
  run,
};
const FILES = ['manifest.json', 'measures.csv', 'replications.parquet', 'report.html', 'summary.json'];

const contents = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );

describe('writing results', () => {
  test('leaves exactly the files of the study, in a folder that need not exist', async () => {
    const folder = join(temporaryFolder(), 'out', 'toy');
    await writeResults(folder, results);
    expect(readdirSync(folder).sort()).toEqual(FILES);
  });

  test('gives the same bytes whenever, wherever and with however many threads, but for the manifest', async () => {
    const [first, second] = [temporaryFolder(), temporaryFolder()];
    await writeResults(first, results);
    const later = { ...run, threads: 7, started: new Date('2030-01-01T00:00:00Z'), wallSeconds: 99 };
    await writeResults(second, { ...results, run: later });
    for (const name of FILES.filter((file) => file !== 'manifest.json')) {
      expect(readFileSync(join(second, name)).equals(readFileSync(join(first, name)))).toBe(true);
    }
    expect(readFileSync(join(second, 'manifest.json'), 'utf8')).toContain('"wallSeconds": 99');
  });

  test('gives the same replications for plans in another order', async () => {
    const [first, second] = [temporaryFolder(), temporaryFolder()];
    await writeResults(first, results);
    const turned = { ...layout, counters: [...layout.counters].reverse() };
    const summary = { ...toySummary(), plans: [...toySummary().plans].reverse() };
    await writeResults(second, { ...results, summary, layout: turned, rows: [pilot, keep] });
    const bytes = (folder: string) => readFileSync(join(folder, 'replications.parquet'));
    expect(bytes(second).equals(bytes(first))).toBe(true);
  });

  test('replaces its own files, removes those it no longer has, and leaves those of others', async () => {
    const folder = temporaryFolder();
    await writeResults(folder, { ...results, pages: { 'report.html': 'old', 'leads.csv': 'old' } });
    writeFileSync(join(folder, 'my-notes.txt'), 'mine');
    await writeResults(folder, results);
    expect(readdirSync(folder).sort()).toEqual([...FILES, 'my-notes.txt'].sort());
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('toy');
  });

  test('that fails leaves the old results as they were', async () => {
    const folder = temporaryFolder();
    await writeResults(folder, results);
    const before = contents(folder);
    const bad = { ...results, pages: { '../elsewhere.html': 'x' } };
    await expect(writeResults(folder, bad)).rejects.toThrow(ResultsNotWritten);
    expect(contents(folder)).toEqual(before);
  });

  test('that fails does not leave a folder where none was', async () => {
    const parent = temporaryFolder();
    const folder = join(parent, 'toy');
    await expect(writeResults(folder, { ...results, pages: { 'x.exe': '' } })).rejects.toThrow(
      ResultsNotWritten,
    );
    expect(readdirSync(parent)).toEqual([]);
  });

  test('into a file is refused with its name', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    await expect(writeResults(file, results)).rejects.toThrow(`the results cannot be written to ${file}`);
  });

  test('names the checksum of every file and the documents in the manifest', async () => {
    const folder = temporaryFolder();
    await writeResults(folder, results);
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    for (const name of FILES.filter((file) => file !== 'manifest.json')) {
      const sum = createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex');
      expect(manifest.files[name]).toBe(sum);
    }
    expect(manifest.documents[0]).toMatchObject({ name: 'studies/toy.yaml', text: 'study: toy\n' });
    expect(manifest.versions).toMatchObject({ fairlead: '0.1.0', node: process.version });
    expect(manifest.started).toBe('2026-03-01T08:00:00.000Z');
  });

  test('cuts the replications into row groups of a fixed size', async () => {
    const folder = temporaryFolder();
    const many = Array.from({ length: 30_000 }, (_, i) => Float64Array.of(i, 0, 0, 1, 1, 1, 1, 1));
    await writeResults(folder, {
      ...results,
      summary: { ...toySummary(['keep']), estimates: [] },
      layout: { ...layout, counters: [0] },
      rows: [many],
    });
    const bytes = new Uint8Array(readFileSync(join(folder, 'replications.parquet'))).buffer;
    expect(parquetMetadata(bytes).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([
      100_000, 20_000,
    ]);
    const { replications } = await loadResults(folder);
    expect(replications.numRows()).toBe(120_000);
    expect(replications.get('replication', 119_999)).toBe(29_999);
  });
});

describe('loading results', () => {
  test('gives back the summary and both tables', async () => {
    const folder = temporaryFolder();
    await writeResults(folder, { ...results, summary: toySummary(['=keep', '2027']) });
    const { summary, replications, measures } = await loadResults(folder);
    expect(summary).toEqual(toySummary(['=keep', '2027']));

    expect(replications.columnNames()).toEqual([
      ...['plan', 'scenario', 'measure', 'slice', 'replication', 'numerator', 'denominator', 'value'],
    ]);
    expect(replications.numRows()).toBe(2 * 4 * 3);
    expect(replications.object(0)).toEqual({
      plan: '2027',
      scenario: 'bundle',
      measure: 'conversion',
      slice: '',
      replication: 0,
      numerator: 0,
      denominator: 0,
      value: null,
    });
    expect(replications.object(2)).toMatchObject({
      replication: 2,
      numerator: 2,
      denominator: 4,
      value: 0.5,
    });

    expect(measures.numRows()).toBe(8);
    expect(measures.object(0)).toMatchObject({
      plan: '=keep',
      slice: '',
      mean: 11,
      n: 3,
      p10: null,
      verdict: null,
    });
    const own = summary.estimates[4]!;
    expect(measures.object(4)).toMatchObject({
      plan: '2027',
      baseline: '=keep',
      mean: own.mean,
      lo: own.interval!.lo,
      difference: own.difference!.mean,
      difference_hi: own.difference!.interval!.hi,
      verdict: 'better',
      years_better: 3,
    });
    expect(measures.object(7)).toMatchObject({ denominator: 'leads, with "quotes" and, commas' });
  });

  test('refuses a folder without results', async () => {
    await expect(loadResults(temporaryFolder())).rejects.toThrow(ResultsUnreadable);
    await expect(loadResults(temporaryFolder())).rejects.toThrow('holds no finished results');
  });

  test.each(['replications.parquet', 'measures.csv', 'summary.json'])(
    'refuses a changed %s',
    async (name) => {
      const folder = temporaryFolder();
      await writeResults(folder, results);
      writeFileSync(join(folder, name), `${readFileSync(join(folder, name))} `);
      await expect(loadResults(folder)).rejects.toThrow(`${name} is not the file that the study wrote`);
    },
  );

  test('is not disturbed by an unfinished attempt', async () => {
    const folder = temporaryFolder();
    await writeResults(folder, results);
    mkdirSync(join(folder, '.unfinished-abc'));
    expect((await loadResults(folder)).measures.numRows()).toBe(8);
  });
});
