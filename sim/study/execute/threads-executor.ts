import { Piscina } from 'piscina';
import { bundledSimulator } from './bundled-simulator.ts';
import type { Commit, Executor } from './executor.ts';
import { type BatchOutcome, batchSize, finishedTasks } from './replication-batch.ts';
import { ReplicationFailed, type ReplicationTask } from './replication-task.ts';
import type { WorkerSetup } from './worker.ts';

/** From source the workers start at the boot file that can load TypeScript, compiled they start right away. */
const fromSource = new URL(import.meta.url).pathname.endsWith('.ts');
const WORKER = new URL(fromSource ? './worker-boot.mjs' : './worker.js', import.meta.url).href;

/** What there is to simulate, and the module that does. */
const SIMULATORS = { plans: './simulate', 'warm-up': '../warm-up/simulate-pilot' } as const;

export type SimulatorName = keyof typeof SIMULATORS;

/** Address of a simulator, joined into one file. */
export function simulatorAddress(name: SimulatorName): string {
  const file = `${SIMULATORS[name]}${fromSource ? '.ts' : '.js'}`;
  return bundledSimulator(new URL(file, import.meta.url).href);
}

/**
 * Runs replications in worker threads. The threads start with the first task and then stay; an aborted or failed
 * executor cannot be used again.
 *
 * @param compiled the compiled study: plain data that can be cloned, given to each thread once
 * @param threads how many threads, 1 or more
 * @param simulateModule address of the module that exports `simulateReplication`; the market's unless a test says so
 */
export function threadsExecutor(
  compiled: unknown,
  threads: number,
  simulateModule: string = simulatorAddress('plans'),
): Executor {
  if (!(Number.isInteger(threads) && threads >= 1)) {
    throw new RangeError(`threads must be a whole number of 1 or more, not ${threads}`);
  }
  return new ThreadsExecutor({ compiled, simulateModule }, threads);
}

class ThreadsExecutor implements Executor {
  readonly #setup: WorkerSetup;
  readonly #threads: number;
  #pool: Piscina<readonly ReplicationTask[], BatchOutcome> | null = null;
  #ending: Promise<void> | null = null;
  /** Rejects when a worker breaks down without a task in its hands, for instance while it starts. */
  #breakdown: Promise<never> = new Promise(() => {});
  #millisecondsSpent = 0;
  #replicationsTimed = 0;

  constructor(setup: WorkerSetup, threads: number) {
    this.#setup = setup;
    this.#threads = threads;
  }

  async run(tasks: readonly ReplicationTask[], commit: Commit, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (tasks.length === 0) return;
    const pool = this.#startedPool(Math.min(this.#threads, tasks.length));
    const queue = new TaskQueue(tasks);
    // Workers are ended in the middle of their replication: nobody who pressed Ctrl-C wants to wait for it.
    const stop = (): void => void this.close();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      const lanes = Array.from({ length: pool.maxThreads }, () => this.#runLane(pool, queue, commit));
      await Promise.race([Promise.all(lanes), this.#breakdown]);
    } catch (error) {
      await this.close();
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  async close(): Promise<void> {
    if (this.#pool !== null) {
      this.#ending = this.#pool.destroy();
      this.#pool = null;
    }
    await this.#ending;
  }

  /** Keeps one thread busy until the queue is empty. */
  async #runLane(
    pool: Piscina<readonly ReplicationTask[], BatchOutcome>,
    queue: TaskQueue,
    commit: Commit,
  ): Promise<void> {
    while (queue.remaining > 0) {
      const batch = queue.take(batchSize(this.#millisecondsEach(), queue.remaining, this.#threads));
      const outcome = await pool.run(batch);
      if (this.#pool !== pool) throw new Error('the executor was closed while it was running');
      this.#millisecondsSpent += outcome.milliseconds;
      this.#replicationsTimed += outcome.finished;
      for (const [task, rows] of finishedTasks(batch, outcome)) commit(task, rows);
      if (outcome.failure) throw new ReplicationFailed(outcome.failure.replication, outcome.failure.error);
    }
  }

  #millisecondsEach(): number | null {
    return this.#replicationsTimed === 0 ? null : this.#millisecondsSpent / this.#replicationsTimed;
  }

  #startedPool(threads: number): Piscina<readonly ReplicationTask[], BatchOutcome> {
    if (this.#pool === null) {
      const pool = new Piscina<readonly ReplicationTask[], BatchOutcome>({
        filename: WORKER,
        minThreads: threads,
        maxThreads: this.#threads,
        workerData: this.#setup,
      });
      this.#breakdown = new Promise<never>((_, reject) => void pool.on('error', reject));
      // Whoever runs tasks at the time is told; between two runs there is nobody to tell.
      this.#breakdown.catch(() => {});
      this.#pool = pool;
    }
    return this.#pool;
  }
}

/** Tasks not yet handed over, in their order. */
class TaskQueue {
  readonly #tasks: readonly ReplicationTask[];
  #next = 0;

  constructor(tasks: readonly ReplicationTask[]) {
    this.#tasks = tasks;
  }

  get remaining(): number {
    return this.#tasks.length - this.#next;
  }

  take(count: number): readonly ReplicationTask[] {
    const taken = this.#tasks.slice(this.#next, this.#next + count);
    this.#next += taken.length;
    return taken;
  }
}
