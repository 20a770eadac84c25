import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { engineVersion } from './engine-version.ts';

/** Oldest runtime that is promised; what the bundle may use. */
const TARGET = 'node20';

/**
 * Joins the simulator's modules into one file and gives its address.
 *
 * Between modules every imported name is looked up each time it is used; in one module names that never change are
 * compiled into the code. That takes a tenth off every event (measured in instructions), for one tenth of a second
 * at the start. The file is kept under a name with the version of the code, so that it is made once.
 */
export function bundledSimulator(module: string): string {
  const folder = join(tmpdir(), 'fairlead');
  const file = join(folder, `simulate-${engineVersion()}.mjs`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    // Written beside and renamed: another process may be doing the same.
    const beside = `${file}.${process.pid}`;
    buildSync({
      entryPoints: [fileURLToPath(module)],
      outfile: beside,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: TARGET,
      minifySyntax: true,
      logLevel: 'silent',
    });
    renameSync(beside, file);
  }
  return pathToFileURL(file).href;
}
