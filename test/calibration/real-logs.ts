import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * Public logs that tests are calibrated against. They are not ours to ship: tests look for them in the folder that
 * `FAIRLEAD_LOGS` names, or in `shared/data` in or beside the project, and are skipped where there is none.
 */
const ROOT = join(import.meta.dirname, '..', '..');
const FOLDERS = [
  process.env['FAIRLEAD_LOGS'],
  join(ROOT, 'shared', 'data'),
  join(ROOT, '..', 'shared', 'data'),
];

/** Path of a log, or undefined where it is not at hand, which is said once. */
export function logPath(path: string): string | undefined {
  const found = FOLDERS.map((folder) => folder && join(folder, path)).find(
    (each) => each && existsSync(each),
  );
  if (!found) console.warn(`skipped: there is no ${path}; name its folder in FAIRLEAD_LOGS`);
  return found;
}

/** Rows of a log by the names of its columns; none of these logs quotes anything. */
export function rowsOfLog(path: string): Record<string, string>[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const [head, ...lines] = text.trimEnd().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i]]));
  });
}

/** Seconds from a moment to another by the clock on the wall: `2011-10-01T00:38:44.546+02:00` is what it shows. */
export function wallSeconds(time: string, from: string): number {
  return (Date.parse(`${time.slice(0, 19).replace(' ', 'T')}Z`) - Date.parse(`${from}T00:00:00Z`)) / 1000;
}
