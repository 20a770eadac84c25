import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { posix } from 'node:path';
import { disk, type Library } from '../study/documents/disk.ts';

/** The texts with which a change is compared cannot be had. */
export class BaseUnavailable extends Error {
  override readonly name = 'BaseUnavailable';
}

/** Documents as they were before the change. */
export interface BaseFiles {
  /** Where they come from, in words. */
  readonly name: string;
  readonly library: Library;
}

/**
 * Documents before the change: of a folder, or of a commit.
 *
 * @param base a folder laid out like the current one, or anything that git takes for a commit; the merge base with the
 *   default branch if left out
 * @throws BaseUnavailable with what to do
 */
export function baseFiles(base: string | undefined): BaseFiles {
  if (base !== undefined && statSync(base, { throwIfNoEntry: false })?.isDirectory()) {
    return { name: `the folder ${base}`, library: folderLibrary(base.replaceAll('\\', '/')) };
  }
  const { commit, words } = base === undefined ? mergeBase() : { commit: commitOf(base), words: base };
  return { name: `${words} (${commit.slice(0, 10)})`, library: commitLibrary(commit) };
}

/** Whether there is a repository around the current folder. */
export function isInRepository(): boolean {
  return attempt(() => git('rev-parse', '--is-inside-work-tree').trim()) === 'true';
}

function folderLibrary(folder: string): Library {
  const at = (path: string) => (path.startsWith('/') ? path : `${folder}/${path}`);
  return { read: (path) => disk.read(at(path)), list: (path) => disk.list(at(path)) };
}

/** Files of a commit; those that still are as they were are read from the disk, which is much faster. */
function commitLibrary(commit: string): Library {
  const prefix = git('rev-parse', '--show-prefix').trim();
  const tracked = new Set(split(git('ls-tree', '-r', '-z', '--name-only', '--full-tree', commit)));
  const changed = new Set(split(git('diff', '--no-ext-diff', '--no-renames', '--name-only', '-z', commit)));
  const inRepository = (path: string) => posix.normalize(posix.join(prefix, path));
  return {
    read: (path) => {
      const name = inRepository(path);
      if (!tracked.has(name)) return undefined;
      return changed.has(name) ? git('show', `${commit}:${name}`) : disk.read(path);
    },
    list: (folder) => {
      const start = inRepository(`${folder}/`).replace(/^\.\//, '');
      const inside = [...tracked].filter((name) => name.startsWith(start));
      return [...new Set(inside.map((name) => name.slice(start.length).split('/', 1)[0]))];
    },
  };
}

function split(list: string): string[] {
  return list.split('\0').filter((name) => name !== '');
}

/** The commit at which this branch left the default branch. */
function mergeBase(): { commit: string; words: string } {
  const branch = defaultBranch();
  try {
    return { commit: git('merge-base', 'HEAD', branch).trim(), words: `merge base with ${branch}` };
  } catch (error) {
    if (isShallow()) throw new BaseUnavailable(`${SHALLOW}, and then this again`);
    throw error;
  }
}

const SHALLOW =
  'this is a shallow clone without the commit to compare with: run `git fetch --unshallow origin` first (in GitHub Actions: `fetch-depth: 0` for actions/checkout)';

function defaultBranch(): string {
  const target = process.env['GITHUB_BASE_REF'];
  const head = attempt(() => git('symbolic-ref', '--short', 'refs/remotes/origin/HEAD').trim());
  const candidates = [target && `origin/${target}`, head, 'origin/main', 'origin/master', 'main', 'master'];
  const found = candidates.find((name) => name && attempt(() => verified(name)) !== undefined);
  if (found) return found;
  if (isShallow()) throw new BaseUnavailable(SHALLOW);
  throw new BaseUnavailable(
    'there is no default branch to compare with: name a commit or a folder with `--base`',
  );
}

function commitOf(name: string): string {
  const commit = attempt(() => verified(name));
  if (commit !== undefined) return commit;
  git('rev-parse', '--git-dir');
  const fetch = `fetch it (\`git fetch origin ${name.replace(/^origin\//, '')}\`)`;
  const why = isShallow() ? `; ${SHALLOW}` : '';
  throw new BaseUnavailable(`there is no folder and no commit ${name}: ${fetch}, or name another${why}`);
}

function verified(name: string): string {
  return git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`).trim();
}

function isShallow(): boolean {
  return attempt(() => git('rev-parse', '--is-shallow-repository').trim()) === 'true';
}

function attempt<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof BaseUnavailable) return undefined;
    throw error;
  }
}

/** @throws BaseUnavailable with the last line that git said */
function git(...words: string[]): string {
  try {
    return execFileSync('git', words, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
    });
  } catch (error) {
    const said = String((error as { stderr?: unknown }).stderr ?? '').trim();
    const reason = said.split('\n').at(-1) || (error as Error).message;
    throw new BaseUnavailable(`git cannot tell what it was before: ${reason}`);
  }
}
