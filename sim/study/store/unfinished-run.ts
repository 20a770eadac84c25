import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { InputFile } from './changed-inputs.ts';

/** What a run was asked to do beyond its documents; whatever can change its results. */
export interface RunChoices {
  readonly seed?: string | undefined;
  readonly replications?: number | undefined;
  readonly plan?: readonly string[] | undefined;
}

/** What is noted of a run when it begins, so that it can be gone on with after whatever ended it. */
export interface UnfinishedRun {
  readonly format: 1;
  /** Path of the study as it was given, and the folder of its results. */
  readonly study: string;
  readonly out: string;
  readonly choices: RunChoices;
  /**
   * Versions of all code, of the simulator's and of what it runs on: results are the same to the byte only for the same
   * ones.
   */
  readonly code: string;
  readonly engine: string;
  readonly runtime: string;
  /** All files that were read. */
  readonly files: readonly InputFile[];
  /** ISO 8601. */
  readonly started: string;
}

/** A run cannot be gone on with; nothing was run. */
export class ResumeRefused extends Error {
  override readonly name = 'ResumeRefused';
}

const FOLDER = 'runs';

/**
 * Notes that a run has begun. The note appears as a whole or not at all, and takes the place of that of an earlier run
 * of the same study into the same folder.
 *
 * @param storeFolder the store that keeps the run's replications
 * @returns takes the note away again: the run has come to its end
 */
export function noteRun(storeFolder: string, run: UnfinishedRun): () => void {
  const folder = join(storeFolder, FOLDER);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${nameOf(run)}.json`);
  const text = JSON.stringify(run);
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(temporary, `${sha256(text)}\n${text}\n`, { flush: true });
  renameSync(temporary, path);
  return () => rmSync(path, { force: true });
}

/**
 * The run of a study that has not come to its end.
 *
 * @param out folder of its results; needed only where several runs of the study are unfinished
 * @throws ResumeRefused when there is none, or more than one
 */
export function findUnfinishedRun(storeFolder: string, study: string, out?: string): UnfinishedRun {
  const found = unfinishedRuns(storeFolder).filter(
    (run) =>
      resolve(run.study) === resolve(study) && (out === undefined || resolve(run.out) === resolve(out)),
  );
  if (found.length === 1) return found[0];
  if (found.length === 0) {
    const into = out === undefined ? '' : ` into ${out}`;
    throw new ResumeRefused(
      `there is no unfinished run of ${study}${into} to go on with; without --resume it is begun`,
    );
  }
  const choices = found.map((run) => `  --out ${run.out} (begun ${run.started})`).sort();
  throw new ResumeRefused(`several runs of ${study} are unfinished; say which:\n${choices.join('\n')}`);
}

function unfinishedRuns(storeFolder: string): UnfinishedRun[] {
  const folder = join(storeFolder, FOLDER);
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names.flatMap((name) => readNote(join(folder, name)) ?? []);
}

/** Null where the note is damaged: then the run is begun anew, and loses nothing, for its replications are kept. */
function readNote(path: string): UnfinishedRun | null {
  const [checksum, text] = readFileSync(path, 'utf8').split('\n');
  if (text === undefined || sha256(text) !== checksum) return null;
  const run = JSON.parse(text) as UnfinishedRun;
  return run.format === 1 ? run : null;
}

function nameOf({ study, out }: UnfinishedRun): string {
  return sha256(`${resolve(study)}\0${resolve(out)}`).slice(0, 16);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
