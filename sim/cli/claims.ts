import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadResults, ResultsUnreadable } from '../study/results/load-results.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/**
 * Prints what became of claims as a table in Markdown. Folders without a claim or without results are
 * left out with a note.
 *
 * @param folders results folders of `fairlead run`
 * @throws ResultsUnreadable where one of them cannot be read, or none holds a claim
 */
export async function claims(folders: readonly string[], { stdout, stderr }: Terminal): Promise<ExitCode> {
  const summaries = [];
  for (const folder of folders) {
    if (folders.length > 1 && !existsSync(join(folder, 'manifest.json'))) {
      stderr.write(`left out: ${folder} holds no finished results\n`);
      continue;
    }
    const { summary } = await loadResults(folder);
    if (summary.claim !== undefined) summaries.push(summary);
    else stderr.write(`left out: ${folder} holds a study without a claim\n`);
  }
  if (summaries.length === 0) {
    const where =
      folders.length === 1 ? 'there is no claim' : `there is no claim in any of ${folders.length} folders`;
    throw new ResultsUnreadable(`${where}: \`fairlead table\` prints what other studies compare`);
  }
  const { claimsTable } = await import('../../reports/claims-table.ts');
  stdout.write(claimsTable(summaries));
  return EXIT.done;
}
