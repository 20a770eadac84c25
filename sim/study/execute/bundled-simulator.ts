import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { buildSync } from 'esbuild';

/** Oldest runtime that is promised; what the bundle may use. */
const TARGET = 'node20';

/** Addresses of what was joined in this process, by the address of its module. */
const joined = new Map<string, string>();

/**
 * How far V8 goes in writing small functions out where they are called (its own: 460, 920 and 1).
 *
 * An event passes through a dozen small functions in as many files; written out, they pass numbers in registers
 * instead of boxes. Measured in instructions an event: 13 of 100 less, for a second more of compiling a thread.
 */
const INLINING = [
  '--max-inlined-bytecode-size=1000',
  '--max-inlined-bytecode-size-cumulative=5000',
  '--reserve-inline-budget-scale-factor=4',
];

/**
 * Joins the simulator's modules into one file and gives its address; all threads of this process then compile for
 * long runs.
 *
 * Between modules every imported name is looked up each time it is used; in one module names that never change are
 * compiled into the code. That takes a tenth off every event (measured in instructions), for a twentieth of a second
 * at the start. The file lies in a folder of its own that nobody else can write to, and goes with this process.
 *
 * @param module address of the module that exports `simulateReplication`; neither it nor what it imports may have a
 *   variable of the module that changes
 */
export function bundledSimulator(module: string): string {
  const known = joined.get(module);
  if (known !== undefined) return known;
  for (const flag of INLINING) setFlagsFromString(flag);
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'simulate.mjs');
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(module)],
    write: false,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: TARGET,
    minifySyntax: true,
    logLevel: 'silent',
  });
  writeFileSync(file, withConstants(outputFiles[0].text));
  const address = pathToFileURL(file).href;
  joined.set(module, address);
  return address;
}

/**
 * esbuild declares the constants of joined modules as variables, and V8 takes the value of a variable to be open:
 * `Kind.act` would be two loads and a check, instead of a 9. An assignment to one would throw.
 */
function withConstants(code: string): string {
  return code.replace(/^var /gm, 'const ');
}
