import { loadResults, ResultsUnreadable } from '../study/results/load-results.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/**
 * Prints what became of claims as a table in Markdown.
 *
 * @param folders results folders of `fairlead run`, of studies that claim something
 * @throws ResultsUnreadable
 */
export async function claims(folders: readonly string[], { stdout }: Terminal): Promise<ExitCode> {
  const summaries = [];
  for (const folder of folders) {
    const { summary } = await loadResults(folder);
    if (summary.claim === undefined) {
      throw new ResultsUnreadable(`${folder} holds a study without a claim: \`fairlead table\` prints those`);
    }
    summaries.push(summary);
  }
  const { claimsTable } = await import('../../reports/claims-table.ts');
  stdout.write(claimsTable(summaries));
  return EXIT.done;
}
