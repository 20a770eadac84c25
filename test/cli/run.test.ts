import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explainFailure } from '../../sim/cli/explain-failure.ts';
import { run } from '../../sim/cli/run.ts';
import { temporaryFolder } from '../study/temporary-folder.ts';
import { FakeTerminal, fairlead } from './fake-terminal.ts';

const TINY = 'scenarios/studies/tiny.yaml';
const REPRODUCIBLE = ['measures.csv', 'replications.parquet', 'report.html', 'summary.json'];

const readJson = (folder: string, name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

describe('a finished run', () => {
  test('leaves the results folder, prints the comparison, and is the same to the byte on two threads, on none and from the store', async () => {
    const [folder, storeFolder] = [temporaryFolder(), temporaryFolder()];
    const options = { replications: 3, json: false, store: true };
    const runInto = async (name: string, threads: number, store: string, executor?: 'inline') => {
      const terminal = new FakeTerminal();
      const code = await run(TINY, { ...options, threads, executor, out: join(folder, name) }, terminal, {
        storeFolder: store,
      });
      expect(code).toBe(0);
      return terminal;
    };
    const first = await runInto('one', 1, storeFolder);
    expect(readdirSync(join(folder, 'one')).sort()).toEqual(['manifest.json', ...REPRODUCIBLE]);
    expect(first.out).toContain('A tiny pilot');
    expect(first.out).toContain('reclaim-in-steps');
    expect(first.out).toContain(join(folder, 'one', 'report.html'));
    expect(first.err).toContain('replication 0 of 3');
    expect(first.err).toContain('replication 3 of 3');
    expect(first.err).not.toContain('from the store');

    await runInto('two', 2, join(storeFolder, 'empty'));
    await runInto('inline', 1, join(storeFolder, 'empty-too'), 'inline');
    const again = await runInto('stored', 1, storeFolder);
    expect(again.err).toContain('replication 3 of 3 (3 from the store)');
    for (const other of ['two', 'inline', 'stored']) {
      for (const file of REPRODUCIBLE) {
        const same = readFileSync(join(folder, 'one', file)).equals(readFileSync(join(folder, other, file)));
        expect(same, `${file} of ${other}`).toBe(true);
      }
    }

    const table = await fairlead('table', join(folder, 'one'));
    expect(table.out).toMatch(/^\| reclaim-in-steps \|( [+−]?[\d.,]+ [✓✕≈?] \|){5}$/m);
    const charts = await fairlead('chart', join(folder, 'one'));
    expect(charts.out).toMatch(/^difference-conversion +Customers won$/m);
    const drawn = await fairlead('chart', join(folder, 'one'), 'difference-conversion');
    expect(drawn).toMatchObject({ code: 0, err: '' });
    expect(drawn.out).toMatch(/^<svg .*<\/svg>\n$/s);
    const misspelt = await fairlead('chart', join(folder, 'one'), 'diference-conversion');
    expect(misspelt).toMatchObject({ code: 1, out: '' });
    expect(misspelt.err).toContain('did you mean `difference-conversion`?');
  });

  test('of a study that claims something tries it in every world, the same to the byte on any number of threads', async () => {
    const folder = temporaryFolder();
    const study = join(folder, 'claims.yaml');
    writeFileSync(
      study,
      `study: claims
extends: ${relative(folder, TINY)}
claim:
  claim: more-honesty
  says: Reclaiming works fewer customers twice
  plan: reclaim-in-steps
  measure: worked-twice
  expected: lower
  over:
    title: share of group projects heard of
    cases:
      - { case: few, at: 0, world: { behaviour: { group_claims: { heard_of: 0% } } } }
      - { case: as-it-is, at: 1 }
`,
    );
    const words = ['--no-store', '--replications', '3'];
    const first = await fairlead('run', study, '--out', join(folder, 'a'), '--threads', '1', ...words);
    expect(first.err).toContain('world 1 of 2 of the claim: 0\n');
    expect(first.out).toContain('Claim more-honesty: Reclaiming works fewer customers twice');
    await fairlead('run', study, '--out', join(folder, 'b'), '--threads', '2', ...words);
    for (const file of [...REPRODUCIBLE, 'claim.csv']) {
      const [one, two] = ['a', 'b'].map((name) => readFileSync(join(folder, name, file)));
      expect(one!.equals(two!), file).toBe(true);
    }
    const { claim, estimates } = readJson(join(folder, 'a'), 'summary.json');
    const own = estimates.find(
      ({ plan, row }: { plan: string; row: Record<string, string> }) =>
        plan === 'reclaim-in-steps' && row['measure'] === 'worked-twice' && row['scenario'] === 'everything',
    );
    const [few, asItIs] = claim.cases.map((each: { differences: { plan: string; mean: number }[] }) =>
      each.differences.find(({ plan }) => plan === 'reclaim-in-steps'),
    );
    expect(asItIs.mean).toBe(own.difference.mean);
    expect(few.mean).not.toBe(asItIs.mean);
    const page = readFileSync(join(folder, 'a', 'report.html'), 'utf8');
    expect(page).toContain('The claim: Reclaiming works fewer customers twice');

    const turned = ['--plan', 'reclaim-in-steps', 'keep', '--threads', '1', ...words];
    const without = await fairlead('run', study, '--out', join(folder, 'c'), ...turned);
    expect(without.err).toContain('the claim is not tried');
    expect(readJson(join(folder, 'c'), 'summary.json').claim).toBeUndefined();

    const [a, c, none] = ['a', 'c', 'none'].map((name) => join(folder, name)) as [string, string, string];
    const table = await fairlead('claims', c, none, a);
    expect(table.code).toBe(0);
    expect(table.out).toContain('**more-honesty**');
    expect(table.err).toBe(
      `left out: ${c} holds a study without a claim\nleft out: ${none} holds no finished results\n`,
    );
    const nothing = await fairlead('claims', c);
    expect(nothing).toMatchObject({ code: 1, out: '' });
    expect(nothing.err).toContain('there is no claim: `fairlead table` prints what other studies compare');
  });

  test('of a study with a precision says what decided and what was reached; --replications fixes its number', async () => {
    const folder = temporaryFolder();
    const study = join(folder, 'precise.yaml');
    const precision =
      '{ targets: [{ measure: conversion, half_width: 60 }], at_least: 10, at_most: 12, check_every: 1 }';
    writeFileSync(study, `study: precise\nextends: ${relative(folder, TINY)}\nprecision: ${precision}\n`);
    const words = ['--threads', '1', '--no-store', '--plan', 'keep', 'reclaim-in-steps'];
    const alone = await fairlead('run', study, '--out', join(folder, 'a'), ...words);
    expect(alone.err).toContain('ends by itself after 10 to 12 replications');
    expect(alone.out).toContain('ended by itself after 10 simulated years');
    expect(alone.out).toMatch(
      /Customers won, difference to today: ±[\d.]+ per 100 customers[^:]*asked ±60.000: reached/,
    );
    const { precision: said, replications } = readJson(join(folder, 'a'), 'summary.json');
    expect(replications).toBe(10);
    expect(readJson(join(folder, 'a'), 'manifest.json').replications).toBe(10);
    expect(said).toMatchObject({ decidedBy: 'precision', minimum: 10, maximum: 12, every: 1 });

    const fixed = await fairlead('run', study, '--out', join(folder, 'b'), '--replications', '3', ...words);
    expect(fixed.err).toContain('fixed at 3 replications by --replications');
    expect(fixed.out).toContain("the study's own stopping rule had");
    expect(readJson(join(folder, 'b'), 'summary.json').precision.decidedBy).toBe('fixed');
  });

  test('of a study that ends by itself is the same whatever the store has beyond its end', async () => {
    const [folder, storeFolder] = [temporaryFolder(), temporaryFolder()];
    const study = join(folder, 'ending.yaml');
    const targets = '[{ measure: conversion, half_width: 60 }]';
    const precision = `{ targets: ${targets}, at_least: 10, at_most: 14, check_every: 1 }`;
    writeFileSync(study, `study: ending\nextends: ${relative(folder, TINY)}\nprecision: ${precision}\n`);
    const options = { threads: 1, json: false, plan: ['keep', 'reclaim-in-steps'] };
    const into = (name: string) => join(folder, name);
    const runInto = (name: string, more: { store: boolean; replications?: number }) =>
      run(study, { ...options, ...more, out: into(name) }, new FakeTerminal(), { storeFolder });
    await runInto('more', { store: true, replications: 13 });
    await runInto('with', { store: true });
    await runInto('without', { store: false });
    for (const file of REPRODUCIBLE) {
      const same = readFileSync(join(into('with'), file)).equals(readFileSync(join(into('without'), file)));
      expect(same, file).toBe(true);
    }
    expect(readJson(into('more'), 'summary.json').replications).toBe(13);
    expect(readJson(into('with'), 'summary.json').replications).toBe(10);
  });

  test('of a study with a goal selects a plan, runs it again on fresh streams, and tells both', async () => {
    const folder = temporaryFolder();
    const study = join(folder, 'selecting.yaml');
    const constraints = '[{ measure: worked-twice, at_most: 90 }]';
    writeFileSync(
      study,
      `study: selecting\nextends: ${relative(folder, TINY)}\ngoal: worked-twice\nconstraints: ${constraints}\n`,
    );
    const words = ['--threads', '1', '--no-store', '--replications', '3'];
    const { out, err } = await fairlead('run', study, '--out', join(folder, 'a'), ...words);
    const { selection, seed } = readJson(join(folder, 'a'), 'summary.json');
    expect(selection).toMatchObject({ goal: 'worked-twice', fresh: { replications: 3 } });
    expect(selection.selected).not.toBe('keep');
    expect(selection.fresh.seed).not.toBe(seed);
    expect(selection.fresh.differences).toHaveLength(5);
    expect(err).toContain(`running ${selection.selected} again on fresh streams`);
    expect(out).toContain('Selected by “Worked twice” among the plans that keep to the constraints');
    expect(out).toContain('Run again on 3 fresh years');
    const page = readFileSync(join(folder, 'a', 'report.html'), 'utf8');
    expect(page).toContain('Run again on 3 fresh years');
  });

  test('is needed to draw charts: a folder without one is refused', async () => {
    const folder = temporaryFolder();
    expect(await fairlead('chart', folder)).toEqual({
      code: 1,
      out: '',
      err: `fairlead: ${folder} holds no finished results: manifest.json cannot be read\n`,
    });
    writeFileSync(join(folder, 'manifest.json'), 'half a man');
    expect((await fairlead('chart', folder)).err).toContain('manifest.json is not a manifest');
  });

  test('obeys --plan, --seed and --replications, prints nothing but the summary with --json, and records all of it', async () => {
    const folder = join(temporaryFolder(), 'new', 'results');
    const words = ['--plan', 'reclaim-in-steps', 'keep', '--seed', 'other', '--replications', '2', '--json'];
    const { code, out } = await fairlead('run', TINY, '--out', folder, '--no-store', ...words);
    expect(code).toBe(0);
    const summary = JSON.parse(out);
    expect(summary).toEqual(readJson(folder, 'summary.json'));
    expect(summary).toMatchObject({ study: 'tiny', seed: 'other', replications: 2 });
    expect(summary.plans).toMatchObject([
      { name: 'reclaim-in-steps', baseline: true },
      { name: 'keep', baseline: false },
    ]);
    const manifest = readJson(folder, 'manifest.json');
    expect(manifest).toMatchObject({ study: TINY, seed: 'other', replications: 2 });
    expect(manifest.documents.map(({ name }: { name: string }) => name)).toEqual([
      TINY,
      'scenarios/worlds/tiny.yaml',
      'scenarios/policies/first-claim.yaml',
      'scenarios/policies/even-by-region.yaml',
      'scenarios/policies/reclaim.yaml',
    ]);
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain(
      `fairlead run ${TINY} --replications 2 --seed other --plan reclaim-in-steps keep`,
    );
  });
});

describe('a run that does not come to its end', () => {
  test('says before it simulates that its results cannot be written, and leaves nothing', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    for (const [out, reason] of [
      [file, `${file} is a file, not a folder`],
      [join(file, 'below'), `${file} is a file, not a folder`],
    ]) {
      const { code, err } = await fairlead('run', TINY, '--out', out, '--no-store');
      expect(code).toBe(2);
      expect(err).toBe(`fairlead: the results cannot be written to ${out}: ${reason}\n`);
    }
    expect(readdirSync(folder)).toEqual(['a-file']);
  });

  test('ends with 2 and no results when the simulator fails, in words that name the replication', async () => {
    const folder = join(temporaryFolder(), 'results');
    const terminal = new FakeTerminal();
    const simulateModule = new URL('./failing-simulator.ts', import.meta.url).href;
    const options = { out: folder, json: false, store: false, threads: 1 };
    const failure = await run(TINY, options, terminal, { simulateModule }).catch((error: unknown) => error);
    expect(explainFailure(failure, terminal)).toBe(2);
    expect(terminal.err).toContain('replication 0 failed: money was lost');
    expect(existsSync(folder)).toBe(false);
  });

  test('ends with 130 and no results on Ctrl-C', async () => {
    const folder = join(temporaryFolder(), 'results');
    const terminal = new FakeTerminal();
    terminal.once('err', () => setImmediate(() => terminal.emit('SIGINT')));
    const options = { out: folder, json: false, store: false, threads: 1, replications: 400 };
    const failure = await run(TINY, options, terminal).catch((error: unknown) => error);
    expect(explainFailure(failure, terminal)).toBe(130);
    expect(terminal.err).toContain('ended by Ctrl-C');
    expect(terminal.listenerCount('SIGINT')).toBe(0);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('a run writes over nothing that is not its own', () => {
  test('neither results of another study nor a folder of other things', async () => {
    const folder = temporaryFolder();
    const into = (name: string) => fairlead('run', TINY, '--replications', '2', '--out', join(folder, name));
    expect(await into('mine')).toMatchObject({ code: 0 });
    expect(await into('mine')).toMatchObject({ code: 0 });
    const manifest = join(folder, 'mine', 'manifest.json');
    const theirs = readFileSync(manifest, 'utf8').replace(/"study": ".*"/, '"study": "studies/theirs.yaml"');
    writeFileSync(manifest, theirs);
    const other = await into('mine');
    expect(other.code).not.toBe(0);
    expect(other.err).toContain('it holds results of studies/theirs.yaml');
    expect(readFileSync(manifest, 'utf8')).toBe(theirs);
    const things = await fairlead('run', TINY, '--out', folder);
    expect(things.err).toContain('it holds other files; name a new folder with --out');
    expect(readdirSync(folder)).toEqual(['mine']);
  });
});
