import { readdirSync } from 'node:fs';

/** Names of the studies that ship. */
export const STUDIES: readonly string[] = readdirSync('scenarios/studies')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length));

/** Is it another one under other circumstances, as `pilot-few-claims` is of `pilot`? */
export function isVariant(study: string): boolean {
  return STUDIES.some((other) => study.startsWith(`${other}-`));
}
