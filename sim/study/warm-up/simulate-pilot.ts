import type { CompiledStudy } from '../../market/compiled-study.ts';
import { ENGINE } from '../../market/kernel.ts';
import type { Market } from '../../market/market.ts';
import { Replicator } from '../../market/replicate.ts';
import { keptForLastStudy } from '../execute/last-study.ts';
import { ARRIVAL, type EventObserver, WatchedDispatch } from '../trace/watched-dispatch.ts';

const WEEK = 7 * 86_400;

/** Notes how many leads are in hand at the end of each week, and how many arrived in it. */
class StockTaker implements EventObserver {
  readonly #market: Market;
  readonly #weeks: number;
  /** Leads in hand week by week, then leads that arrived. */
  readonly #counts: Float64Array;
  #week = 0;

  constructor(market: Market, weeks: number) {
    this.#market = market;
    this.#weeks = weeks;
    this.#counts = new Float64Array(2 * weeks);
  }

  before(time: number): void {
    while (this.#week < this.#weeks && time >= (this.#week + 1) * WEEK) this.#take();
  }

  after(_time: number, _entity: number, kind: number): void {
    if (kind === ARRIVAL && this.#week < this.#weeks) this.#counts[this.#weeks + this.#week]!++;
  }

  finish(): Float64Array {
    // Weeks after the last event of a market in which nothing happens.
    while (this.#week < this.#weeks) this.#take();
    return this.#counts;
  }

  #take(): void {
    this.#counts[this.#week++] = this.#market.openLeads.reduce((sum, count) => sum + count, 0);
  }
}

const watchedReplicatorOf = keptForLastStudy((study) => {
  let dispatch: WatchedDispatch | undefined;
  const replicator = new Replicator(study, [], ENGINE, (inner, market) => {
    dispatch = new WatchedDispatch(inner, market);
    return dispatch;
  });
  return { replicator, dispatch: dispatch! };
});

/**
 * Simulates these plans of a pilot in one replication, each from its empty start.
 *
 * @returns for each plan the leads in hand at the end of each whole week, then those that arrived in each
 */
export function simulateReplication(
  study: CompiledStudy,
  replication: number,
  plans: readonly number[],
): Float64Array[] {
  const { replicator, dispatch } = watchedReplicatorOf(study);
  const weeks = Math.floor(study.cohortUntil / WEEK);
  return plans.map((plan) => {
    replicator.load(replication);
    const taker = new StockTaker(dispatch.market, weeks);
    dispatch.observer = taker;
    replicator.runUnforked(replication, plan);
    dispatch.observer = null;
    return taker.finish();
  });
}
