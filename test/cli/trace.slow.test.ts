import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../study/temporary-folder.ts';

const ROOT = join(import.meta.dirname, '../..');
const STUDY = 'scenarios/studies/tiny.yaml';

/** A repository with the code and the documents in a single commit. */
function repository(): string {
  const folder = temporaryFolder();
  for (const name of ['sim', 'reports', 'scenarios', 'package.json', 'tsconfig.json']) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  symlinkSync(realpathSync(join(ROOT, 'node_modules')), join(folder, 'node_modules'));
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n');
  const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, stdio: 'ignore' });
  git('init');
  git('add', '.');
  git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '-m', 'Begin');
  return folder;
}

function change(folder: string, name: string, from: string | RegExp, to: string): void {
  const path = join(folder, name);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
}

function verify(folder: string): { code: number | null; out: string } {
  const words = ['sim/cli/fairlead.mjs', 'trace', 'verify', STUDY];
  const env = { ...process.env, FAIRLEAD_SOURCE: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { code: status, out: stdout + stderr };
}

test('in a shallow clone the recorded version is not at hand, and that is said', () => {
  const folder = repository();
  const clone = join(temporaryFolder(), 'clone');
  execFileSync('git', ['clone', '--depth', '1', `file://${folder}`, clone], { stdio: 'ignore' });
  symlinkSync(realpathSync(join(ROOT, 'node_modules')), join(clone, 'node_modules'));
  change(clone, 'sim/market/contact.ts', 'files.attempts[file]++', 'm.files.attempts[file] += 2');
  const { code, out } = verify(clone);
  expect(code, out).toBe(3);
  expect(out).toContain('cannot be shown beside the recorded one: this is a shallow clone');
});

test('after a change of code or rules the first event that differs is shown as it was and as it is', () => {
  const folder = repository();
  expect(verify(folder)).toMatchObject({ code: 0 });

  // A call takes one attempt more than it did, and nothing else.
  const contact = 'sim/market/contact.ts';
  const before = readFileSync(join(folder, contact), 'utf8');
  change(folder, contact, 'files.attempts[file]++', 'm.files.attempts[file] += 2');
  const code = verify(folder);
  expect(code.code, code.out).toBe(3);
  expect(code.out).toContain('the run-in of replication 1 goes another way than was recorded');
  expect(code.out).not.toContain('The documents say something else');
  expect(code.out).toMatch(/\n {26}recorded \([0-9a-f]{10}\) +now\n/);
  expect(code.out).toMatch(/\n {2}calls +0 -> 1 +\| 0 -> 2\n/);
  writeFileSync(join(folder, contact), before);

  // The documents: leads are given to another party from the cut-over on.
  change(folder, STUDY, 'policy: even-by-region', 'policy: reclaim');
  const rules = verify(folder);
  expect(rules.code, rules.out).toBe(3);
  expect(rules.out).toContain('plan even-by-region of replication 1 goes another way');
  expect(rules.out).toContain('The documents say something else than then, so that may well be meant.');
  expect(rules.out).toMatch(/\nThe first that differs is no\. \d+:\n/);
});
