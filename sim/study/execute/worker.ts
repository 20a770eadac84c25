import { workerData } from 'node:worker_threads';
import { simulateBatch } from './replication-batch.ts';
import { loadSimulator, type ReplicationTask } from './replication-task.ts';

/** What a worker thread is given once, when it starts. */
export interface WorkerSetup {
  /** The compiled study: plain data that can be cloned. */
  readonly compiled: unknown;
  /** Address of the module that exports `simulateReplication`. */
  readonly simulateModule: string;
}

const { compiled, simulateModule } = workerData as WorkerSetup;
const simulator = loadSimulator(simulateModule);
// Whoever asks for the first batch is told; until then it is no unhandled rejection.
simulator.catch(() => {});

/**
 * The entry of a worker thread: simulates a batch of replications and moves its rows to the main thread.
 *
 * Nothing that reads documents (yaml, zod) may be reachable from here: every thread would pay for loading it.
 */
export default async function runBatch(batch: readonly ReplicationTask[]): Promise<unknown> {
  return simulateBatch(await simulator, compiled, batch);
}
