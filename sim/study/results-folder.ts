import { existsSync, mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

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
    rmdirSync(mkdtempSync(join(place, '.unfinished-')));
  } catch (error) {
    throw notWritten(folder, error);
  }
}
