import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../study/temporary-folder.ts';
import { fairlead } from './fake-terminal.ts';

const STACK_TRACE = /\n\s+at .+:\d+:\d+/;

describe('words on the command line', () => {
  test('--help explains the commands and ends well', async () => {
    const { code, out } = await fairlead('--help');
    expect(code).toBe(0);
    for (const command of ['run', 'validate', 'schema']) expect(out).toContain(command);
  });

  test.each([
    [['rnu'], 'Did you mean run?'],
    [['run'], "missing required argument 'study'"],
    [['run', 'x.yaml', '--thread', '2'], 'Did you mean --threads?'],
    [['run', 'x.yaml', '--threads', '0'], 'It must be a whole number from 1 to 1024.'],
    [['run', 'x.yaml', '--executor', 'queue'], 'Allowed choices are threads, inline.'],
    [['run', 'x.yaml', '--out', ''], 'It must not be empty.'],
    [['run', 'x.yaml', '--seed', ''], 'It must not be empty.'],
    [['run', 'x.yaml', '--replications', 'many'], 'It must be a whole number from 1 to 1000000.'],
  ])('%j is refused with what was probably meant', async (words, expected) => {
    const { code, out, err } = await fairlead(...words);
    expect(code).toBe(1);
    expect(err).toContain(expected);
    expect(out).toBe('');
  });

  test('the commands are loaded only when they are called: nothing heavy is needed to start', () => {
    const source = readFileSync(join(import.meta.dirname, '../../sim/cli/main.ts'), 'utf8');
    const loaded = [...source.matchAll(/^import (?!type\b).* from '(.+)';$/gm)].map(([, module]) => module);
    expect(loaded).toEqual(['@commander-js/extra-typings', './exit-code.ts', './version.ts']);
  });
});

describe('fairlead validate', () => {
  test('says of each file what it is when all are fine', async () => {
    const files = ['studies/tiny', 'policies/first-claim', 'worlds/tiny'].map(
      (name) => `scenarios/${name}.yaml`,
    );
    expect(await fairlead('validate', ...files)).toEqual({
      code: 0,
      out: 'scenarios/studies/tiny.yaml: this study is fine\nscenarios/policies/first-claim.yaml: this policy is fine\nscenarios/worlds/tiny.yaml: this world is fine\n',
      err: '',
    });
  });

  test('says everything that is wrong in any of the files, and nothing of the others', async () => {
    const folder = temporaryFolder();
    const [policy, neither] = ['policy.yaml', 'neither.yaml'].map((name) => join(folder, name));
    writeFileSync(policy, 'policy: p\nallocation: []\nlimts: {}\n');
    writeFileSync(neither, 'polcy: p\n');
    const { code, out, err } = await fairlead(
      'validate',
      policy,
      neither,
      'scenarios/worlds/tiny.yaml',
      'nowhere.yaml',
      'scenarios/policies',
    );
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain(`${policy}:2:`);
    expect(err).toContain('unknown key `limts`; did you mean `limits`?');
    expect(err).toContain(`${neither}:1:1: this is neither a study, nor a policy, nor a world`);
    expect(err).toContain('nowhere.yaml:1:1: there is no such file');
    expect(err).toContain('scenarios/policies:1:1: this is a folder, not a file');
    expect(err).toMatch(/\d+ problems; nothing was run\.\n$/);
    expect(err).not.toMatch(STACK_TRACE);
  });
});

describe('fairlead validate, of settings that do nothing', () => {
  const inFolder = (files: Readonly<Record<string, string>>) => {
    const folder = temporaryFolder();
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return (name: string) => join(folder, name);
  };
  const tiny = (kind: string) =>
    relative(tmpdir(), resolve(`scenarios/${kind}/tiny.yaml`)).replace(/^/, '../');

  test('warns of levels that add nothing and of proofs that ask for none, and takes the policy', async () => {
    const at = inFolder({
      'idle.yaml': `policy: idle
allocation: [{ rule: all, when: anything, give_to: random }]
customer_protection: { lasts: 60d, extension: { by: 30d, proof: [] } }
partner_levels:
  levels: [{ level: gold, from: 100 CNY }, { level: others, from: 0 CNY }]
`,
    });
    const { code, out, err } = await fairlead('validate', at('idle.yaml'));
    expect({ code, out }).toEqual({ code: 0, out: `${at('idle.yaml')}: this policy is fine\n` });
    expect(err).toContain(`${at('idle.yaml')}:3:58: warning: no proof is asked\n`);
    expect(err).toContain(`${at('idle.yaml')}:5:3: warning: these levels change nothing`);
  });

  test('warns of shocks outside of the time of the study', async () => {
    const exits = 'partner_exits: { share: 10% }';
    const at = inFolder({
      'struck.yaml': `world: struck
extends: ${tiny('worlds')}
shocks:
  - { shock: long-ago, on: 2026-01-01, lasts: 4w, enquiries: 50% }
  - { shock: before, on: 2026-12-01, ${exits} }
  - { shock: within, on: 2027-02-01, ${exits} }
  - { shock: at-random, per_year: 1, ${exits} }
  - { shock: later, on: 2028-01-01, rivals: 200% }
`,
      'study.yaml': `study: shocks\nextends: ${tiny('studies')}\nworld: ./struck.yaml\n`,
    });
    const { code, err } = await fairlead('validate', at('study.yaml'));
    expect(code).toBe(0);
    expect(err.match(/:\d+: warning: .*/g)).toEqual([
      ':28: warning: `long-ago` is over before the simulated time begins',
      ':26: warning: `before` takes no partners: it strikes before the simulated time begins',
      ':25: warning: `later` strikes after the last customer that counts has been followed',
    ]);
  });
});

describe('fairlead validate --world', () => {
  test('checks policies against a world too', async () => {
    const policy = 'scenarios/policies/match-and-reclaim.yaml';
    expect((await fairlead('validate', policy)).code).toBe(0);
    expect(
      (await fairlead('validate', policy, '--world', 'scenarios/worlds/foreign-trade-websites.yaml')).code,
    ).toBe(0);
    const { code, err } = await fairlead('validate', policy, '--world', 'scenarios/worlds/tiny.yaml');
    expect(code).toBe(1);
    expect(err).toContain('there is no source `social`');
  });
});

describe('fairlead schema', () => {
  test('writes the same files that are kept with the scenarios: they are up to date', async () => {
    const folder = temporaryFolder();
    const { code, out } = await fairlead('schema', '--out', folder);
    expect(code).toBe(0);
    const names = [
      'schema/study.schema.json',
      'schema/policy.schema.json',
      'schema/world.schema.json',
      'schema/gates.schema.json',
      'schema/policy-test.schema.json',
      'REFERENCE.md',
    ];
    expect(out).toBe(names.map((name) => `${join(folder, name)}\n`).join(''));
    for (const name of names) {
      const kept = readFileSync(join('scenarios', name), 'utf8');
      expect(kept === readFileSync(join(folder, name), 'utf8'), `${name}: run \`npm run schema\``).toBe(true);
    }
  });
});

describe('fairlead run with bad input', () => {
  test.each([
    ['a study that does not exist', 'nowhere.yaml', []],
    ['a broken study', 'test/broken/study-dates.yaml', []],
    ['a plan that the study does not have', 'scenarios/studies/tiny.yaml', ['--plan', 'kepp']],
    ['a file that is no study', 'scenarios/policies/reclaim.yaml', []],
    ['a folder', 'scenarios/studies', []],
  ])('%s: says where and why, shows no stack trace, leaves no folder', async (_, study, more) => {
    const folder = join(temporaryFolder(), 'results');
    const { code, out, err } = await fairlead('run', study, '--out', folder, '--no-store', ...more);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain(`${study}:`);
    expect(err).not.toMatch(STACK_TRACE);
    expect(existsSync(folder)).toBe(false);
  });
});
