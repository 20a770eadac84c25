import type { SchemaElement } from 'hyparquet';
import { type ColumnSource, fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { RowLayout } from '../compile/rows.ts';
import type { StudyRows } from '../execute/replicate.ts';
import type { MeasureInfo, RowKey } from './estimate.ts';

/** Fixed, so that the bytes depend on the rows alone. */
const ROWS_PER_GROUP = 100_000;

const SCHEMA: SchemaElement[] = [
  { name: 'replications', num_children: 8 },
  ...['plan', 'scenario', 'measure', 'slice'].map(
    (name): SchemaElement => ({
      name,
      type: 'BYTE_ARRAY',
      converted_type: 'UTF8',
      repetition_type: 'REQUIRED',
    }),
  ),
  { name: 'replication', type: 'INT32', repetition_type: 'REQUIRED' },
  { name: 'numerator', type: 'DOUBLE', repetition_type: 'REQUIRED' },
  { name: 'denominator', type: 'DOUBLE', repetition_type: 'REQUIRED' },
  { name: 'value', type: 'DOUBLE', repetition_type: 'OPTIONAL' },
];

/**
 * Writes `replications.parquet`: one row for each plan, scenario, measure, slice and replication, sorted by these in
 * the order of their characters.
 *
 * `value` is numerator / denominator, null when the denominator is 0. It is not yet in the unit shown: the factor of
 * each measure stands in the file's metadata under `fairlead`. Nothing in the file tells when, where or by how many
 * threads it was made, and the order of the plans in the study does not matter.
 *
 * @param path file to create or overwrite
 * @param plans names of the plans in the order of `rows`
 */
export async function writeReplicationsParquet(
  path: string,
  plans: readonly string[],
  layout: RowLayout,
  measures: readonly MeasureInfo[],
  rows: StudyRows,
): Promise<void> {
  const metadata = {
    value: 'numerator / denominator; times scale it is in the unit shown',
    measures: measures.map(({ id, unit, scale }) => ({ id, unit, scale })),
  };
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: SCHEMA,
    createdBy: 'fairlead',
    kvMetadata: [{ key: 'fairlead', value: JSON.stringify(metadata) }],
  });
  const group = new RowGroup();
  for (const [p, plan] of sorted(
    plans.map((plan, p) => [p, plan] as const),
    ([, plan]) => [plan],
  )) {
    for (const [r, key] of sorted([...layout.keys.entries()], ([, key]) => sortKeyOf(key))) {
      for (const [replication, values] of rows[p]!.entries()) {
        group.add(plan, key, replication, values[r]!, values[layout.keys.length + r]!);
        if (group.length === ROWS_PER_GROUP) await group.flush(writer);
      }
    }
  }
  if (group.length > 0) await group.flush(writer);
  await writer.finish();
}

/** Columns of the rows that are not yet written. */
class RowGroup {
  readonly #plan: string[] = [];
  readonly #scenario: string[] = [];
  readonly #measure: string[] = [];
  readonly #slice: string[] = [];
  readonly #replication: number[] = [];
  readonly #numerator: number[] = [];
  readonly #denominator: number[] = [];
  readonly #value: (number | null)[] = [];

  get length(): number {
    return this.#plan.length;
  }

  add(plan: string, key: RowKey, replication: number, numerator: number, denominator: number): void {
    this.#plan.push(plan);
    this.#scenario.push(key.scenario);
    this.#measure.push(key.measure);
    this.#slice.push(key.slice);
    this.#replication.push(replication);
    this.#numerator.push(numerator);
    this.#denominator.push(denominator);
    this.#value.push(denominator === 0 ? null : numerator / denominator);
  }

  async flush(writer: ParquetWriter): Promise<void> {
    const columns = {
      plan: this.#plan,
      scenario: this.#scenario,
      measure: this.#measure,
      slice: this.#slice,
      replication: this.#replication,
      numerator: this.#numerator,
      denominator: this.#denominator,
      value: this.#value,
    };
    // Bounds of a row group let readers skip it where the table is sorted; of numbers they would only cost time, and a
    // dictionary of numbers that hardly repeat as well.
    const columnData: ColumnSource[] = Object.entries(columns).map(([name, data]) => ({
      name,
      data,
      statistics: name === 'plan' || name === 'scenario',
      ...((name === 'numerator' || name === 'value') && { encoding: 'PLAIN' as const }),
    }));
    await writer.write({ columnData, rowGroupSize: ROWS_PER_GROUP });
    for (const column of Object.values(columns)) column.length = 0;
  }
}

function sortKeyOf({ scenario, measure, slice }: RowKey): readonly string[] {
  return [scenario, measure, slice];
}

/** Sorted by the parts of a key in turn, by code units: no locale decides. */
function sorted<T>(items: readonly T[], keyOf: (item: T) => readonly string[]): T[] {
  return [...items].sort((a, b) => {
    const keyA = keyOf(a);
    const keyB = keyOf(b);
    for (let i = 0; i < keyA.length; i++) {
      if (keyA[i]! < keyB[i]!) return -1;
      if (keyA[i]! > keyB[i]!) return 1;
    }
    return 0;
  });
}
