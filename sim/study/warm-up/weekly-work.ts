import type { CompiledStudy } from '../../market/compiled-study.ts';
import { Kind } from '../../market/events.ts';
import { ENGINE } from '../../market/kernel.ts';
import { Replicator } from '../../market/replicate.ts';
import { ARRIVAL, type EventObserver, WatchedDispatch } from '../trace/watched-dispatch.ts';

const WEEK = 7 * 86_400;

/** What happened in each whole week, from the empty start of the running business to the end of the cohort. */
export interface WeeklyWork {
  /** Pieces of work that partners and headquarters finished. */
  readonly finished: Float64Array;
  /** Leads that arrived. */
  readonly arrived: Float64Array;
}

class WorkCounter implements EventObserver {
  readonly finished: Float64Array;
  readonly arrived: Float64Array;

  constructor(weeks: number) {
    this.finished = new Float64Array(weeks);
    this.arrived = new Float64Array(weeks);
  }

  before(): void {}

  after(time: number, _entity: number, kind: number): void {
    const week = Math.floor(time / WEEK);
    if (week >= this.finished.length) return;
    if (kind === Kind.jobDone) this.finished[week]!++;
    if (kind === ARRIVAL) this.arrived[week]!++;
  }
}

/**
 * Work and arrivals week by week, one entry a replication.
 *
 * @param plan index of the plan that goes on after the cut-over
 * @param replications how many, from the first on
 */
export function weeklyWork(study: CompiledStudy, plan: number, replications: number): WeeklyWork[] {
  const weeks = Math.floor(study.cohortUntil / WEEK);
  let watched: WatchedDispatch | undefined;
  const replicator = new Replicator(study, [], ENGINE, (dispatch, market) => {
    watched = new WatchedDispatch(dispatch, market);
    return watched;
  });
  return Array.from({ length: replications }, (_, replication) => {
    const counter = new WorkCounter(weeks);
    // Loaded before anybody counts, as is everything that is no event.
    replicator.load(replication);
    watched!.observer = counter;
    replicator.runUnforked(replication, plan);
    return { finished: counter.finished, arrived: counter.arrived };
  });
}
