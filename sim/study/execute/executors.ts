import type { CompiledStudy } from '../../market/compiled-study.ts';
import type { Executor } from './executor.ts';
import { inlineExecutor } from './inline-executor.ts';
import { loadSimulator } from './replication-task.ts';
import { threadsExecutor } from './threads-executor.ts';

/** Where replications can be simulated; another kind is a name here and a line below. */
export type ExecutorName = 'threads' | 'inline';

/** What executors can be told. */
export interface ExecutorOptions {
  /** Worker threads, 1 or more; of no meaning inline. */
  readonly threads: number;
  /** Address of the module that exports `simulateReplication`; the market's unless a test says so. */
  readonly simulateModule?: string | undefined;
}

/** Makes an executor for a study. All kinds give the same rows, to the bit. */
export async function makeExecutor(
  name: ExecutorName,
  compiled: CompiledStudy,
  { threads, simulateModule }: ExecutorOptions,
): Promise<Executor> {
  switch (name) {
    case 'threads':
      return threadsExecutor(compiled, threads, simulateModule);
    case 'inline': {
      const { simulateReplication } =
        simulateModule === undefined
          ? await import('./simulate.ts')
          : { simulateReplication: await loadSimulator<CompiledStudy>(simulateModule) };
      return inlineExecutor(simulateReplication, compiled);
    }
  }
}
