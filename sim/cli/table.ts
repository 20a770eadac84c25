import { loadResults } from '../study/results/load-results.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/**
 * Prints the comparison of finished results as a table in Markdown.
 *
 * @param folder a results folder of `fairlead run`
 * @throws ResultsUnreadable
 */
export async function table(folder: string, { stdout }: Terminal): Promise<ExitCode> {
  const { summary } = await loadResults(folder);
  const { markdownTable } = await import('../../reports/markdown-table.ts');
  stdout.write(markdownTable(summary));
  return EXIT.done;
}
