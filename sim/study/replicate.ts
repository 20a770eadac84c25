import type { Executor } from './executor.ts';
import { type ProgressListener, ProgressMeter } from './progress.ts';
import { ReplicationFailed, type ReplicationTask } from './replication-task.ts';
import { type RowLayout, replicationLength, rowName } from './rows.ts';
import type { ReplicationStore } from './store.ts';

/** What to simulate, where, and where to keep it. */
export interface ReplicateRequest {
  readonly executor: Executor;
  readonly layout: RowLayout;
  /** The plans in the order of the study, each with the hash of everything that determines its rows. */
  readonly plans: readonly { readonly name: string; readonly key: string }[];
  /** How many replications: 0 to `replications` - 1 are run. */
  readonly replications: number;
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
  const { executor, plans, replications, store, signal } = request;
  const rows: Float64Array[][] = plans.map(() => []);
  if (store !== null) takeStored(request, store, rows);
  const tasks = missingTasks(rows, replications);
  const meter = new ProgressMeter(replications, replications - tasks.length, request.progress ?? (() => {}));
  try {
    await executor.run(
      tasks,
      (task, found) => {
        task.plans.forEach((plan, i) => {
          const values = found[i]!;
          checkRows(request, plan, task.replication, values);
          rows[plan]![task.replication] = values;
          store?.append(plans[plan]!.key, task.replication, values);
        });
        meter.advance();
      },
      signal,
    );
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

/** One task for every replication that at least one plan lacks. */
function missingTasks(rows: readonly (readonly Float64Array[])[], replications: number): ReplicationTask[] {
  const tasks: ReplicationTask[] = [];
  for (let replication = 0; replication < replications; replication++) {
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
