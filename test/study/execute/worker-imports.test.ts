import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Packages that modules reachable from `entry` import, with the files reached on the way. */
function reachable(entry: URL): { packages: Set<string>; files: Set<string> } {
  const packages = new Set<string>();
  const files = new Set<string>();
  const waiting = [entry];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (files.has(next.href)) continue;
    files.add(next.href);
    const source = readFileSync(fileURLToPath(next), 'utf8');
    for (const [, typesOnly, specifier] of source.matchAll(
      /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm,
    )) {
      if (typesOnly) continue;
      if (specifier!.startsWith('.')) waiting.push(new URL(specifier!, next));
      else packages.add(specifier!);
    }
  }
  return { packages, files };
}

const worker = reachable(new URL('../../../sim/study/execute/worker.ts', import.meta.url));
const simulator = new URL('../../../sim/study/execute/simulate.ts', import.meta.url);

test('a worker thread loads nothing to read documents with, and no statistics', () => {
  expect([...worker.packages].sort()).toEqual(['node:worker_threads']);
  expect([...worker.files].map((href) => href.slice(href.lastIndexOf('/') + 1)).sort()).toEqual([
    'replication-batch.ts',
    'replication-task.ts',
    'worker.ts',
  ]);
});

test.skipIf(!existsSync(simulator))('nor does the simulator it calls', () => {
  const { packages } = reachable(simulator);
  for (const name of ['zod', 'yaml', 'arquero', 'jstat', 'simple-statistics'])
    expect(packages).not.toContain(name);
});
