import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folders of the simulator, and files of a study, whose code decides what a replication leaves behind. */
const FOLDERS = ['engine', 'ledger', 'market', 'measure', 'policy', 'world'];
const FILES = ['../execute/simulate', '../warm-up/simulate-pilot', './study-layout'];

/** What results hang on beside the code: `Node 20 on x64`. Other runtimes may differ in the last digits. */
export function runtimeName(): string {
  return `Node ${process.version.replace(/^v(\d+).*/, '$1')} on ${process.arch}`;
}

/**
 * Identifies the simulator: a hash of its code and of what it runs on. Kept results of other code are never taken for
 * its own, also while somebody is working on it.
 */
export function engineVersion(): string {
  const hash = createHash('sha256').update(`${runtimeName()}\n`);
  const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
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
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  for (const folder of FOLDERS) takeAll(here(`../../${folder}`));
  for (const file of FILES) take(here(file + ending), file);
  return hash.digest('hex').slice(0, 16);
}
