import { existsSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** How temporary folders begin in which results are written before they are renamed into their places. */
export const UNFINISHED = '.unfinished-';

/** Names of the files in a results folder that every study has. */
export const RESULT_FILES = {
  replications: 'replications.parquet',
  measures: 'measures.csv',
  summary: 'summary.json',
  manifest: 'manifest.json',
} as const;

/** What a run writes: the page comes from another floor. */
const WRITTEN: readonly string[] = [...Object.values(RESULT_FILES), 'report.html'];

/** The results folder cannot be written. What was in it before is still there. */
export class ResultsNotWritten extends Error {
  override readonly name = 'ResultsNotWritten';
}

/** Says of a failure that it kept results from a folder. */
export function notWritten(folder: string, error: unknown): ResultsNotWritten {
  const reason = error instanceof Error ? error.message : String(error);
  return new ResultsNotWritten(`the results cannot be written to ${folder}: ${reason}`, { cause: error });
}

/**
 * Finds out before a long run that its results cannot be written: the folder, or the nearest one above it that
 * exists, must take a new folder. Nothing is left behind.
 *
 * @throws ResultsNotWritten
 */
export function checkWritable(folder: string): void {
  let place = folder;
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  if (!statSync(place).isDirectory()) throw notWritten(folder, `${place} is a file, not a folder`);
  try {
    rmdirSync(mkdtempSync(join(place, UNFINISHED)));
  } catch (error) {
    throw notWritten(folder, error);
  }
}

/**
 * Keeps a run from writing over what is not its own: a folder of results is only taken again by the study that made
 * them, and a folder of other things by none.
 *
 * @param study path of the study's file; results of a file of that name elsewhere are its own
 * @throws ResultsNotWritten
 */
export function checkOwnFolder(folder: string, study: string): void {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return;
  const names = readdirSync(folder).filter((name) => !name.startsWith(UNFINISHED));
  if (names.length === 0) return;
  const owner = studyOfResults(join(folder, RESULT_FILES.manifest));
  if (owner === undefined) {
    // A run that was killed while its files took their places leaves some of them, and no manifest.
    if (names.every((name) => WRITTEN.includes(name))) return;
    throw notWritten(folder, 'it holds other files; name a new folder with --out');
  }
  if (basename(owner) !== basename(study)) {
    throw notWritten(folder, `it holds results of ${owner}; remove them, or name another folder with --out`);
  }
}

/** Path of the study whose manifest this is; undefined if it is no manifest. */
function studyOfResults(manifest: string): string | undefined {
  if (!existsSync(manifest)) return undefined;
  try {
    const { study } = JSON.parse(readFileSync(manifest, 'utf8')) as { study?: unknown };
    return typeof study === 'string' ? study.replaceAll('\\', '/') : undefined;
  } catch {
    return undefined;
  }
}

/** Removes what a run that was killed while it wrote its results left in their folder. */
export function removeLeftovers(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith(UNFINISHED)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
