import Table from 'cli-table3';
import type { Executor } from '../../sim/study/execute/executor.ts';
import { threadsExecutor } from '../../sim/study/execute/threads-executor.ts';
import { allPlans, pilot } from './pilot-model.ts';

/**
 * What it measures: the pilot through the executor that `fairlead run` uses, with one thread and with two in turn.
 * Threads are started and warm before they are timed, as they are for most of a study.
 */

const THREADS = [1, 2];
const ROUNDS = 5;
const REPLICATIONS = 4;

/** The table of threads, as text. The speed-up is that of the best rounds, for the others were disturbed. */
export async function threads(): Promise<string> {
  const executors = THREADS.map((count) => threadsExecutor(pilot.compiled, count));
  try {
    for (const executor of executors) await secondsOf(executor, 0);
    const seconds = THREADS.map((): number[] => []);
    for (let round = 1; round <= ROUNDS; round++) {
      for (const [i, executor] of executors.entries()) seconds[i].push(await secondsOf(executor, round));
    }
    const best = seconds.map((each) => Math.min(...each));
    const table = new Table({
      head: ['threads', 'best', 'median', 'unit', 'speed-up'],
      colAligns: ['right', 'right', 'right', 'left', 'right'],
      style: { head: [], border: [] },
    });
    for (const [i, count] of THREADS.entries()) {
      const median = seconds[i].toSorted((a, b) => a - b)[ROUNDS >> 1];
      const rates = [best[i], median].map((each) => (REPLICATIONS / each).toFixed(2));
      table.push([count, ...rates, 'replications a second', (best[0] / best[i]).toFixed(2)]);
    }
    return `The pilot by threads, best of ${ROUNDS} rounds\n${table}`;
  } finally {
    for (const executor of executors) await executor.close();
  }
}

async function secondsOf(executor: Executor, round: number): Promise<number> {
  const tasks = Array.from({ length: REPLICATIONS }, (_, i) => ({
    replication: round * REPLICATIONS + i,
    plans: allPlans,
  }));
  const start = performance.now();
  await executor.run(tasks, () => {});
  return (performance.now() - start) / 1000;
}
