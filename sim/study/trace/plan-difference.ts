import { type EventDifference, firstEventThatDiffers } from './first-difference.ts';
import { firstPeriod } from './golden-trace.ts';
import { partWindow } from './run-checksums.ts';
import type { TracedRuns } from './traced-runs.ts';

/**
 * The first event at which two plans part in a replication; null where they never do. Both are run once in brief, and
 * then once more with all events of the part in which their checksums first differ.
 *
 * @param replication from 0
 * @param plans indexes in the study
 */
export function firstDifferenceOfPlans(
  runs: TracedRuns,
  replication: number,
  plans: readonly [number, number],
): EventDifference | null {
  const [a, b] = plans.map((plan) => runs.checksums(replication, plan));
  const found = firstPeriod(a, b);
  if (found === null) return null;
  const window = partWindow(a, found.period, found.part);
  const [eventsA, eventsB] = plans.map((plan) => runs.events(replication, plan, window));
  const difference = firstEventThatDiffers(eventsA, eventsB);
  if (difference === null) throw new Error('two runs differ, and no event of theirs does');
  return difference;
}
