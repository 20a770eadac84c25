import { z } from 'zod';
import { relativeTo } from '../files/base-chain.ts';
import { loadDocument } from '../files/document.ts';
import type { Library } from '../study/documents/disk.ts';

const values = z.array(z.number());

/** A small baseline: the headline measures of every plan, replication by replication. */
const snapshotSchema = z.strictObject({
  baseline: z.string(),
  seed: z.string(),
  replications: z.number().int().min(2),
  rows: z.array(
    z.strictObject({
      plan: z.string(),
      measure: z.string(),
      value: z.number().nullable(),
      unit: z.string(),
      numerators: values,
      denominators: values,
    }),
  ),
});

/** What a study came to when its baseline was written. */
export type Snapshot = z.output<typeof snapshotSchema>;

/** Where the baseline of a study is kept: `scenarios/studies/pilot.yaml` -> `scenarios/baselines/pilot.yaml`. */
export function snapshotPath(study: string): string {
  return relativeTo(study, `../baselines/${study.replace(/^.*\//, '')}`);
}

/** @throws InputRefused where the file is there and cannot be taken as it is */
export function readSnapshot(path: string, { read }: Pick<Library, 'read'>): Snapshot | undefined {
  if (read(path) === undefined) return undefined;
  return loadDocument(path, { schema: snapshotSchema, kind: 'baseline', read, nameKeys: [] }).value;
}

/** A line a row, so that a review sees which values have moved. */
export function snapshotText({ baseline, seed, replications, rows }: Snapshot): string {
  const lines = rows.map((row) => {
    const { numerators, denominators, ...told } = row;
    const words = Object.entries(told).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    const columns = `numerators: [${numerators.join(', ')}], denominators: [${denominators.join(', ')}]`;
    return `  - { ${words.join(', ')}, ${columns} }`;
  });
  return [
    '# Written by `fairlead check --update`. The values are for reviewers; what stands behind them is compared.',
    `baseline: ${JSON.stringify(baseline)}`,
    `seed: ${JSON.stringify(seed)}`,
    `replications: ${replications}`,
    'rows:',
    ...lines,
    '',
  ].join('\n');
}
