import { withSuggestion } from '../files/nearest-name.ts';
import { quote, splitSentence } from '../files/sentence.ts';
import { loadResults } from '../study/results/load-results.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/**
 * Prints a chart of finished results as SVG, or, where none is named, the names of all charts.
 *
 * @param folder a results folder of `fairlead run`
 * @param name of a chart, such as `difference-conversion`
 * @throws ResultsUnreadable
 */
export async function chart(
  folder: string,
  name: string | undefined,
  { stdout, stderr }: Terminal,
): Promise<ExitCode> {
  const results = await loadResults(folder);
  const { chartsOf, drawChart } = await import('../../reports/chart.ts');
  const charts = chartsOf(results);
  if (name === undefined) {
    for (const { id, title } of charts) stdout.write(`${id.padEnd(30)} ${title}\n`);
    return EXIT.done;
  }
  const found = charts.find(({ id }) => id === name);
  if (found === undefined) {
    const known = charts.map(({ id }) => id);
    const said = splitSentence(withSuggestion(`there is no chart ${quote(name)} in ${folder}`, name, known));
    stderr.write(`${said.message}\n${said.hint === undefined ? '' : `${said.hint}\n`}`);
    return EXIT.inputRefused;
  }
  stdout.write(`${await drawChart(found)}\n`);
  return EXIT.done;
}
