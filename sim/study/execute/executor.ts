import type { ReplicationTask } from './replication-task.ts';

/** Receives the rows of a finished task, one array for each of its plans. */
export type Commit = (task: ReplicationTask, rows: readonly Float64Array[]) => void;

/**
 * Where replications are simulated: in this thread, in several, or, one day, on other machines.
 *
 * Which executor runs a study, and with how many threads, never changes a result: a task is a pure function, and its
 * rows are put where its replication and plans say, not where it arrives.
 */
export interface Executor {
  /**
   * Runs all tasks and calls `commit` once for each as it finishes, in any order. May be called again.
   *
   * @param signal ends the run early: nothing new is started, what is under way is dropped, what was finished has
   *   been committed
   * @throws ReplicationFailed when the simulator throws; the signal's reason when it was aborted
   */
  run(tasks: readonly ReplicationTask[], commit: Commit, signal?: AbortSignal): Promise<void>;
  /** Gives up its threads. */
  close(): Promise<void>;
}
