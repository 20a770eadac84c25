import { statSync } from 'node:fs';
import { type Diagnostic, diagnosticAt, InputRefused } from '../files/diagnostic.ts';
import { SourceFile } from '../files/source-file.ts';

/** What is wrong with a path of the command line before anything is read; undefined where a file is there. */
export function missingFile(path: string): Diagnostic | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  const place = { file: new SourceFile(path, ''), start: 0, end: 0 };
  if (found === undefined) return diagnosticAt(place, '', 'there is no such file');
  if (found.isDirectory()) {
    return diagnosticAt(place, '', 'this is a folder, not a file', 'name the YAML files in it');
  }
  return undefined;
}

/** @throws InputRefused where there is no file of this name */
export function needFile(path: string): void {
  const missing = missingFile(path);
  if (missing !== undefined) throw new InputRefused([missing]);
}
