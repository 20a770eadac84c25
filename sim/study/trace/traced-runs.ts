import type { CompiledStudy } from '../../market/compiled-study.ts';
import { ENGINE } from '../../market/kernel.ts';
import { Replicator } from '../../market/replicate.ts';
import { EventLog, type LoggedEvent, type LogWindow } from './event-log.ts';
import { type Period, RunChecksums } from './run-checksums.ts';
import { type EventObserver, WatchedDispatch } from './watched-dispatch.ts';

/** Runs plans of a study one at a time, each from its first second, and looks on. */
export class TracedRuns {
  readonly #study: CompiledStudy;
  readonly #replicator: Replicator;
  readonly #dispatch: WatchedDispatch;

  constructor(study: CompiledStudy) {
    let watched: WatchedDispatch | undefined;
    this.#study = study;
    // Nothing is measured: a trace is of what happens, not of what is counted.
    this.#replicator = new Replicator(study, [], ENGINE, (dispatch, market) => {
      watched = new WatchedDispatch(dispatch, market);
      return watched;
    });
    this.#dispatch = watched!;
  }

  /** The run of a plan in brief. @param plan index in the study */
  checksums(replication: number, plan: number): readonly Period[] {
    const { cutOver } = this.#study;
    const checksums = new RunChecksums(this.#dispatch.market, cutOver, this.#end());
    this.#run(replication, plan, checksums);
    return checksums.finish();
  }

  /** Every event of a window of the run of a plan. @param plan index in the study */
  events(replication: number, plan: number, window: LogWindow): readonly LoggedEvent[] {
    const log = new EventLog(this.#dispatch.market, window, this.#study.cutOver);
    this.#run(replication, plan, log);
    return log.events;
  }

  #run(replication: number, plan: number, observer: EventObserver): void {
    this.#replicator.load(replication);
    this.#dispatch.observer = observer;
    this.#replicator.runUnforked(replication, plan);
    this.#dispatch.observer = null;
  }

  /** Last second in which something happens. */
  #end(): number {
    return this.#study.cohortUntil + this.#study.followUp;
  }
}
