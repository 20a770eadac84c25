import type { ReplicationTask, SimulateReplication } from './replication-task.ts';

/**
 * Milliseconds of work that a batch should hold: handing a task to a thread and back costs about 0.1 ms, which is then
 * half a per cent.
 */
const BATCH_MILLISECONDS = 20;

/** What a batch of replications left. Plain data, so that it can cross threads. */
export interface BatchOutcome {
  /** Rows of all replications of the batch, one plan after the other. */
  readonly values: Float64Array;
  /** Length of each plan's part of `values`; those of the finished tasks only. */
  readonly lengths: readonly number[];
  /** How many tasks of the batch were finished, counted from its start. */
  readonly finished: number;
  /** Why the next task was not finished; null when all were. */
  readonly failure: { readonly replication: number; readonly error: unknown } | null;
  readonly milliseconds: number;
}

/**
 * How many replications to hand over at once.
 *
 * @param millisecondsEach time of one replication so far; null before the first
 * @param remaining tasks not yet handed over
 * @param threads how many threads share them
 */
export function batchSize(millisecondsEach: number | null, remaining: number, threads: number): number {
  if (millisecondsEach === null) return 1;
  const worthwhile = Math.ceil(BATCH_MILLISECONDS / Math.max(millisecondsEach, 0.001));
  const fairShare = Math.ceil(remaining / threads);
  return Math.max(1, Math.min(worthwhile, fairShare));
}

/**
 * Simulates a batch. A failing replication ends it; those finished before are kept.
 *
 * The rows are copied into one array, so that the simulator may use its own arrays again and the whole batch moves to
 * another thread without being copied a second time.
 */
export function simulateBatch<Compiled>(
  simulateReplication: SimulateReplication<Compiled>,
  compiled: Compiled,
  batch: readonly ReplicationTask[],
): BatchOutcome {
  const start = performance.now();
  const parts: Float64Array[] = [];
  let finished = 0;
  let failure: BatchOutcome['failure'] = null;
  for (const { replication, plans } of batch) {
    try {
      const rows = simulateReplication(compiled, replication, plans);
      if (rows.length !== plans.length) {
        throw new Error(`the simulator returned ${rows.length} plans where ${plans.length} were asked for`);
      }
      for (const values of rows) parts.push(values.slice());
      finished++;
    } catch (error) {
      failure = { replication, error };
      break;
    }
  }
  const values = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    values.set(part, offset);
    offset += part.length;
  }
  const lengths = parts.map((part) => part.length);
  return { values, lengths, finished, failure, milliseconds: performance.now() - start };
}

/** Takes the finished tasks of a batch apart again: each with one array of rows a plan. */
export function* finishedTasks(
  batch: readonly ReplicationTask[],
  outcome: BatchOutcome,
): Generator<readonly [task: ReplicationTask, rows: readonly Float64Array[]]> {
  let offset = 0;
  let part = 0;
  for (const task of batch.slice(0, outcome.finished)) {
    const rows = task.plans.map(() => {
      const start = offset;
      offset += outcome.lengths[part++]!;
      return outcome.values.subarray(start, offset);
    });
    yield [task, rows];
  }
}
