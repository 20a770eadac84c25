import type { CompiledStudy } from '../../market/compiled-study.ts';
import { ratioInterval } from '../../stats/ratio-of-sums.ts';
import { bundledSimulator } from '../../study/execute/bundled-simulator.ts';
import type { Executor } from '../../study/execute/executor.ts';
import type { ExecutorName } from '../../study/execute/executors.ts';
import { inlineExecutor } from '../../study/execute/inline-executor.ts';
import { threadsExecutor } from '../../study/execute/threads-executor.ts';
import { mostAffected } from '../unaffected.ts';
import { COUNTS, simulateReplication } from './simulate-fates.ts';

/** Leads of 100, with an interval that holds by itself; null limits where there are too few replications. */
interface PerHundred {
  readonly value: number;
  readonly lo: number | null;
  readonly hi: number | null;
}

/** How many leads end otherwise under the new rules than under the old ones. */
export interface ChangedFates {
  readonly replications: number;
  /** Leads of the counted customers in these replications. */
  readonly leads: number;
  /** With another owner, or otherwise. */
  readonly either: PerHundred;
  /** Somebody else had the lead last. */
  readonly otherOwner: PerHundred;
  /** The customer decided otherwise, or bought from another party. */
  readonly otherOutcome: PerHundred;
  readonly newlyWon: PerHundred;
  readonly noLongerWon: PerHundred;
  /** Won before and now, by different parties. */
  readonly wonByAnother: PerHundred;
  /** Won neither before nor now, but lost in another way or still open. */
  readonly lostOtherwise: PerHundred;
  /** Where no lead did: the largest share of histories in which one may all the same. */
  readonly mostAffected: number | null;
}

const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
const SIMULATOR = new URL(`./simulate-fates${ending}`, import.meta.url).href;
const LEVEL = 0.95;

/**
 * Follows the leads of pairs of plans.
 *
 * @param compiled its plans are pairs, the old version first, as `planVersions` puts them
 * @returns one answer a pair
 * @throws ReplicationFailed; the signal's reason when it was aborted
 */
export async function changedFates(
  compiled: CompiledStudy,
  replications: number,
  {
    executor: where,
    threads,
    signal,
  }: { executor: ExecutorName; threads: number; signal?: AbortSignal | undefined },
): Promise<ChangedFates[]> {
  const executor: Executor =
    where === 'inline'
      ? inlineExecutor(simulateReplication, compiled)
      : threadsExecutor(compiled, threads, bundledSimulator(SIMULATOR));
  const plans = compiled.plans.map((_, plan) => plan);
  const counts: Float64Array[][] = plans.map(() => []);
  try {
    const tasks = Array.from({ length: replications }, (_, replication) => ({ replication, plans }));
    await executor.run(
      tasks,
      ({ replication }, rows) => {
        for (const plan of plans) counts[plan][replication] = rows[plan];
      },
      signal,
    );
  } finally {
    await executor.close();
  }
  return plans.filter((plan) => plan % 2 === 1).map((plan) => summed(counts[plan]));
}

function summed(counts: readonly Float64Array[]): ChangedFates {
  const column = (name: (typeof COUNTS)[number]) => counts.map((values) => values[COUNTS.indexOf(name)]);
  const leads = column('leads');
  const total = leads.reduce((sum, each) => sum + each, 0);
  const perHundred = (name: (typeof COUNTS)[number]): PerHundred => {
    const numerators = column(name);
    const value = total === 0 ? 0 : (100 * numerators.reduce((sum, each) => sum + each, 0)) / total;
    const interval = ratioInterval({ numerators, denominators: leads }, LEVEL);
    if (interval === null) return { value, lo: null, hi: null };
    return { value, lo: Math.max(0, 100 * interval.lo), hi: Math.min(100, 100 * interval.hi) };
  };
  const either = perHundred('either');
  return {
    replications: counts.length,
    leads: total,
    either,
    otherOwner: perHundred('otherOwner'),
    otherOutcome: perHundred('otherOutcome'),
    newlyWon: perHundred('newlyWon'),
    noLongerWon: perHundred('noLongerWon'),
    wonByAnother: perHundred('wonByAnother'),
    lostOtherwise: perHundred('lostOtherwise'),
    mostAffected: either.value === 0 ? mostAffected(counts.length, 1 - LEVEL) : null,
  };
}
