import { engineVersion } from '../study/compile/engine-version.ts';
import { planKeys } from '../study/compile/plan-key.ts';
import type { RowLayout } from '../study/compile/rows.ts';
import { studyLayout } from '../study/compile/study-layout.ts';
import type { Executor } from '../study/execute/executor.ts';
import { type ExecutorName, makeExecutor } from '../study/execute/executors.ts';
import type { ProgressListener } from '../study/execute/progress.ts';
import { replicate, type StudyRows } from '../study/execute/replicate.ts';
import type { ReplicationStore } from '../study/store/store.ts';
import { type Answer, answerQuestion, type VersionRows } from './answer-question.ts';
import type { PlanAt, StudyComparison } from './compare-study.ts';
import type { Question } from './gate-questions.ts';
import type { GateErrors } from './gate-verdict.ts';
import { looksWithin } from './looks.ts';

/** How a comparison is simulated. */
export interface RunComparison {
  readonly comparison: StudyComparison;
  /** Without any, the first look is the last. */
  readonly questions: readonly Question[];
  readonly errors: GateErrors;
  /** Cap on the replications; the last look is the most. */
  readonly replications: number;
  readonly executor: ExecutorName;
  readonly threads: number;
  /** Null keeps nothing. */
  readonly store: ReplicationStore | null;
  readonly progress?: ProgressListener | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What came of it. */
export interface ComparisonRun {
  readonly answers: readonly Answer[];
  /** All replications of a version of a plan. */
  readonly rowsOf: (at: PlanAt) => VersionRows;
}

/** What is simulated of one world. */
interface RunningSide {
  readonly executor: Executor;
  readonly layout: RowLayout;
  readonly plans: readonly { readonly name: string; readonly key: string }[];
}

/**
 * Simulates both versions of all plans up to the first look at which every gate is settled, or as far as the cap allows.
 *
 * @throws ReplicationFailed, StoreUnusable; the signal's reason when it was aborted
 */
export async function runComparison(request: RunComparison): Promise<ComparisonRun> {
  const { comparison, questions, errors, replications, progress, signal } = request;
  const { sides } = comparison;
  const memory = new MemoryStore(request.store);
  const running: RunningSide[] = [];
  try {
    for (const compiled of sides) {
      const keys = planKeys(compiled, engineVersion());
      running.push({
        executor: await makeExecutor(request.executor, compiled, { threads: request.threads }),
        layout: studyLayout(compiled),
        plans: compiled.plans.map(({ name }, i) => ({ name, key: keys[i] })),
      });
    }
    let run: ComparisonRun | undefined;
    for (const n of looksWithin(replications)) {
      const rows: StudyRows[] = [];
      for (const side of running) {
        rows.push(await replicate({ ...side, replications: n, store: memory, progress, signal }));
      }
      const rowsOf = ({ side, plan }: PlanAt): VersionRows => ({
        compiled: sides[side],
        layout: running[side].layout,
        plan,
        rows: rows[side][plan],
      });
      const answers = questions.map((question) =>
        answerQuestion(question, rowsOf(question.pair.before), rowsOf(question.pair.now), errors),
      );
      run = { answers, rowsOf };
      if (answers.every(({ settled }) => settled)) break;
    }
    return run!;
  } finally {
    for (const { executor } of running) await executor.close();
  }
}

/** Keeps what was simulated from look to look, and in the store behind it, if there is one, from run to run. */
class MemoryStore implements ReplicationStore {
  readonly #behind: ReplicationStore | null;
  readonly #rows = new Map<string, Map<number, Float64Array>>();

  constructor(behind: ReplicationStore | null) {
    this.#behind = behind;
  }

  read(key: string, recordLength: number): Map<number, Float64Array> {
    let rows = this.#rows.get(key);
    if (rows === undefined) {
      rows = this.#behind?.read(key, recordLength) ?? new Map<number, Float64Array>();
      this.#rows.set(key, rows);
    }
    return rows;
  }

  append(key: string, replication: number, values: Float64Array): void {
    this.read(key, values.length).set(replication, values);
    this.#behind?.append(key, replication, values);
  }

  async sync(): Promise<void> {
    await this.#behind?.sync();
  }

  async close(): Promise<void> {
    await this.#behind?.close();
  }
}
