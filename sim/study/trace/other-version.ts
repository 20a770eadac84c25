import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeEvents } from './event-file.ts';
import type { LoggedEvent, LogWindow } from './event-log.ts';

/** The version of the code that recorded a trace cannot be run. */
export class VersionUnavailable extends Error {
  override readonly name = 'VersionUnavailable';
}

/** Which events are asked of another version. */
export interface EventsAsked extends LogWindow {
  readonly study: string;
  readonly plan: string;
  /** From 1. */
  readonly replication: number;
}

const EXECUTABLE = 'sim/cli/fairlead.mjs';

/**
 * Events of a run as the version of the code and the documents has them that last changed a trace: the commit is
 * unpacked into a temporary folder and run there.
 *
 * @param trace path of the trace, as it is in the last commit that changed it
 * @throws VersionUnavailable with the reason
 */
export function eventsOfVersionThatRecorded(
  trace: string,
  asked: EventsAsked,
): { commit: string; events: readonly LoggedEvent[] } {
  const root = git(dirname(resolve(trace)), 'rev-parse', '--show-toplevel');
  const inRepository = (path: string) =>
    relative(realpathSync(root), realpathSync(path)).replaceAll('\\', '/');
  const path = inRepository(trace);
  if (git(root, 'status', '--porcelain', '--', path) !== '') {
    throw new VersionUnavailable(`${trace} is not as it was committed`);
  }
  // There every file seems to have changed in the one commit that is at hand.
  if (git(root, 'rev-parse', '--is-shallow-repository') === 'true') {
    throw new VersionUnavailable('this is a shallow clone, without the commit that recorded it');
  }
  const commit = git(root, 'log', '-1', '--format=%H', '--', path);
  if (commit === '') throw new VersionUnavailable(`${trace} is in no commit`);
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-version-'));
  try {
    unpack(root, commit, folder);
    const out = join(folder, 'events.gz');
    const words = ['trace', 'record', inRepository(asked.study), '--every-event', '--out', out];
    words.push('--plan', asked.plan, '--replication', String(asked.replication));
    words.push('--from', String(asked.from), '--until', String(asked.until));
    run(folder, process.execPath, join(folder, EXECUTABLE), ...words);
    return { commit, events: decodeEvents(readFileSync(out), out).events };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function unpack(root: string, commit: string, folder: string): void {
  const archive = join(folder, 'version.tar');
  git(root, 'archive', '--format=tar', '-o', archive, commit);
  run(folder, 'tar', '-xf', archive);
  if (!existsSync(join(folder, EXECUTABLE))) {
    throw new VersionUnavailable('the repository of the trace does not hold the code of Fairlead');
  }
  symlinkSync(packages(), join(folder, 'node_modules'));
}

/** The packages that this code runs with; an older version of it is run with the same. */
function packages(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'node_modules'))) {
    if (dirname(folder) === folder) throw new VersionUnavailable('there are no packages to run it with');
    folder = dirname(folder);
  }
  return realpathSync(join(folder, 'node_modules'));
}

function git(folder: string, ...words: string[]): string {
  return run(folder, 'git', ...words).trim();
}

/** @throws VersionUnavailable with the last line that the program said */
function run(folder: string, program: string, ...words: string[]): string {
  try {
    return execFileSync(program, words, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FAIRLEAD_SOURCE: '1' },
      maxBuffer: 1 << 28,
    });
  } catch (error) {
    const said = String((error as { stderr?: unknown }).stderr ?? '').trim();
    const reason = said.split('\n').at(-1) || (error as Error).message;
    throw new VersionUnavailable(`${program === 'git' ? 'git' : 'that version'} says: ${reason}`);
  }
}
