#!/usr/bin/env node
// Starts the compiled command line where there is one that is not older than the sources, else the sources
// themselves. FAIRLEAD_SOURCE=1 asks for the sources.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const compiled = `${root}dist/sim/cli/main.js`;

let main;
if (compiledIsCurrent()) {
  ({ main } = await import(new URL('../../dist/sim/cli/main.js', import.meta.url).href));
} else {
  const { register } = await import('tsx/esm/api');
  register();
  ({ main } = await import(new URL('./main.ts', import.meta.url).href));
}
// Whoever reads may stop early (`| head`): what is written to files is written all the same.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
process.exitCode = await main(process.argv.slice(2), process);

/** Is there compiled code, and was no source changed since? */
function compiledIsCurrent() {
  if (process.env.FAIRLEAD_SOURCE || !existsSync(compiled)) return false;
  const built = statSync(compiled).mtimeMs;
  for (const folder of ['sim', 'reports']) {
    for (const entry of readdirSync(root + folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
      // The clocks of file systems are coarse, and an unpacked archive gives all files one time.
      if (statSync(`${entry.parentPath}/${entry.name}`).mtimeMs > built + 1000) return false;
    }
  }
  return true;
}
