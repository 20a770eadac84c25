import type { Executor } from '../study/execute/executor.ts';
import { type ReplicateRequest, replicate, type StudyRows } from '../study/execute/replicate.ts';
import type { ReplicationStore } from '../study/store/store.ts';
import { Interrupted } from './explain-failure.ts';
import { showProgress } from './show-progress.ts';
import type { Terminal } from './terminal.ts';

/** What is simulated, as `replicate` wants it. */
export type Simulation = Pick<ReplicateRequest, 'layout' | 'plans' | 'replications' | 'stopping'>;

/**
 * Simulates with progress; Ctrl-C ends it cleanly, and a second one at once. Gives up executor and store when it is done.
 *
 * @throws Interrupted, ReplicationFailed, StoreUnusable
 */
export async function simulate(
  simulation: Simulation,
  executor: Executor,
  store: ReplicationStore | null,
  terminal: Terminal,
): Promise<StudyRows> {
  const abort = new AbortController();
  const onInterrupt = () => {
    const kept = 'what was finished is kept: the same command with --resume goes on from there';
    const rest = store === null ? 'nothing is kept' : kept;
    abort.abort(new Interrupted(`ended by Ctrl-C; ${rest}`));
  };
  const progress = await showProgress(terminal.stderr);
  terminal.once('SIGINT', onInterrupt);
  try {
    return await replicate({
      ...simulation,
      executor,
      store,
      progress: progress.listener,
      signal: abort.signal,
    });
  } finally {
    terminal.removeListener('SIGINT', onInterrupt);
    progress.stop();
    await executor.close();
    await store?.close();
  }
}
