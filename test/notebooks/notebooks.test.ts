import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadResults } from '../../sim/study/results/load-results.ts';
import { temporaryFolder } from '../study/temporary-folder.ts';

const ROOT = join(import.meta.dirname, '../..');
const NOTEBOOKS = join(ROOT, 'notebooks');
const notebooks = readdirSync(NOTEBOOKS).filter((name) => name.endsWith('.nb.ts'));

/** Runs a notebook in a folder, as an analyst would; a cell that throws fails the test with its place. */
function runNotebook(name: string, folder: string): string {
  const words = ['--import', import.meta.resolve('tsx'), join(NOTEBOOKS, name), 'results'];
  const env = { ...process.env, FAIRLEAD_SOURCE: '1' };
  return execFileSync(process.execPath, words, { cwd: folder, encoding: 'utf8', env, stdio: 'pipe' });
}

test('there are notebooks', () => {
  expect(notebooks).toContain('compare-plans.nb.ts');
});

test.each(notebooks)(
  '%s runs from its first cell to its last, on results it makes and on results it finds',
  (name) => {
    const folder = temporaryFolder();
    const made = runNotebook(name, folder);
    expect(existsSync(join(folder, 'results', 'manifest.json'))).toBe(true);
    const found = runNotebook(name, folder);
    expect(made.endsWith(found)).toBe(true);
  },
);

test('what is computed by hand is what the report says', async () => {
  const folder = temporaryFolder();
  const output = runNotebook('compare-plans.nb.ts', folder);
  const { summary } = await loadResults(join(folder, 'results'));
  const differences = summary.estimates.flatMap(({ row, difference }) =>
    row.measure === 'conversion' && row.scenario === 'everything' && row.slice === '' && difference !== null
      ? [difference.mean]
      : [],
  );
  expect(differences).toHaveLength(summary.plans.length - 1);
  // Once from the table of the study, once from single histories; the last digits may differ.
  for (const mean of differences) expect(output.split(String(mean).slice(0, 10))).toHaveLength(3);
  const chart = readFileSync(join(folder, 'results', 'compare-plans.svg'), 'utf8');
  for (const { name } of summary.plans) expect(chart).toContain(name);
});
