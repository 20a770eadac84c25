import type { RowKey } from '../results/estimate.ts';

/**
 * What one plan leaves of one replication: a numerator and a denominator for every row, and counters.
 *
 * All three are views on one array of fixed length, so that a replication can be moved between threads and written
 * to the store as it is: numerators, then denominators, then counters. Counters are whole numbers up to 2^53.
 */
export interface ReplicationRows {
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
  readonly counters: Float64Array;
}

/** The rows of a study in their order, known before the first replication. */
export interface RowLayout {
  readonly keys: readonly RowKey[];
  /** How many counters each plan keeps, e.g. one for every rule of its policies; in the order of the plans. */
  readonly counters: readonly number[];
}

/** Length of the array that holds one replication of plan number `plan`. */
export function replicationLength(layout: RowLayout, plan: number): number {
  return 2 * layout.keys.length + layout.counters[plan]!;
}

/**
 * Names the parts of a replication without copying them.
 *
 * @param values array of `replicationLength` numbers
 * @param rows number of rows of the layout
 */
export function viewReplication(values: Float64Array, rows: number): ReplicationRows {
  return {
    numerators: values.subarray(0, rows),
    denominators: values.subarray(rows, 2 * rows),
    counters: values.subarray(2 * rows),
  };
}

/** The row in words, for messages and as a key of a map: `conversion, everything, source=website`. */
export function rowName({ measure, scenario, slice }: RowKey): string {
  return slice === '' ? `${measure}, ${scenario}` : `${measure}, ${scenario}, ${slice}`;
}
