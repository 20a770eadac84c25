import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Feeds code to a hash: files below these folders and single files, in an order that does not hang on the disk. */
export function hashCode(
  paths: { readonly folders: readonly string[]; readonly files: readonly string[] },
  base: string,
  start: string,
): string {
  const hash = createHash('sha256').update(`${start}\n`);
  const ending = base.endsWith('.ts') ? '.ts' : '.js';
  const take = (path: string, name: string) =>
    hash.update(`${name}\n`).update(readFileSync(path)).update('\0');
  const takeAll = (folder: string) => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) takeAll(path);
      else if (entry.name.endsWith(ending) && !entry.name.endsWith('.d.ts')) take(path, entry.name);
    }
  };
  const here = (path: string) => fileURLToPath(new URL(path, base));
  for (const folder of paths.folders) takeAll(here(folder));
  for (const file of paths.files) take(here(file + ending), file);
  return hash.digest('hex').slice(0, 16);
}

/**
 * Identifies all code that decides what a run says: how warm-ups are judged, when a study ends, statistics and words as
 * well. A run that was ended goes on only under the same; what is kept of replications hangs on `engineVersion` alone.
 *
 * @param base this module, in the code to identify
 */
export function codeVersion(base: string = import.meta.url): string {
  return hashCode({ folders: ['../..', '../../../reports'], files: [] }, base, 'all code');
}
