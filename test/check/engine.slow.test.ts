import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../sim/check/check-report.ts';
import { olderEngine } from '../../sim/check/engine/older-engine.ts';
import { fairlead } from '../cli/fake-terminal.ts';
import { inFixtureRepository } from './fixture-repository.ts';

/**
 * Another Fairlead beside this one: a copy of this code under another version, as `npm install` would put it, with one
 * thing changed in how it simulates, or nothing.
 */
const ROOT = resolve(import.meta.dirname, '../..');
const RECLAIM = 'scenarios/policies/reclaim.yaml';
const GATES =
  'gates: fixture\nmust: [{ gate: few-are-worked-twice, measure: worked-twice, worse_by_at_most: 1 }]\n';
const { repository, around } = inFixtureRepository({
  change: (rules) => {
    rules.write('scenarios/gates.yaml', GATES);
    rules.commit('one gate');
  },
});
const rules = repository.folder;

function install(name: string, edit: { file: string; from: string; to: string } | null): string {
  const engine = join(around, name, 'node_modules/fairlead');
  mkdirSync(engine, { recursive: true });
  for (const part of ['sim', 'reports']) cpSync(join(ROOT, part), join(engine, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(engine, 'node_modules'));
  const manifest = readFileSync(join(ROOT, 'package.json'), 'utf8');
  writeFileSync(join(engine, 'package.json'), manifest.replace(/"version": "[^"]+"/, '"version": "0.0.9"'));
  if (edit !== null) {
    const text = readFileSync(join(engine, edit.file), 'utf8');
    if (!text.includes(edit.from)) throw new Error(`${edit.file} does not say ${edit.from}`);
    writeFileSync(join(engine, edit.file), text.replace(edit.from, edit.to));
  }
  return join(around, name);
}

const check = (...words: string[]) =>
  fairlead('check', '--executor', 'inline', '--max-replications', '20', ...words);

async function report(...words: string[]): Promise<{ code: number; report: CheckReport }> {
  const { code, out } = await check('--format', 'json', ...words);
  return { code, report: JSON.parse(out) as CheckReport };
}

describe('with another Fairlead', () => {
  test('of the same code nothing differs, and what the rules do is told apart', async () => {
    const same = install('same', null);
    repository.edit(RECLAIM, 'after: 10d }', 'after: 2d }');
    const { report: found } = await report('--engine', same);
    const { results, effects } = found.studies[0];
    const byEngine = results.filter(({ differs }) => differs === 'engine');
    expect(new Set(byEngine.map(({ plan }) => plan))).toEqual(new Set(['first-claim', 'reclaim', 'stepped']));
    expect(byEngine.every(({ strength }) => strength === 'watch')).toBe(true);
    const ties = byEngine.filter(({ kind }) => kind === 'relative');
    expect(ties.every(({ mostAffected, verdict }) => mostAffected !== null && verdict === 'pass')).toBe(true);
    const moved = (differs: string) =>
      effects
        .filter((each) => each.differs === differs)
        .flatMap(({ whole }) => whole.filter(({ lo, hi }) => lo > 0 || hi < 0));
    expect(moved('engine')).toEqual([]);
    expect(moved('rules')).not.toEqual([]);
    expect(found.engine).toMatch(/^Fairlead 0.0.9 \(/);
  });

  test('that had fewer customers worked twice, this one fails as a watched gate, although no rule has changed', async () => {
    // Without talks after the contract draft hardly anybody buys, and hardly anybody meets.
    const brief = install('brief', {
      file: 'sim/market/develop.ts',
      from: 'const MOST_FOLLOW_UPS = 8;',
      to: 'const MOST_FOLLOW_UPS = 0;',
    });
    const { code, report: found } = await report('--engine', brief);
    expect(found.studies[0].changes).toEqual([]);
    expect(code).toBe(3);
    const failed = found.studies[0].results.filter(({ verdict }) => verdict === 'fail');
    expect(new Set(failed.map(({ gate, differs }) => `${gate}, ${differs}`))).toEqual(
      new Set(['few-are-worked-twice, engine']),
    );
    expect(failed[0].lo).toBeGreaterThan(1);
  });

  test('whose results are of a format that this one does not know: refused', async () => {
    const later = install('later', {
      file: 'sim/study/results/manifest.ts',
      from: '    format: 1,',
      to: '    format: 2,',
    });
    const { code, err } = await check('--engine', later);
    expect(code).toBe(1);
    expect(err).toMatch(/the results of Fairlead 0\.0\.9 .* cannot be read here: they are of format 2/);
  });

  test('that does not take the rules: its own words are shown', async () => {
    const strict = install('strict', {
      file: 'sim/study/documents/read-documents.ts',
      from: "kind: 'study',",
      to: "kind: 'inquiry',",
    });
    const { code, err } = await check('--engine', strict);
    expect(code).toBe(1);
    expect(err).toContain('does not run scenarios/studies/small.yaml as it was:');
    expect(err).toContain('scenarios/studies/small.yaml:1:1: this is not an inquiry');
  });

  test('that is not there: it says how to get one', async () => {
    const { code, err } = await check('--engine', '0.0.1');
    expect(code).toBe(1);
    expect(err).toContain('there is no folder and no installed version 0.0.1: `npm install --prefix older');
    expect((await check('--engine', 'scenarios')).err).toContain('the folder scenarios holds no Fairlead');
    expect((await check('--engine', 'scenarios', '--snapshot')).code).toBe(1);
  });

  test('is found by its version under any name', () => {
    mkdirSync(join(rules, 'node_modules/@ours/older'), { recursive: true });
    const manifest = '{ "name": "fairlead", "version": "0.0.8", "bin": { "fairlead": "bin.mjs" } }';
    writeFileSync(join(rules, 'node_modules/@ours/older/package.json'), manifest);
    const found = olderEngine('0.0.8');
    rmSync(join(rules, 'node_modules'), { recursive: true });
    expect(found).toEqual({
      version: '0.0.8',
      executable: join(rules, 'node_modules/@ours/older/bin.mjs'),
      words: 'Fairlead 0.0.8 (node_modules/@ours/older)',
    });
  });
});
