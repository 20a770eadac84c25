import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';

const SHIPPED = resolve(import.meta.dirname, '../../scenarios');

const FILES: Readonly<Record<string, string>> = {
  '.gitignore': '.fairlead/\n',
  // A year's bonus that falls away unless the floor holds, and steps whose mode decides what they are worth.
  'scenarios/policies/stepped.yaml': `extends: reclaim.yaml
policy: stepped
settlement:
  commission:
    mode: marginal
    per: { who: partner, period: month }
    steps:
      - { from: 0 CNY, rate: 2% }
      - { from: 30000 CNY, rate: 12% }
    at_least: 4000 CNY
    paid: 30d after period
`,
  'scenarios/studies/small.yaml': `study: small
world: tiny
running_business: { under: first-claim, for: 4w }
cut_over: { on: 2027-01-04 }
policies: [first-claim, reclaim, stepped]
cohort_until: 2027-02-15
follow_up: 8w
seed: small
`,
  'scenarios/gates.yaml': `gates: fixture
must:
  - { gate: customers-are-won, measure: conversion, worse_by_at_most: 2 }
  - { gate: partners-earn, measure: partner-profit, worse_by_at_most: 500 }
watch:
  - gate: every-region-wins
    measure: conversion
    for_each: region
    worse_by_at_most: 4
  - { gate: pay-is-bounded, measure: partner-pay, at_most: 60 }
`,
};

/** A repository of somebody's own rules, with one commit on its main branch. */
export class FixtureRepository {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    for (const name of [
      'policies/first-claim',
      'policies/even-by-region',
      'policies/reclaim',
      'worlds/tiny',
    ]) {
      const path = join(folder, 'scenarios', `${name}.yaml`);
      mkdirSync(dirname(path), { recursive: true });
      cpSync(join(SHIPPED, `${name}.yaml`), path);
    }
    for (const [path, text] of Object.entries(FILES)) this.write(path, text);
    this.git('init', '-q', '-b', 'main');
    this.commit('rules as they are');
  }

  git(...words: string[]): string {
    const identity = ['-c', 'user.name=Rule Keeper', '-c', 'user.email=rules@example.org'];
    return execFileSync('git', [...identity, ...words], { cwd: this.folder, encoding: 'utf8' });
  }

  commit(message: string): void {
    this.git('add', '-A');
    this.git('commit', '-q', '-m', message);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  remove(path: string): void {
    rmSync(join(this.folder, path));
  }

  /** Puts words in the place of others. @throws Error where they do not stand there: the fixture has gone stale */
  edit(path: string, from: string, to: string): void {
    const text = this.read(path);
    if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
    this.write(path, text.replace(from, to));
  }

  /** The line of a file, from 1, that holds these words. */
  lineOf(path: string, words: string): number {
    return (
      this.read(path)
        .split('\n')
        .findIndex((line) => line.includes(words)) + 1
    );
  }

  /** Everything as it was committed, with kept replications left alone. */
  restore(): void {
    this.git('checkout', '-q', 'main', '--', '.');
    this.git('clean', '-q', '-f', '-d');
  }
}

/**
 * A repository of somebody's own rules, in which the tests of the file or the `describe` that calls this run.
 *
 * @param change made to it once, before the first test
 * @param isRestored whether everything is put back as it was committed after each test
 * @returns the repository, and the temporary folder around it, for what is to lie outside
 */
export function inFixtureRepository({
  change,
  isRestored = true,
}: {
  change?: (repository: FixtureRepository) => void;
  isRestored?: boolean;
} = {}): { repository: FixtureRepository; around: string } {
  const around = mkdtempSync(join(tmpdir(), 'fairlead-check-'));
  const repository = new FixtureRepository(join(around, 'rules'));
  change?.(repository);
  const home = process.cwd();
  beforeAll(() => process.chdir(repository.folder));
  if (isRestored) afterEach(() => repository.restore());
  afterAll(() => {
    process.chdir(home);
    rmSync(around, { recursive: true, force: true });
  });
  return { repository, around };
}
