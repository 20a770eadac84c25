/** A simulator for tests of whatever runs simulators: rows are plain arithmetic, so that every value can be foretold. */
export interface ToyStudy {
  /** Number of rows. */
  readonly rows: number;
  /** Counters of each plan. */
  readonly counters: readonly number[];
  /** Milliseconds of work; replications differ, so that they finish out of order. */
  readonly milliseconds: number;
  /** Replication that throws, if any. */
  readonly failsAt?: number;
}

export function toyRows(study: ToyStudy, replication: number, plan: number): Float64Array {
  const values = new Float64Array(2 * study.rows + study.counters[plan]!);
  for (let i = 0; i < values.length; i++) values[i] = replication * 1000 + plan * 100 + i + 1 / (i + 3);
  return values;
}

export function simulateReplication(
  study: ToyStudy,
  replication: number,
  plans: readonly number[],
): readonly Float64Array[] {
  if (replication === study.failsAt) throw new Error('the toy broke');
  // Even replications take five times as long as odd ones.
  const until = performance.now() + study.milliseconds * (replication % 2 === 0 ? 1 : 0.2);
  while (performance.now() < until);
  return plans.map((plan) => toyRows(study, replication, plan));
}
