import { describe, expect, onTestFinished, test } from 'vitest';
import type { Executor } from '../../../sim/study/execute/executor.ts';
import { inlineExecutor } from '../../../sim/study/execute/inline-executor.ts';
import { batchSize, finishedTasks, simulateBatch } from '../../../sim/study/execute/replication-batch.ts';
import { ReplicationFailed, type ReplicationTask } from '../../../sim/study/execute/replication-task.ts';
import { threadsExecutor } from '../../../sim/study/execute/threads-executor.ts';
import { simulateReplication, type ToyStudy, toyRows } from './toy-simulator.ts';

const TOY = new URL('./toy-simulator.ts', import.meta.url).href;
const toy: ToyStudy = { rows: 5, counters: [2, 3], milliseconds: 0 };

const executors: [string, (study: ToyStudy) => Executor][] = [
  ['inline', (study) => inlineExecutor(simulateReplication, study)],
  ['one thread', (study) => threadsExecutor(study, 1, TOY)],
  ['two threads', (study) => threadsExecutor(study, 2, TOY)],
];

function started(make: (study: ToyStudy) => Executor, study: ToyStudy): Executor {
  const executor = make(study);
  onTestFinished(() => executor.close());
  return executor;
}

const allPlans = (count: number): ReplicationTask[] =>
  Array.from({ length: count }, (_, replication) => ({ replication, plans: [0, 1] }));

describe.each(executors)('executor: %s', (_name, make) => {
  test('commits every task once, with the rows of its own plans', async () => {
    const tasks: ReplicationTask[] = [
      ...allPlans(60),
      { replication: 77, plans: [1] },
      { replication: 78, plans: [] },
    ];
    const seen = new Map<number, readonly Float64Array[]>();
    await started(make, toy).run(tasks, ({ replication }, rows) => {
      expect(seen.has(replication)).toBe(false);
      seen.set(replication, rows);
    });
    expect(seen.size).toBe(tasks.length);
    for (const { replication, plans } of tasks) {
      expect(seen.get(replication)).toEqual(plans.map((plan) => toyRows(toy, replication, plan)));
    }
  });

  test('runs again with the threads it has, and does nothing for no tasks', async () => {
    const executor = started(make, toy);
    const seen: number[] = [];
    const note = ({ replication }: ReplicationTask) => void seen.push(replication);
    await executor.run([], note);
    await executor.run([{ replication: 3, plans: [0] }], note);
    await executor.run([{ replication: 4, plans: [0] }], note);
    expect(seen).toEqual([3, 4]);
  });

  test('reports which replication failed and why', async () => {
    const seen: number[] = [];
    const run = started(make, { ...toy, failsAt: 4 }).run(allPlans(5), ({ replication }) => {
      seen.push(replication);
    });
    const error = await run.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(ReplicationFailed);
    expect((error as ReplicationFailed).message).toBe('replication 4 failed: the toy broke');
    expect(((error as ReplicationFailed).cause as Error).message).toBe('the toy broke');
    expect(seen).not.toContain(4);
  });

  test('ends early when it is told to, without committing anything afterwards', async () => {
    const abort = new AbortController();
    const seen: number[] = [];
    const executor = started(make, { ...toy, milliseconds: 20 });
    const run = executor.run(
      allPlans(1000),
      ({ replication }) => {
        expect(abort.signal.aborted).toBe(false);
        seen.push(replication);
        if (seen.length === 3) setImmediate(() => abort.abort(new Error('stopped by hand')));
      },
      abort.signal,
    );
    await expect(run).rejects.toThrow('stopped by hand');
    expect(seen.length).toBeGreaterThanOrEqual(3);
    expect(seen.length).toBeLessThan(100);
  });

  test('does not start when it was told to end before', async () => {
    const seen: number[] = [];
    const signal = AbortSignal.abort(new Error('too late'));
    const run = started(make, toy).run(allPlans(3), ({ replication }) => void seen.push(replication), signal);
    await expect(run).rejects.toThrow('too late');
    expect(seen).toEqual([]);
  });
});

test('a module without a simulator is refused with its name', async () => {
  const executor = threadsExecutor(toy, 1, new URL('./no-simulator.ts', import.meta.url).href);
  onTestFinished(() => executor.close());
  await expect(executor.run(allPlans(1), () => {})).rejects.toThrow('does not export simulateReplication');
});

test('half a thread is refused', () => {
  expect(() => threadsExecutor(toy, 0.5, TOY)).toThrow(RangeError);
});

test('a study that cannot be cloned into a thread is refused', async () => {
  const executor = threadsExecutor({ decide: () => 1 }, 1, TOY);
  onTestFinished(() => executor.close());
  await expect(executor.run(allPlans(1), () => {})).rejects.toThrow('could not be cloned');
});

describe('batch', () => {
  test('ends with the replication that fails and keeps those before it', () => {
    const tasks = allPlans(5);
    const outcome = simulateBatch(simulateReplication, { ...toy, failsAt: 3 }, tasks);
    expect(outcome.failure).toMatchObject({ replication: 3, error: new Error('the toy broke') });
    const kept = [...finishedTasks(tasks, outcome)];
    expect(kept.map(([task]) => task.replication)).toEqual([0, 1, 2]);
    expect(kept[2]![1]).toEqual([toyRows(toy, 2, 0), toyRows(toy, 2, 1)]);
  });

  test('does not care whether the simulator uses its arrays again', () => {
    const scratch = new Float64Array(1);
    const reusing = (_: null, replication: number) => {
      scratch[0] = replication;
      return [scratch];
    };
    const tasks = [0, 1, 2].map((replication) => ({ replication, plans: [0] }));
    const rows = [...finishedTasks(tasks, simulateBatch(reusing, null, tasks))].map(
      ([, [values]]) => values![0],
    );
    expect(rows).toEqual([0, 1, 2]);
  });

  test('fails where the simulator forgets a plan', () => {
    const { failure } = simulateBatch(() => [new Float64Array(1)], null, allPlans(1));
    expect(String(failure?.error)).toContain('returned 1 plans where 2 were asked for');
  });
});

describe('size of a batch', () => {
  test('is one replication until its time is known, and when it takes long', () => {
    expect(batchSize(null, 1000, 2)).toBe(1);
    expect(batchSize(200, 1000, 2)).toBe(1);
  });

  test('makes 20 ms of work out of short replications', () => {
    expect(batchSize(1, 1000, 2)).toBe(20);
    expect(batchSize(3, 1000, 2)).toBe(7);
  });

  test('leaves every thread its share of the last ones', () => {
    expect(batchSize(1, 10, 2)).toBe(5);
    expect(batchSize(0, 1, 2)).toBe(1);
  });
});
