import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { baseFiles, isInRepository } from '../check/base-files.ts';
import type { CheckReport } from '../check/check-report.ts';
import { checkStudies, foundStudies } from '../check/check-studies.ts';
import { olderEngine } from '../check/engine/older-engine.ts';
import { checkAnnotations, diagnosticAnnotations } from '../check/github-format.ts';
import { checkJunit, refusalJunit } from '../check/junit-format.ts';
import { checkMarkdown, refusalMarkdown } from '../check/markdown-format.ts';
import { type Refusal, refusalJson, refusalOf } from '../check/refusal.ts';
import { compareWithSnapshots, updateSnapshots } from '../check/snapshot-check.ts';
import { checkText } from '../check/text-format.ts';
import { disk } from '../study/documents/disk.ts';
import type { ExecutorName } from '../study/execute/executors.ts';
import { openStore, STORE_FOLDER } from '../study/store/store.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { Interrupted } from './explain-failure.ts';
import { showProgress } from './show-progress.ts';
import type { Terminal } from './terminal.ts';

/** How a check may be written; another way is a name here and a line below. */
type CheckFormat = 'text' | 'md' | 'json' | 'junit' | 'github';

/** Options of `fairlead check`. */
export interface CheckOptions {
  /** A commit, or a folder. */
  readonly base?: string | undefined;
  /** Another Fairlead, to tell what it changes from what the rules do: its folder, or an installed version. */
  readonly engine?: string | undefined;
  readonly maxReplications: number;
  /** Write baselines, to be compared with later. */
  readonly update: boolean;
  /** Compare with baselines that were written. */
  readonly snapshot: boolean;
  /** Tell also what each changed rule does by itself. */
  readonly explain: boolean;
  readonly format: CheckFormat;
  readonly threads?: number | undefined;
  readonly executor: ExecutorName;
  readonly store: boolean;
}

const FORMATS: Readonly<Record<CheckFormat, (report: CheckReport) => string>> = {
  text: checkText,
  md: checkMarkdown,
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  junit: checkJunit,
  github: checkAnnotations,
};

/** What stands on the output where there is no report: a CI server reads nothing else. A terminal has its own words. */
const REFUSALS: Readonly<Record<CheckFormat, (refusal: Refusal) => string>> = {
  text: () => '',
  md: refusalMarkdown,
  json: refusalJson,
  junit: refusalJunit,
  github: ({ problems }) => diagnosticAnnotations(problems),
};

/**
 * Compares changed rules with what they were, on the same leads, and says whether they keep to their gates. Without git,
 * or when asked to, it compares with baselines that `--update` wrote.
 *
 * @param studies paths; those of the usual folders if there are none
 * @throws InputRefused, BaseUnavailable, EngineRefused, Interrupted, ReplicationFailed, StoreUnusable
 */
export async function check(
  studies: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { format, maxReplications, executor, threads = availableParallelism() } = options;
  const abort = new AbortController();
  const onInterrupt = () => abort.abort(new Interrupted('ended by Ctrl-C'));
  terminal.once('SIGINT', onInterrupt);
  const progress = await showProgress(terminal.stderr);
  const store = options.store ? openStore(STORE_FOLDER) : null;
  try {
    const how = {
      mostReplications: maxReplications,
      executor,
      threads,
      store,
      progress: progress.listener,
      signal: abort.signal,
    };
    const named = studies.map(fromHere);
    const found = () => (named.length > 0 ? named : foundStudies([disk]));
    if (options.update) {
      const written = await updateSnapshots({ ...how, studies: found() });
      progress.stop();
      for (const path of written) terminal.stdout.write(`${path}\n`);
      return EXIT.done;
    }
    const engine = options.engine === undefined ? null : olderEngine(options.engine);
    const alone = options.base === undefined && !isInRepository();
    const bySnapshot = options.snapshot || (alone && engine === null);
    const report = bySnapshot
      ? await compareWithSnapshots({ ...how, studies: found() })
      : await checkStudies({
          ...how,
          studies: named,
          // Without anything to compare with, another Fairlead is compared under the rules as they are.
          base: baseFiles(alone ? '.' : options.base),
          engine,
          explain: options.explain,
        });
    progress.stop();
    terminal.stdout.write(FORMATS[format](report));
    return EXIT_OF[report.verdict];
  } catch (error) {
    progress.stop();
    if (!(error instanceof Interrupted)) terminal.stdout.write(REFUSALS[format](refusalOf(error)));
    throw error;
  } finally {
    terminal.removeListener('SIGINT', onInterrupt);
    await store?.close();
  }
}

const EXIT_OF = {
  untouched: EXIT.done,
  pass: EXIT.done,
  fail: EXIT.gateFailed,
  undecided: EXIT.undecided,
} as const;

/** A path as git and references know it: from the current folder on, with `/`. */
function fromHere(path: string): string {
  return relative('', path).replaceAll('\\', '/');
}
