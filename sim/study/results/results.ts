import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { RowLayout } from '../compile/rows.ts';
import type { StudyRows } from '../execute/replicate.ts';
import { type Manifest, manifestOf, type RunRecord, sha256 } from './manifest.ts';
import { measuresCsv } from './measures-csv.ts';
import { writeReplicationsParquet } from './replications-parquet.ts';
import { notWritten, RESULT_FILES, UNFINISHED } from './results-folder.ts';
import type { StudySummary } from './summary.ts';

/** Everything a finished study leaves. */
export interface StudyResults {
  readonly summary: StudySummary;
  readonly layout: RowLayout;
  /** In the order of `summary.plans`. */
  readonly rows: StudyRows;
  /** Further files by name, such as `report.html`; as reproducible as the others. */
  readonly pages: Readonly<Record<string, string>>;
  /** For the manifest, the one file that differs from run to run. */
  readonly run: RunRecord;
}

/**
 * Writes the results of a study into a folder, all or nothing.
 *
 * The files are written to the disk under a temporary folder inside and then renamed into their places, the manifest
 * with everybody's checksum last; so a failure leaves the old results as they were, and a crash between two renames is
 * noticed by `loadResults`. Files of the previous results that this study does not have are removed, other people's
 * files are left alone.
 *
 * @param folder created if need be
 * @throws ResultsNotWritten
 */
export async function writeResults(folder: string, results: StudyResults): Promise<void> {
  const existed = existsSync(folder);
  let staging: string | undefined;
  try {
    await mkdir(folder, { recursive: true });
    staging = await mkdtemp(join(folder, UNFINISHED));
    const names = await writeFiles(staging, results);
    const before = await previousFiles(folder);
    for (const name of names) await rename(join(staging, name), join(folder, name));
    for (const name of before) {
      if (!names.includes(name)) await rm(join(folder, name), { force: true });
    }
    await rm(staging, { recursive: true });
  } catch (error) {
    if (staging !== undefined) await rm(staging, { recursive: true, force: true });
    // Only an empty folder can be removed this way.
    if (!existed) await rmdir(folder).catch(() => {});
    throw notWritten(folder, error);
  }
}

/** Writes all files and returns their names, the manifest's last. */
async function writeFiles(
  folder: string,
  { summary, layout, rows, pages, run }: StudyResults,
): Promise<string[]> {
  const plans = summary.plans.map((plan) => plan.name);
  const parquet = join(folder, RESULT_FILES.replications);
  await writeReplicationsParquet(parquet, plans, layout, summary.measures, rows);
  const texts: Record<string, string> = {
    ...pages,
    [RESULT_FILES.measures]: measuresCsv(summary),
    [RESULT_FILES.summary]: jsonText(summary),
  };
  const checksums: Record<string, string> = { [RESULT_FILES.replications]: sha256(await readFile(parquet)) };
  for (const [name, text] of Object.entries(texts)) {
    if (!isOwnName(name)) throw new RangeError(`${name} is no name for a file of results`);
    await writeFile(join(folder, name), text);
    checksums[name] = sha256(text);
  }
  await writeFile(join(folder, RESULT_FILES.manifest), jsonText(manifestOf(run, checksums)));
  const names = [...Object.keys(checksums), RESULT_FILES.manifest];
  for (const name of names) flushToDisk(join(folder, name));
  return names;
}

/** Files that the results before had, by their manifest; none where there were no results or they are unreadable. */
async function previousFiles(folder: string): Promise<string[]> {
  try {
    const manifest = JSON.parse(
      await readFile(join(folder, RESULT_FILES.manifest), 'utf8'),
    ) as Partial<Manifest>;
    return Object.keys(manifest.files ?? {}).filter(isOwnName);
  } catch {
    return [];
  }
}

/** Keeps a manifest from another hand from naming a file elsewhere. */
function isOwnName(name: string): boolean {
  return name === basename(name) && /^[\w-]+\.(parquet|csv|json|html)$/.test(name);
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function flushToDisk(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
