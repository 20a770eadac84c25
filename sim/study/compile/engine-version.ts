import { hashCode } from './code-version.ts';

/** Folders of the simulator, and files of a study, whose code decides what a replication leaves behind. */
const FOLDERS = ['engine', 'ledger', 'market', 'measure', 'policy', 'world'].map((name) => `../../${name}`);
const FILES = [
  '../execute/simulate',
  '../warm-up/simulate-pilot',
  '../trace/watched-dispatch',
  './study-layout',
];

/** What results hang on beside the code: `Node 20 on x64`. Other runtimes may differ in the last digits. */
export function runtimeName(): string {
  return `Node ${process.version.replace(/^v(\d+).*/, '$1')} on ${process.arch}`;
}

/**
 * Identifies the simulator: a hash of its code and of what it runs on. Kept results of other code are never taken for
 * its own, also while somebody is working on it.
 *
 * @param base this module, in the code to identify
 */
export function engineVersion(base: string = import.meta.url): string {
  return hashCode({ folders: FOLDERS, files: FILES }, base, runtimeName());
}
