import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/**
 * The packed package in a repository that knows nothing of this one.
 *
 * It is packed with its scripts from a copy of what git keeps, unpacked into the `node_modules` of the other repository,
 * and its dependencies are links to those installed here: the ones that the lock file gives to users, and no others. So
 * it needs no network; what is left out of a true `npm install` is npm's own work. Everything is done by the executable.
 */
const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'fairlead-packed-'));
const repository = join(folder, 'rules');

const POLICY = `policy: ours
effective_lead: { needs: [contact], same_customer_again_within: 30d }
allocation:
  - { rule: found-it-themselves, when: { origin: partner }, give_to: submitter }
  - { rule: in-turn, when: anything, give_to: round-robin, within: region }
limits: { when_nobody: hq-direct }
follow_up:
  accept_within: 4 working hours
  first_contact_within: 8 working hours
  reclaim_without_progress:
    - { rule: everything, when: anything, after: 10d }
  after_reclaim: { give_to: next-best, same_partner_again_after: 30d, at_most: 2 moves, then: hq-direct }
conflicts:
  one-customer-several-partners: { decide: [channel-manager] }
  grabbing: { decide: [channel-manager] }
  partner-against-hq: { decide: [channel-manager] }
settlement:
  counted_on: receipts-without-ad-spend
  basic_discount: { first_order: 25% }
  paid: 30d after receipt
`;
const FILES: Readonly<Record<string, string>> = {
  '.gitignore': 'node_modules/\n.fairlead/\nout/\n',
  'package.json': '{ "name": "our-channel-rules", "version": "1.0.0", "private": true }\n',
  'policies/ours.yaml': POLICY,
  'policies/today.yaml': 'extends: ours.yaml\npolicy: today\nfollow_up: { first_contact_within: 3d }\n',
  'studies/yearly.yaml': `study: yearly
world: ours
running_business: { under: today, for: 4w }
cut_over: { on: 2027-01-04 }
policies: [today, ours]
cohort_until: 2027-02-15
follow_up: 8w
replications: 4
seed: ours
`,
  'gates.yaml': `gates: ours
must:
  - { gate: partners-earn, measure: partner-profit, worse_by_at_most: 500 }
`,
  'tests/in-turn.policy-test.yaml': `policy-test: in-turn
world: ../worlds/ours.yaml
tests:
  - test: who-finds-it-has-it
    policy: ../policies/ours.yaml
    situation:
      leads:
        - { lead: first, at: 2027-03-01 09:30, source: website, region: Hangzhou, product: website }
      happens:
        - { at: 2027-03-01 10:00, who: Tea-Hill, does: accepts, lead: first }
    expect: [{ lead: first, owner: Tea-Hill }]
`,
};

function write(path: string, text: string): void {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
}

function git(...words: string[]): void {
  const identity = ['-c', 'user.name=Rule Keeper', '-c', 'user.email=rules@example.org'];
  execFileSync('git', [...identity, ...words], { cwd: repository });
}

function fairlead(...words: string[]): { code: number | null; out: string; err: string } {
  const executable = join(repository, 'node_modules/.bin/fairlead');
  const { status, stdout, stderr } = spawnSync(executable, words, { cwd: repository, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

/** Packages that the lock file gives to whoever installs this one. */
function dependencies(): string[] {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, { dev?: boolean; optional?: boolean }>>;
  };
  return Object.entries(lock.packages)
    .filter(([path, { dev }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && dev !== true)
    .map(([path]) => path);
}

beforeAll(() => {
  const checkout = join(folder, 'checkout');
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0');
  for (const file of files) {
    if (file !== '' && !file.startsWith('test/')) cpSync(join(ROOT, file), join(checkout, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'));
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: checkout, stdio: 'ignore' });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
  const installed = join(repository, 'node_modules/fairlead');
  mkdirSync(join(repository, 'node_modules/.bin'), { recursive: true });
  mkdirSync(installed);
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', installed, '--strip-components', '1']);
  symlinkSync('../fairlead/sim/cli/fairlead.mjs', join(repository, 'node_modules/.bin/fairlead'));
  for (const path of dependencies()) {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    // Binaries for other systems are in the lock file and not on the disk.
    symlinkSync(join(ROOT, path), join(repository, path));
  }
  for (const [path, text] of Object.entries(FILES)) write(path, text);
  const world = readFileSync(join(ROOT, 'scenarios/worlds/tiny.yaml'), 'utf8');
  write('worlds/ours.yaml', world.replace('world: tiny', 'world: ours'));
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'our rules');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed package in a repository with its own rules', () => {
  test('brings its compiled code, and no tests of its own', () => {
    const installed = readdirSync(join(repository, 'node_modules/fairlead'));
    expect(installed).toContain('dist');
    expect(installed).not.toContain('test');
    const { code, out } = fairlead('--version');
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('validate', () => {
    const { code, out } = fairlead('validate', 'studies/yearly.yaml', 'gates.yaml');
    expect(out).toBe('studies/yearly.yaml: this study is fine\ngates.yaml: these gates are fine\n');
    expect(code).toBe(0);
  });

  test('lint finds that renewals have no owner, unless the world has none, and with --strict that fails', () => {
    const { code, out } = fairlead('lint', '--strict', 'policies/ours.yaml');
    expect(out).toContain('policies/ours.yaml:');
    expect(out).toContain('renewal');
    expect(code).toBe(3);
    const inWorld = fairlead('lint', '--strict', '--world', 'worlds/ours.yaml', 'policies/ours.yaml');
    expect(inWorld.out).toContain('policies/ours.yaml:');
    expect(inWorld.out).not.toContain('renewal');
    expect(inWorld.code).toBe(3);
  });

  test('test, of rules that do what is expected and of rules that do not', () => {
    expect(fairlead('test')).toMatchObject({ code: 0, out: expect.stringContaining('1 passed, 0 failed') });
    const wrong = FILES['tests/in-turn.policy-test.yaml'].replace('owner: Tea-Hill', 'owner: Pearl');
    write('tests/in-turn.policy-test.yaml', wrong);
    expect(fairlead('test').code).toBe(3);
    write('tests/in-turn.policy-test.yaml', FILES['tests/in-turn.policy-test.yaml']);
  });

  test('run, in worker threads, with the page', () => {
    const { code, err } = fairlead('run', 'studies/yearly.yaml', '--threads', '2');
    expect(err).not.toContain('error');
    expect(code).toBe(0);
    expect(readdirSync(join(repository, 'out/yearly')).sort()).toEqual([
      'manifest.json',
      'measures.csv',
      'replications.parquet',
      'report.html',
      'summary.json',
    ]);
  });

  test('check, of no change and of one that ruins partners', () => {
    expect(fairlead('check')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing that a study reads has changed.'),
    });
    write('policies/ours.yaml', POLICY.replace('first_order: 25%', 'first_order: 1%'));
    const { code, out } = fairlead('check', '--threads', '2', '--format', 'github');
    write('policies/ours.yaml', POLICY);
    expect(out).toMatch(/^::error file=policies\/ours.yaml,line=\d+,col=\d+,title=partners-earn \(must\)::/);
    expect(code).toBe(3);
  });

  test('schema', () => {
    expect(fairlead('schema', '--out', 'schemas').code).toBe(0);
    expect(readdirSync(join(repository, 'schemas/schema'))).toContain('policy.schema.json');
  });
});
