import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { availableParallelism, cpus, totalmem } from 'node:os';

/** What the caller knows about a run, for the manifest only: nothing of it may reach another file. */
export interface RunRecord {
  /** Version of Fairlead. */
  readonly version: string;
  readonly study: string;
  readonly seed: string;
  readonly replications: number;
  /** Documents as they were run: overlays applied, defaults filled in. */
  readonly documents: readonly { readonly name: string; readonly text: string }[];
  readonly plans: readonly { readonly name: string; readonly key: string }[];
  /** Weeks before the cut-over, and who decided on them. */
  readonly warmUp: Manifest['warmUp'];
  readonly threads: number;
  /** Start of the run by the wall clock. */
  readonly started: Date;
  readonly wallSeconds: number;
}

/** `manifest.json`: how the results came about and how to get them again. */
export interface Manifest {
  readonly format: 1;
  readonly study: string;
  readonly seed: string;
  readonly replications: number;
  readonly versions: {
    readonly fairlead: string;
    /** Results are the same to the byte for one Node major version and architecture. */
    readonly node: string;
    readonly architecture: string;
    readonly platform: string;
  };
  /** Commit of the repository around the current directory, if there is one. */
  readonly commit: { readonly id: string; readonly changed: boolean } | null;
  readonly plans: readonly { readonly name: string; readonly key: string }[];
  /** What ran before the plans began; it is part of their keys. */
  readonly warmUp: { readonly weeks: number; readonly chosen: 'declared' | 'by MSER-5' };
  readonly documents: readonly { readonly name: string; readonly sha256: string; readonly text: string }[];
  /** SHA-256 of every other file of the results. */
  readonly files: Readonly<Record<string, string>>;
  readonly started: string;
  readonly wallSeconds: number;
  readonly threads: number;
  readonly machine: { readonly cpu: string; readonly processors: number; readonly memoryBytes: number };
}

/**
 * Describes a run.
 *
 * @param files SHA-256 of every other file of the results, by name
 */
export function manifestOf(run: RunRecord, files: Readonly<Record<string, string>>): Manifest {
  const { version, study, seed, replications, plans, documents, started, wallSeconds, threads, warmUp } = run;
  return {
    format: 1,
    study,
    seed,
    replications,
    versions: {
      fairlead: version,
      node: process.version,
      architecture: process.arch,
      platform: process.platform,
    },
    commit: currentCommit(),
    plans,
    warmUp,
    documents: documents.map(({ name, text }) => ({ name, sha256: sha256(text), text })),
    files,
    started: started.toISOString(),
    wallSeconds,
    threads,
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      processors: availableParallelism(),
      memoryBytes: totalmem(),
    },
  };
}

/** SHA-256 in hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function currentCommit(): Manifest['commit'] {
  try {
    return { id: git('rev-parse', 'HEAD'), changed: git('status', '--porcelain') !== '' };
  } catch {
    // No git, or no repository here.
    return null;
  }
}

function git(...words: string[]): string {
  const output = execFileSync('git', words, {
    encoding: 'utf8',
    timeout: 5000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return output.trim();
}
