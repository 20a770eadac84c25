import { describeProgress } from '../../../sim/study/execute/progress.ts';
import { replicate } from '../../../sim/study/execute/replicate.ts';
import { threadsExecutor } from '../../../sim/study/execute/threads-executor.ts';
import { openStore } from '../../../sim/study/store/store.ts';
import type { ToyStudy } from './toy-simulator.ts';

/** A process of its own that takes its time over a toy study and can be interrupted: `interruptible-study.ts STORE`. */
const toy: ToyStudy = { rows: 2, counters: [0, 3], milliseconds: 40 };
const abort = new AbortController();
process.once('SIGINT', () => abort.abort(new Error('interrupted')));
const store = openStore(process.argv[2]!);
const executor = threadsExecutor(toy, 2, new URL('./toy-simulator.ts', import.meta.url).href);
try {
  await replicate({
    executor,
    layout: {
      keys: ['', 'source=fair'].map((slice) => ({ measure: 'conversion', scenario: 'everything', slice })),
      counters: toy.counters,
    },
    plans: [
      { name: 'keep', key: 'key-keep' },
      { name: 'pilot', key: 'key-pilot' },
    ],
    replications: 200,
    store,
    progress: (state) => console.log(describeProgress(state)),
    signal: abort.signal,
  });
} catch (error) {
  console.log((error as Error).message);
  process.exitCode = 130;
} finally {
  await executor.close();
  await store.close();
}
