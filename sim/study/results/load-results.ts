import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ColumnTable, escape as computed, fromCSV, table } from 'arquero';
import { parquetMetadataAsync, parquetRead } from 'hyparquet';
import { type Manifest, sha256 } from './manifest.ts';
import { BYTE_ORDER_MARK, MEASURE_COLUMNS, withoutGuard } from './measures-csv.ts';
import { RESULT_FILES } from './results-folder.ts';
import type { StudySummary } from './summary.ts';

/** Results of a study as tables to analyse. */
export interface LoadedResults {
  readonly summary: StudySummary;
  readonly manifest: Manifest;
  /** One row a plan, scenario, measure, slice and replication; `value` is null when the denominator is 0. */
  readonly replications: ColumnTable;
  /** One row a plan, scenario, measure and slice, in the unit shown; see `MEASURE_COLUMNS`. */
  readonly measures: ColumnTable;
}

/** A folder does not hold the results of one finished study. */
export class ResultsUnreadable extends Error {
  override readonly name = 'ResultsUnreadable';
}

/**
 * Loads a results folder.
 *
 * @param folder folder that `fairlead run` wrote
 * @throws ResultsUnreadable when a file is missing or is not the one that the study wrote
 * @example
 * const { replications } = await loadResults('out/pilot');
 * replications.filter((d) => d.measure === 'conversion').groupby('plan').rollup({ years: (d) => op.count() });
 */
export async function loadResults(folder: string): Promise<LoadedResults> {
  const manifest = manifestIn(folder, (await readOwn(folder, RESULT_FILES.manifest)).toString('utf8'));
  const intact = async (name: string): Promise<Buffer> => {
    const content = await readOwn(folder, name);
    if (sha256(content) !== manifest.files[name]) {
      throw new ResultsUnreadable(`${join(folder, name)} is not the file that the study wrote: run it again`);
    }
    return content;
  };
  return {
    manifest,
    summary: JSON.parse((await intact(RESULT_FILES.summary)).toString('utf8')) as StudySummary,
    replications: await replicationsTable(await intact(RESULT_FILES.replications)),
    measures: measuresTable((await intact(RESULT_FILES.measures)).toString('utf8')),
  };
}

function manifestIn(folder: string, text: string): Manifest {
  try {
    const manifest = JSON.parse(text) as Manifest;
    if (typeof manifest.files === 'object') return manifest;
  } catch {
    // Said below, as for any other text that is no manifest.
  }
  throw new ResultsUnreadable(
    `${join(folder, RESULT_FILES.manifest)} is not a manifest: run the study again`,
  );
}

async function readOwn(folder: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(folder, name));
  } catch (error) {
    throw new ResultsUnreadable(`${folder} holds no finished results: ${name} cannot be read`, {
      cause: error,
    });
  }
}

async function replicationsTable(content: Buffer): Promise<ColumnTable> {
  const file = new Uint8Array(content).buffer;
  const metadata = await parquetMetadataAsync(file);
  const count = Number(metadata.num_rows);
  const columns: Record<string, unknown[] | Int32Array | Float64Array> = {
    plan: new Array(count),
    scenario: new Array(count),
    measure: new Array(count),
    slice: new Array(count),
    replication: new Int32Array(count),
    numerator: new Float64Array(count),
    denominator: new Float64Array(count),
    value: new Array(count),
  };
  await parquetRead({
    file,
    metadata,
    onChunk: ({ columnName, columnData, rowStart }) => {
      const column = columns[columnName]!;
      for (let i = 0; i < columnData.length; i++) column[rowStart + i] = columnData[i];
    },
  });
  return table(columns);
}

function measuresTable(content: string): ColumnTable {
  const parse = Object.fromEntries(
    MEASURE_COLUMNS.map(({ name, kind }) => [
      name,
      kind === 'text' ? withoutGuard : (cell: string) => (cell === '' ? null : Number(cell)),
    ]),
  );
  const body = content.startsWith(BYTE_ORDER_MARK) ? content.slice(BYTE_ORDER_MARK.length) : content;
  // Empty cells come as null, but the empty slice is a name: that of the whole.
  return fromCSV(body, { autoType: false, parse }).derive({
    slice: computed(({ slice }: { slice: string | null }) => slice ?? ''),
  });
}
