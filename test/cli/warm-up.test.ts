import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../sim/cli/run.ts';
import { temporaryFolder } from '../study/temporary-folder.ts';
import { FakeTerminal, fairlead } from './fake-terminal.ts';

const TINY = 'scenarios/studies/tiny.yaml';

function tinyThatRunsIn(folder: string, length: string): string {
  const path = join(folder, 'study.yaml');
  const says = `running_business: { for: ${length} }`;
  writeFileSync(path, `study: running-in\nextends: ${relative(folder, TINY)}\n${says}\n`);
  return path;
}

test('a study that lets MSER-5 decide says what was decided: beforehand, in its summary, its manifest and on its page', async () => {
  const folder = temporaryFolder();
  const study = tinyThatRunsIn(folder, 'by-mser-5');
  const into = async (name: string, threads: number) => {
    const terminal = new FakeTerminal();
    const options = { out: join(folder, name), threads, replications: 2, json: false, store: true };
    expect(await run(study, options, terminal, { storeFolder: join(folder, 'store') })).toBe(0);
    return terminal.err;
  };
  const [, weeks] = /warm-up of (\d+) weeks by MSER-5/.exec(await into('first', 2))!;
  const read = (name: string, file: string) => readFileSync(join(folder, name, file), 'utf8');
  const { warmUp } = JSON.parse(read('first', 'summary.json'));
  expect(warmUp).toMatchObject({
    for: `${weeks} weeks`,
    chosen: 'by MSER-5',
    pilot: { weeks: Number(weeks) },
  });
  expect(JSON.parse(read('first', 'manifest.json')).warmUp).toEqual({
    weeks: Number(weeks),
    chosen: 'by MSER-5',
  });
  const page = read('first', 'report.html');
  expect(page).toContain(
    `That run-in was found by MSER-5 from ${warmUp.pilot.replications} simulated histories of its own`,
  );
  expect(page).toContain('id="warm-up"');

  const err = await into('again', 1);
  expect(err).toContain('replication 10 of 10 (10 from the store)');
  for (const file of ['summary.json', 'measures.csv', 'replications.parquet', 'report.html']) {
    expect(read('again', file), file).toBe(read('first', file));
  }
});

test('a declared warm-up is judged by the same pilot, in words or as a Welch plot', async () => {
  const study = tinyThatRunsIn(temporaryFolder(), '1w');
  const { code, out } = await fairlead('warm-up', study, '--replications', '2');
  expect(code).toBe(0);
  expect(out).toContain(
    'Leads in hand over leads that arrive in a week, from an empty start under each plan, 2 replications',
  );
  expect(out).toMatch(/keep: (the first \d+ weeks differ|no week at the start differs)/);
  expect(out).toContain('the 1 week of warm-up that the study declares are too short');
  expect((await fairlead('warm-up', study, '--replications', '2', '--chart')).out).toMatch(/^<svg /);
});
