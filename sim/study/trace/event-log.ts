import type { Market } from '../../market/market.ts';
import { sayEvent } from './event-words.ts';
import { TraceWords } from './trace-words.ts';
import { type Change, StateSnapshot } from './traced-state.ts';
import type { EventObserver } from './watched-dispatch.ts';

/** An event of a run in words, and what it changed. */
export interface LoggedEvent {
  /** Of the run, from 1. */
  readonly number: number;
  /** Second of the simulation. */
  readonly second: number;
  /** Headquarters' wall clock. */
  readonly time: string;
  readonly event: string;
  readonly about: string;
  readonly changes: readonly Change[];
}

/** What of a run is logged: events at or after `from` and before `until`, seconds of the simulation. */
export interface LogWindow {
  readonly from: number;
  readonly until: number;
}

/** Logs every event of a window with all that it changed. Slow: it looks at the whole market after each. */
export class EventLog implements EventObserver {
  readonly events: LoggedEvent[] = [];
  readonly #m: Market;
  readonly #words: TraceWords;
  readonly #window: LogWindow;
  readonly #cutOver: number;
  readonly #state = new StateSnapshot();
  #number = 0;
  #begun = false;
  #last = 0;

  constructor(market: Market, window: LogWindow, cutOver: number) {
    this.#m = market;
    this.#words = new TraceWords(market);
    this.#window = window;
    this.#cutOver = cutOver;
  }

  before(time: number): void {
    if (!this.#isInWindow(time)) return;
    if (!this.#begun) {
      this.#begun = true;
      this.#state.take(this.#m);
    } else if (time >= this.#cutOver && this.#last < this.#cutOver) {
      // What the cut-over does to open business is no event of the calendar.
      const changes = this.#state.update(this.#m, this.#words);
      const said = { event: 'the plan begins', about: 'open business' };
      if (changes.length > 0) this.#add(this.#cutOver, said, changes);
    }
    this.#last = time;
  }

  after(time: number, entity: number, kind: number): void {
    this.#number++;
    if (!this.#isInWindow(time)) return;
    const changes = this.#state.update(this.#m, this.#words);
    this.#add(time, sayEvent(this.#m, entity, kind, this.#words), changes);
  }

  #isInWindow(time: number): boolean {
    return time >= this.#window.from && time < this.#window.until;
  }

  #add(second: number, said: { event: string; about: string }, changes: readonly Change[]): void {
    const time = this.#words.time(second);
    this.events.push({ number: this.#number, second, time, ...said, changes });
  }
}
