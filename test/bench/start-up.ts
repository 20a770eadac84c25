import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Measurement } from './measurement.ts';

/**
 * What it measures: how long somebody waits for the compiled command line to answer. It is compiled for the
 * measurement; where there was no compiled code before there is none after it.
 */

const FOLDER = fileURLToPath(new URL('../../dist', import.meta.url));
const COMMAND = fileURLToPath(new URL('../../sim/cli/fairlead.mjs', import.meta.url));
const hadCompiled = existsSync(FOLDER);
let built = false;

function build(): void {
  if (built) return;
  execFileSync('npm', ['run', 'build', '--silent'], { stdio: ['ignore', 'inherit', 'ignore'] });
  built = true;
}

/** Removes what was compiled for the measurement alone. */
export async function removeCompiled(): Promise<void> {
  if (built && !hadCompiled) await rm(FOLDER, { recursive: true });
}

function millisecondsOf(words: readonly string[]): number {
  const start = performance.now();
  execFileSync(process.execPath, words, { stdio: 'ignore' });
  return performance.now() - start;
}

export const startUp: readonly Measurement[] = [
  {
    name: 'start-up, fairlead --help, compiled',
    unit: 'ms',
    better: 'lower',
    digits: 0,
    measure: () => {
      build();
      return millisecondsOf([COMMAND, '--help']);
    },
  },
  {
    name: 'start-up, Node alone',
    unit: 'ms',
    better: 'lower',
    digits: 0,
    measure: () => millisecondsOf(['--eval', '0']),
  },
];
