/** One replication of one or more plans: they share its tape and its run-in, so they are simulated together. */
export interface ReplicationTask {
  /** Number of the replication, 0 or more. */
  readonly replication: number;
  /** Indexes of the plans to simulate, in the order of the study. */
  readonly plans: readonly number[];
}

/**
 * The simulator, seen from a study: a pure function of the compiled study, the replication and the plans asked for.
 *
 * @returns for each plan asked for, in that order, its rows as `rows.ts` lays them out
 */
export type SimulateReplication<Compiled> = (
  compiled: Compiled,
  replication: number,
  plans: readonly number[],
) => readonly Float64Array[];

/** A replication could not be simulated. The cause is the error that the simulator threw. */
export class ReplicationFailed extends Error {
  override readonly name = 'ReplicationFailed';
  readonly replication: number;

  constructor(replication: number, cause: unknown) {
    super(`replication ${replication} failed: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.replication = replication;
  }
}

/**
 * Loads the module that exports `simulateReplication`.
 *
 * @param url address of the module, TypeScript where it can be loaded
 * @throws Error when the module does not export the function
 */
export async function loadSimulator<Compiled>(url: string): Promise<SimulateReplication<Compiled>> {
  const module: { simulateReplication?: SimulateReplication<Compiled> } = await import(
    /* @vite-ignore */ url
  );
  if (typeof module.simulateReplication !== 'function') {
    throw new Error(`${url} does not export simulateReplication`);
  }
  return module.simulateReplication;
}
