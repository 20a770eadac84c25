import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rowName } from '../../study/compile/rows.ts';
import type { Library } from '../../study/documents/disk.ts';
import type { MeasureInfo, RowKey } from '../../study/results/estimate.ts';
import type { LoadedResults } from '../../study/results/load-results.ts';
import { type Engine, EngineRefused } from './older-engine.ts';

/** What a study came to under another Fairlead. */
export interface EngineRows {
  readonly keys: readonly RowKey[];
  readonly measures: readonly MeasureInfo[];
  /** Numerators, then denominators, in the order of `keys`: `rows.get(plan)[replication]`. */
  readonly rows: ReadonlyMap<string, readonly Float64Array[]>;
}

/** A study as it was, given to another Fairlead: its files are copied into a folder of their own and run there. */
export class EngineRun {
  readonly #engine: Engine;
  readonly #study: string;
  readonly #seed: string;
  readonly #folder: string;

  /**
   * @param files everything that the study reads, from the current folder on
   * @throws EngineRefused where a file lies outside of it
   */
  constructor(
    engine: Engine,
    { study, seed, files }: { study: string; seed: string; files: readonly string[] },
    { read }: Pick<Library, 'read'>,
  ) {
    const outside = files.find((path) => /^(\/|[A-Za-z]:|\.\.(\/|$))/.test(path));
    if (outside !== undefined) {
      throw new EngineRefused(
        `${outside} lies outside of this folder: start from a folder around all documents`,
      );
    }
    this.#engine = engine;
    this.#study = study;
    this.#seed = seed;
    this.#folder = mkdtempSync(join(tmpdir(), 'fairlead-engine-'));
    for (const path of new Set(files)) {
      mkdirSync(join(this.#folder, dirname(path)), { recursive: true });
      writeFileSync(join(this.#folder, path), read(path) ?? '');
    }
  }

  /**
   * Rows of the first n replications. What was simulated before is not simulated again where that Fairlead keeps it.
   *
   * @throws EngineRefused where it does not run the study, or leaves what cannot be read here; the signal's reason
   */
  async rows(
    n: number,
    { threads, signal }: { threads: number; signal?: AbortSignal | undefined },
  ): Promise<EngineRows> {
    const words = ['run', this.#study, '--out', 'out', '--replications', String(n), '--seed', this.#seed];
    await this.#start([...words, '--threads', String(threads)], signal);
    const { loadResults } = await import('../../study/results/load-results.ts');
    try {
      return rowsOf(await loadResults(join(this.#folder, 'out')), n);
    } catch (error) {
      throw new EngineRefused(
        `the results of ${this.#engine.words} cannot be read here: ${(error as Error).message}`,
      );
    }
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #start(words: readonly string[], signal: AbortSignal | undefined): Promise<void> {
    const { executable, words: name } = this.#engine;
    const options = { cwd: this.#folder, maxBuffer: 1 << 26, ...(signal === undefined ? {} : { signal }) };
    return new Promise((done, fail) => {
      execFile(process.execPath, [executable, ...words], options, (error, _, stderr) => {
        if (error === null) return done();
        if (signal?.aborted) return fail(signal.reason);
        const said = stderr.trim() === '' ? error.message : stderr.trim();
        return fail(new EngineRefused(`${name} does not run ${this.#study} as it was:\n${said}`));
      });
    });
  }
}

/** Rows by plan and replication. @throws Error where the results are of another kind than this version writes */
function rowsOf({ manifest, summary, replications }: LoadedResults, n: number): EngineRows {
  if (manifest.format !== 1)
    throw new Error(`they are of format ${manifest.format}, and this version reads format 1`);
  const names = ['plan', 'scenario', 'measure', 'slice', 'replication', 'numerator', 'denominator'] as const;
  const column = Object.fromEntries(
    names.map((name) => [name, replications.array(name)]),
  ) as unknown as Record<(typeof names)[number], ArrayLike<string | number>>;
  const text = (name: (typeof names)[number], i: number) => String(column[name][i]);
  const count = replications.numRows();
  const keys: RowKey[] = [];
  const places = new Map<string, number>();
  const placeOf = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const key = { measure: text('measure', i), scenario: text('scenario', i), slice: text('slice', i) };
    const name = rowName(key);
    let place = places.get(name);
    if (place === undefined) {
      place = keys.push(key) - 1;
      places.set(name, place);
    }
    placeOf[i] = place;
  }
  const rows = new Map<string, Float64Array[]>();
  for (let i = 0; i < count; i++) {
    const [plan, replication] = [text('plan', i), Number(column.replication[i])];
    if (!(replication >= 0 && replication < n))
      throw new Error(`they have a replication ${replication} of ${n}`);
    if (!rows.has(plan))
      rows.set(
        plan,
        Array.from({ length: n }, () => new Float64Array(2 * keys.length).fill(Number.NaN)),
      );
    const values = rows.get(plan)![replication];
    values[placeOf[i]] = Number(column.numerator[i]);
    values[keys.length + placeOf[i]] = Number(column.denominator[i]);
  }
  for (const [plan, found] of rows) {
    if (found.some((values) => values.some(Number.isNaN)))
      throw new Error(`plan ${plan} is not complete in them`);
  }
  if (!Array.isArray(summary.measures)) throw new Error('their summary names no measures');
  return { keys, measures: summary.measures, rows };
}
