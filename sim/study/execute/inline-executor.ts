import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Commit, Executor } from './executor.ts';
import { finishedTasks, simulateBatch } from './replication-batch.ts';
import { ReplicationFailed, type ReplicationTask, type SimulateReplication } from './replication-task.ts';

/**
 * Runs replications one after the other in this thread: for debugging, profiling and small studies.
 *
 * @param simulateReplication the simulator
 * @param compiled the compiled study
 */
export function inlineExecutor<Compiled>(
  simulateReplication: SimulateReplication<Compiled>,
  compiled: Compiled,
): Executor {
  return {
    async run(tasks: readonly ReplicationTask[], commit: Commit, signal?: AbortSignal): Promise<void> {
      for (const task of tasks) {
        // Gives Ctrl-C and the progress display their turn.
        await nextTurn();
        signal?.throwIfAborted();
        const outcome = simulateBatch(simulateReplication, compiled, [task]);
        if (outcome.failure) throw new ReplicationFailed(outcome.failure.replication, outcome.failure.error);
        for (const [finished, rows] of finishedTasks([task], outcome)) commit(finished, rows);
      }
    },
    async close(): Promise<void> {},
  };
}
