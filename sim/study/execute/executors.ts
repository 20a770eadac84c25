import type { CompiledStudy } from '../../market/compiled-study.ts';
import type { Executor } from './executor.ts';
import { inlineExecutor } from './inline-executor.ts';
import { loadSimulator, type SimulateReplication } from './replication-task.ts';
import { type SimulatorName, simulatorAddress, threadsExecutor } from './threads-executor.ts';

/** Where replications can be simulated; another kind is a name here and a line below. */
export type ExecutorName = 'threads' | 'inline';

/** What executors can be told. */
export interface ExecutorOptions {
  /** Worker threads, 1 or more; of no meaning inline. */
  readonly threads: number;
  /** What is simulated: the plans of a study unless said otherwise. */
  readonly simulates?: SimulatorName | undefined;
  /** Address of another module that exports `simulateReplication`, for tests. */
  readonly simulateModule?: string | undefined;
}

const INLINE: Readonly<Record<SimulatorName, () => Promise<SimulatorModule>>> = {
  plans: () => import('./simulate.ts'),
  'warm-up': () => import('../warm-up/simulate-pilot.ts'),
};

interface SimulatorModule {
  readonly simulateReplication: SimulateReplication<CompiledStudy>;
}

/** Makes an executor for a study. All kinds give the same rows, to the bit. */
export async function makeExecutor(
  name: ExecutorName,
  compiled: CompiledStudy,
  { threads, simulates = 'plans', simulateModule }: ExecutorOptions,
): Promise<Executor> {
  switch (name) {
    case 'threads':
      return threadsExecutor(compiled, threads, simulateModule ?? simulatorAddress(simulates));
    case 'inline': {
      const simulateReplication =
        simulateModule === undefined
          ? (await INLINE[simulates]()).simulateReplication
          : await loadSimulator<CompiledStudy>(simulateModule);
      return inlineExecutor(simulateReplication, compiled);
    }
  }
}
