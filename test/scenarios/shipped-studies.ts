import { readdirSync } from 'node:fs';

/** Names of the studies that ship. */
export const STUDIES: readonly string[] = readdirSync('scenarios/studies')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length));

/** Studies whose traces are followed with every change; those of all others with the slow tests. */
export const TRACED_ALWAYS: readonly string[] = ['every-rule', 'pilot', 'tiny'];
