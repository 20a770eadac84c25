import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { posix, sep } from 'node:path';
import type { InputRefused } from '../files/diagnostic.ts';
import { disk, type Library } from '../study/documents/disk.ts';

/** The texts with which a change is compared cannot be had. */
export class BaseUnavailable extends Error {
  override readonly name = 'BaseUnavailable';
}

/** The documents to compare with are wrong themselves. */
export class BaseRefused extends BaseUnavailable {
  /** The first thing that is wrong, with its place. */
  readonly problem: string;

  constructor(what: string, { message, diagnostics }: InputRefused) {
    super(`${what} refused themselves:\n${message}`);
    const [first] = diagnostics;
    this.problem = `${first.file}:${first.line}: ${first.message}`;
  }
}

/** Documents as they were before the change. */
export interface BaseFiles {
  /** Where they come from, in words. */
  readonly name: string;
  readonly library: Library;
  /** Whether a file as it is now lies where a review of the change does not see it. */
  readonly isOutside: (path: string) => boolean;
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
    return {
      name: `the folder ${base}`,
      library: folderLibrary(base.replaceAll('\\', '/')),
      isOutside: () => false,
    };
  }
  const { commit, words } = base === undefined ? mergeBase() : { commit: commitOf(base), words: base };
  const root = `${realpathSync(git('rev-parse', '--show-toplevel').trim())}${sep}`;
  return {
    name: `${words} (${commit.slice(0, 10)})`,
    library: commitLibrary(commit),
    isOutside: (path) => existsSync(path) && !realpathSync(path).startsWith(root),
  };
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
  const { files, links } = trackedFiles(commit);
  const changed = new Set(split(git('diff', '--no-ext-diff', '--no-renames', '--name-only', '-z', commit)));
  const inRepository = (path: string) => withoutLinks(posix.normalize(posix.join(prefix, path)), links);
  return {
    read: (path) => {
      const name = inRepository(path);
      if (!files.has(name)) return undefined;
      // A file that is reached by a link has another path on the disk, and need not be the one that the link meant.
      const asItWas = !changed.has(name) && name === posix.normalize(posix.join(prefix, path));
      return asItWas ? disk.read(path) : git('cat-file', 'blob', `${commit}:${name}`);
    },
    list: (folder) => {
      const start = inRepository(`${folder}/`).replace(/^\.\//, '');
      const inside = [...files].filter((name) => name.startsWith(start));
      return [...new Set(inside.map((name) => name.slice(start.length).split('/', 1)[0]))];
    },
  };
}

/** Paths of a commit, from its root on; links with what they lead to. */
function trackedFiles(commit: string): { files: Set<string>; links: Map<string, string> } {
  const files = new Set<string>();
  const links = new Map<string, string>();
  for (const entry of split(git('ls-tree', '-r', '-z', '--full-tree', commit))) {
    // `120000 blob 0a1b2c...\tpath`
    const [, mode, path] = /^(\d+) [^\t]*\t(.*)$/s.exec(entry) ?? [];
    if (mode === LINK) links.set(path, git('cat-file', 'blob', `${commit}:${path}`));
    else if (path !== undefined) files.add(path);
  }
  return { files, links };
}

const LINK = '120000';
/** More links than this lead in a circle. */
const MOST_LINKS = 16;

/**
 * Where a path leads in a commit. Following links on the disk instead would take the changed text of what they lead to
 * for the old one.
 */
function withoutLinks(path: string, links: ReadonlyMap<string, string>): string {
  let rest = path;
  for (let followed = 0; followed < MOST_LINKS; followed++) {
    const steps = rest.split('/');
    const link = steps.findIndex((_, i) => links.has(steps.slice(0, i + 1).join('/')));
    if (link < 0) return rest;
    const from = steps.slice(0, link + 1).join('/');
    const target = links.get(from)!;
    const to = posix.normalize(posix.join(posix.dirname(from), target));
    if (posix.isAbsolute(target) || to.startsWith('..')) {
      throw new BaseUnavailable(`${from} was a link out of the repository: nobody knows what it led to then`);
    }
    rest = [to, ...steps.slice(link + 1)].join('/');
  }
  throw new BaseUnavailable(`${path} was a link that leads in a circle`);
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
