import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Commit, Executor } from '../../../sim/study/execute/executor.ts';
import { inlineExecutor } from '../../../sim/study/execute/inline-executor.ts';
import type { ProgressState } from '../../../sim/study/execute/progress.ts';
import { replicate, type StoppingRule, type StudyRows } from '../../../sim/study/execute/replicate.ts';
import type { ReplicationTask } from '../../../sim/study/execute/replication-task.ts';
import { threadsExecutor } from '../../../sim/study/execute/threads-executor.ts';
import { openStore } from '../../../sim/study/store/store.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { simulateReplication, type ToyStudy, toyRows } from './toy-simulator.ts';

const TOY = new URL('./toy-simulator.ts', import.meta.url).href;
const toy: ToyStudy = { rows: 2, counters: [0, 3], milliseconds: 0 };
const layout = {
  keys: [
    { measure: 'conversion', scenario: 'everything', slice: '' },
    { measure: 'conversion', scenario: 'everything', slice: 'source=fair' },
  ],
  counters: toy.counters,
};
const plans = [
  { name: 'keep', key: 'key-keep' },
  { name: 'pilot', key: 'key-pilot' },
];
const request = { layout, plans, store: null };
const everything = (replications: number) =>
  plans.map((_, plan) =>
    Array.from({ length: replications }, (_, replication) => toyRows(toy, replication, plan)),
  );

/** Keeps a list of what was asked of an executor. */
function listening(executor: Executor): Executor & { readonly asked: ReplicationTask[] } {
  const asked: ReplicationTask[] = [];
  return {
    asked,
    run(tasks: readonly ReplicationTask[], commit: Commit, signal?: AbortSignal) {
      asked.push(...tasks);
      return executor.run(tasks, commit, signal);
    },
    close: () => executor.close(),
  };
}
const toyExecutor = (study: ToyStudy = toy) => listening(inlineExecutor(simulateReplication, study));

describe('replicating a study', () => {
  test('puts every replication of every plan in its place, with one thread, two or none', async () => {
    const uneven = { ...toy, milliseconds: 3 };
    const executors = [toyExecutor(uneven), threadsExecutor(uneven, 1, TOY), threadsExecutor(uneven, 2, TOY)];
    for (const executor of executors) {
      onTestFinished(() => executor.close());
      expect(await replicate({ ...request, executor, replications: 30 })).toEqual(everything(30));
    }
  });

  test('puts rows in their place whatever the order they arrive in', async () => {
    const backwards: Executor = {
      async run(tasks, commit) {
        for (const task of [...tasks].reverse()) {
          commit(
            task,
            task.plans.map((plan) => toyRows(toy, task.replication, plan)),
          );
        }
      },
      async close() {},
    };
    expect(await replicate({ ...request, executor: backwards, replications: 9 })).toEqual(everything(9));
  });

  test('simulates nothing a second time, and only the plans and replications that are new', async () => {
    const store = openStore(temporaryFolder());
    onTestFinished(() => store.close());
    await replicate({ ...request, store, executor: toyExecutor(), replications: 4 });
    const second = toyExecutor();
    expect(await replicate({ ...request, store, executor: second, replications: 4 })).toEqual(everything(4));
    expect(second.asked).toEqual([]);

    const third = toyExecutor();
    const changed = [plans[0]!, { name: 'pilot', key: 'key-changed' }];
    const rows = await replicate({ ...request, plans: changed, store, executor: third, replications: 5 });
    expect(rows).toEqual(everything(5));
    expect(third.asked.map(({ plans: asked }) => asked)).toEqual([[1], [1], [1], [1], [0, 1]]);
  });

  test('takes only as many replications out of the store as were asked for', async () => {
    const store = openStore(temporaryFolder());
    onTestFinished(() => store.close());
    await replicate({ ...request, store, executor: toyExecutor(), replications: 6 });
    const fewer = await replicate({ ...request, store, executor: toyExecutor(), replications: 3 });
    expect(fewer).toEqual(everything(3));
  });

  test('after a failure goes on from what was finished', async () => {
    const store = openStore(temporaryFolder());
    onTestFinished(() => store.close());
    const failing = toyExecutor({ ...toy, failsAt: 3 });
    await expect(replicate({ ...request, store, executor: failing, replications: 5 })).rejects.toThrow(
      'toy broke',
    );
    const next = toyExecutor();
    expect(await replicate({ ...request, store, executor: next, replications: 5 })).toEqual(everything(5));
    expect(next.asked.map(({ replication }) => replication)).toEqual([3, 4]);
  });

  test('ends at the first planned check that finds enough, which sees the first replications and no more', async () => {
    const store = openStore(temporaryFolder());
    onTestFinished(() => store.close());
    // The store has more, and two threads finish out of order: neither may change where it ends.
    await replicate({ ...request, store, executor: toyExecutor(), replications: 12 });
    const uneven = threadsExecutor({ ...toy, milliseconds: 3 }, 2, TOY);
    onTestFinished(() => uneven.close());
    for (const [executor, kept] of [
      [uneven, null],
      [toyExecutor(), store],
    ] as const) {
      const asked: number[] = [];
      const states: ProgressState[] = [];
      const stopping: StoppingRule = {
        checks: [3, 5, 7, 9],
        check: (rows, n) => {
          expect(rows).toEqual(everything(n));
          asked.push(n);
          return { enough: n >= 7, precision: [] };
        },
      };
      const rows = await replicate({
        ...request,
        store: kept,
        executor,
        replications: 20,
        stopping,
        progress: (state) => void states.push(state),
      });
      expect(rows).toEqual(everything(7));
      expect(asked).toEqual([3, 5, 7]);
      expect(states.at(-1)).toMatchObject({ done: 7, total: 20, ended: true });
    }
  });

  test('ends at the most it may be when no check finds enough, and checks that too', async () => {
    const asked: number[] = [];
    const stopping = {
      checks: [2, 6, 50],
      check: (_: StudyRows, n: number) => {
        asked.push(n);
        return { enough: false, precision: [] };
      },
    };
    const rows = await replicate({ ...request, executor: toyExecutor(), replications: 6, stopping });
    expect(rows).toEqual(everything(6));
    expect(asked).toEqual([2, 6]);
  });

  test('progress is told and changes nothing', async () => {
    const done: number[] = [];
    const rows = await replicate({
      ...request,
      executor: toyExecutor(),
      replications: 3,
      progress: (state) => void done.push(state.done),
    });
    expect(done).toEqual([0, 1, 2, 3]);
    expect(rows).toEqual(await replicate({ ...request, executor: toyExecutor(), replications: 3 }));
  });

  test('refuses rows of the wrong length and numbers that are none, and says where', async () => {
    const returning = (values: number[]) =>
      replicate({
        ...request,
        plans: plans.slice(0, 1),
        executor: inlineExecutor(() => [Float64Array.from(values)], null),
        replications: 1,
      });
    await expect(returning([1, 2, 3])).rejects.toThrow('plan keep returned 3 numbers instead of 4');
    await expect(returning([1, 2, 3, Number.NaN])).rejects.toThrow(
      'replication 0 failed: the denominator of conversion, everything, source=fair of plan keep is NaN',
    );
    await expect(returning([Number.POSITIVE_INFINITY, 2, 3, 4])).rejects.toThrow(
      'the numerator of conversion',
    );
  });
});

test('Ctrl-C in the middle keeps what was finished, and the next run completes it to the same rows', async () => {
  const folder = temporaryFolder();
  const script = fileURLToPath(new URL('./interruptible-study.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
    if (!child.killed && output.includes('replication 8 of')) child.kill('SIGINT');
  });
  const [code] = await once(child, 'exit');
  expect(code).toBe(130);
  expect(output).toContain('interrupted');

  const bytes = readFileSync(join(folder, 'key-keep.journal'));
  const store = openStore(folder);
  onTestFinished(() => store.close());
  const kept = store.read('key-keep', 4);
  expect(kept.size).toBeGreaterThanOrEqual(8);
  expect(kept.size).toBeLessThan(200);
  // Whole records only: a head and one record a replication.
  expect((bytes.length - (8 + 12 + 'key-keep'.length + 4)) % kept.size).toBe(0);
  const executor = toyExecutor();
  expect(await replicate({ ...request, store, executor, replications: 200 })).toEqual(everything(200));
  expect(executor.asked.length).toBeLessThan(200);
});
