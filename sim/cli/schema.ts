import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EXIT, type ExitCode } from './exit-code.ts';
import { generatedFiles } from './generated-files.ts';
import type { Terminal } from './terminal.ts';

/**
 * Writes the JSON Schemas that editors use and the reference of all parameters.
 *
 * @param folder the folder of the scenarios; its `schema/` is created if need be
 */
export async function writeSchemas(folder: string, { stdout }: Terminal): Promise<ExitCode> {
  for (const [name, text] of generatedFiles()) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    stdout.write(`${path}\n`);
  }
  return EXIT.done;
}
