import { type RowLayout, replicationLength, rowName } from '../compile/rows.ts';
import type { ReplicationStore } from '../store/store.ts';
import type { Commit, Executor } from './executor.ts';
import { type ProgressListener, ProgressMeter, type ReachedPrecision } from './progress.ts';
import { ReplicationFailed, type ReplicationTask } from './replication-task.ts';

/**
 * When a study ends by itself. It is asked at planned numbers of replications only, and sees the first so many of them
 * in the order of their numbers: where it ends hangs neither on threads nor on what the store has beyond.
 */
export interface StoppingRule {
  /** Numbers of replications at which it is asked, ascending. */
  readonly checks: readonly number[];
  /** Are the first n replications enough, and how wide are the intervals with them? `rows[plan]` has n of them. */
  readonly check: (
    rows: StudyRows,
    n: number,
  ) => { readonly enough: boolean; readonly precision: readonly ReachedPrecision[] };
  /** What the first n replications say of how many it will be; decides nothing and refuses nothing. */
  readonly forecast?: (rows: StudyRows, n: number) => readonly ReachedPrecision[];
}

/** Replications after which it is first said how many a study is likely to take. */
const FORECASTS = [10, 30] as const;

/** What to simulate, where, and where to keep it. */
export interface ReplicateRequest {
  readonly executor: Executor;
  readonly layout: RowLayout;
  /** The plans in the order of the study, each with the hash of everything that determines its rows. */
  readonly plans: readonly { readonly name: string; readonly key: string }[];
  /** How many replications: 0 to `replications` - 1 are run, unless the stopping rule ends it before. */
  readonly replications: number;
  readonly stopping?: StoppingRule | undefined;
  /** Null keeps nothing and looks nothing up. */
  readonly store: ReplicationStore | null;
  readonly progress?: ProgressListener | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Rows of all plans: `rows[plan][replication]`, each as `rows.ts` lays it out. */
export type StudyRows = readonly (readonly Float64Array[])[];

/**
 * Runs the replications of a study that the store does not have, and puts all in their places.
 *
 * When it ends early, by a failure or a signal, all finished replications are in the store and on the disk, so that
 * the next run goes on from there.
 *
 * @throws ReplicationFailed, StoreUnusable; the signal's reason when it was aborted
 */
export async function replicate(request: ReplicateRequest): Promise<StudyRows> {
  const { executor, plans, replications, store, signal, stopping } = request;
  const rows: Float64Array[][] = plans.map(() => []);
  if (store !== null) takeStored(request, store, rows);
  const missing = missingTasks(rows, 0, replications).length;
  const checks = (stopping?.checks ?? []).filter((n) => n < replications);
  const listener = request.progress ?? (() => {});
  const meter = new ProgressMeter(replications, replications - missing, listener, undefined, checks);
  const commit: Commit = (task, found) => {
    task.plans.forEach((plan, i) => {
      const values = found[i]!;
      checkRows(request, plan, task.replication, values);
      rows[plan]![task.replication] = values;
      store?.append(plans[plan]!.key, task.replication, values);
    });
    meter.advance();
  };
  const { forecast } = stopping ?? {};
  const forecasts = forecast === undefined ? [] : FORECASTS.filter((n) => n < (checks[0] ?? replications));
  let done = 0;
  try {
    for (const n of forecasts) {
      await executor.run(missingTasks(rows, done, n), commit, signal);
      done = n;
      meter.forecast(
        forecast!(
          rows.map((each) => each.slice(0, n)),
          n,
        ),
      );
    }
    for (const n of [...checks, replications]) {
      await executor.run(missingTasks(rows, done, n), commit, signal);
      done = n;
      const first = rows.map((each) => each.slice(0, n));
      const checked = stopping?.check(first, n);
      if (checked !== undefined) meter.checked(n, checked.precision, checked.enough);
      if (checked?.enough) return first;
    }
  } finally {
    await store?.sync();
  }
  return rows;
}

function takeStored(
  { layout, plans, replications }: ReplicateRequest,
  store: ReplicationStore,
  rows: Float64Array[][],
) {
  plans.forEach(({ key }, plan) => {
    for (const [replication, values] of store.read(key, replicationLength(layout, plan))) {
      if (replication < replications) rows[plan]![replication] = values;
    }
  });
}

/** One task for every replication from `from` on and before `until` that at least one plan lacks. */
function missingTasks(rows: StudyRows, from: number, until: number): ReplicationTask[] {
  const tasks: ReplicationTask[] = [];
  for (let replication = from; replication < until; replication++) {
    const plans = [...rows.keys()].filter((plan) => rows[plan]![replication] === undefined);
    if (plans.length > 0) tasks.push({ replication, plans });
  }
  return tasks;
}

/** A wrong length or a number that is none would spoil sums without a trace: better to stop. */
function checkRows(
  { layout, plans }: ReplicateRequest,
  plan: number,
  replication: number,
  values: Float64Array,
): void {
  const expected = replicationLength(layout, plan);
  if (values.length !== expected) {
    throw new ReplicationFailed(
      replication,
      `plan ${plans[plan]!.name} returned ${values.length} numbers instead of ${expected}`,
    );
  }
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong < 0) return;
  const count = layout.keys.length;
  const where =
    wrong < 2 * count
      ? `the ${wrong < count ? 'numerator' : 'denominator'} of ${rowName(layout.keys[wrong % count]!)}`
      : `counter ${wrong - 2 * count}`;
  throw new ReplicationFailed(replication, `${where} of plan ${plans[plan]!.name} is ${values[wrong]}`);
}
