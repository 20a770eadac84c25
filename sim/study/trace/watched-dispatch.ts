import type { Handler } from '../../engine/run-loop.ts';
import type { Market } from '../../market/market.ts';

/** The kind of event that is no event of the calendar: a lead of the tape arrives. */
export const ARRIVAL = -1;

/** Is told of every event of a run, before it happens and after. It looks and changes nothing. */
export interface EventObserver {
  before(time: number): void;
  /** @param kind a `Kind` of the market, or `ARRIVAL` @param entity what that kind says; for an arrival, the lead */
  after(time: number, entity: number, kind: number): void;
}

/** Stands between the run loop and the dispatch of a traced run. Ordinary runs do not know of it. */
export class WatchedDispatch implements Handler {
  readonly market: Market;
  readonly #dispatch: Handler;
  observer: EventObserver | null = null;

  constructor(dispatch: Handler, market: Market) {
    this.#dispatch = dispatch;
    this.market = market;
  }

  handle(time: number, entity: number, kind: number): void {
    this.observer?.before(time);
    this.#dispatch.handle(time, entity, kind);
    this.observer?.after(time, entity, kind);
  }

  arrive(time: number, lead: number): void {
    this.observer?.before(time);
    this.#dispatch.arrive(time, lead);
    this.observer?.after(time, lead, ARRIVAL);
  }
}
