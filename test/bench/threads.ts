import type { Executor } from '../../sim/study/executor.ts';
import { threadsExecutor } from '../../sim/study/threads-executor.ts';
import type { Measurement } from './measurement.ts';
import { allPlans, pilot } from './pilot-model.ts';

/**
 * What it measures: the pilot through the executor that `fairlead run` uses, with one thread and with two. Threads are
 * started and warm before they are timed, as they are for most of a study.
 */

const REPLICATIONS = 4;
const executors = new Map<number, Executor>();

async function executorOf(threads: number): Promise<Executor> {
  const known = executors.get(threads);
  if (known !== undefined) return known;
  const executor = threadsExecutor(pilot.compiled, threads);
  executors.set(threads, executor);
  await secondsOf(executor, 0);
  return executor;
}

async function secondsOf(executor: Executor, first: number): Promise<number> {
  const tasks = Array.from({ length: REPLICATIONS }, (_, i) => ({ replication: first + i, plans: allPlans }));
  const start = performance.now();
  await executor.run(tasks, () => {});
  return (performance.now() - start) / 1000;
}

/** Lets the threads of all measurements go, so that the process can end. */
export async function closeThreads(): Promise<void> {
  for (const executor of executors.values()) await executor.close();
}

const replicationsPerSecond = (threads: number): Measurement => ({
  name: `study, ${threads === 1 ? '1 thread' : `${threads} threads`}`,
  unit: 'replications a second',
  better: 'higher',
  digits: 2,
  measure: async () => REPLICATIONS / (await secondsOf(await executorOf(threads), REPLICATIONS)),
});

export const threads: readonly Measurement[] = [
  replicationsPerSecond(1),
  replicationsPerSecond(2),
  {
    name: 'study, 2 threads against 1',
    unit: 'times as fast',
    better: 'higher',
    digits: 2,
    measure: async () => {
      const [one, two] = [await executorOf(1), await executorOf(2)];
      return (await secondsOf(one, REPLICATIONS)) / (await secondsOf(two, REPLICATIONS));
    },
  },
];
