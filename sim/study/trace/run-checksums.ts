import type { Market } from '../../market/market.ts';
import type { LogWindow } from './event-log.ts';
import { mixEvent } from './event-words.ts';
import { stateChecksum, totalsInWords } from './traced-state.ts';
import type { EventObserver } from './watched-dispatch.ts';

/** Periods that the time behind the cut-over is cut into; the run-in is one more. */
const PERIODS = 6;
/** Parts of a period, each with a checksum of its own. */
export const PARTS = 16;

/** A period of a run in brief. */
export interface Period {
  /** Seconds of the simulation. */
  readonly from: number;
  readonly until: number;
  /** Events in it. */
  readonly events: number;
  /** One a part, four hexadecimal digits: of all events up to its end, and of the state then. */
  readonly checksums: readonly string[];
  /** The state at its end in a few numbers. */
  readonly totals: string;
}

/**
 * Cuts a run into periods and parts and takes a checksum of each. They are cumulative: after the first part that
 * differs all others do, so that one that happens to agree (1 in 65,536) costs a part and no more.
 */
export class RunChecksums implements EventObserver {
  readonly #m: Market;
  readonly #cutOver: number;
  readonly #bounds: readonly number[];
  readonly #periods: Period[] = [];
  #hash = 0;
  #events = 0;
  #next = 0;
  #checksums: string[] = [];

  /** @param cutOver @param end seconds of the simulation; the last second of the run */
  constructor(market: Market, cutOver: number, end: number) {
    this.#m = market;
    this.#cutOver = cutOver;
    this.#bounds = [...cut(0, cutOver, PARTS), ...cut(cutOver, end + 1, PERIODS * PARTS)];
  }

  before(time: number): void {
    while (time >= this.#bounds[this.#next]) this.#closePart();
  }

  after(time: number, entity: number, kind: number): void {
    this.#hash = mixEvent(this.#hash, time, entity, kind);
    this.#events++;
  }

  /** All periods, when the run is over. */
  finish(): readonly Period[] {
    while (this.#next < this.#bounds.length) this.#closePart();
    return this.#periods;
  }

  #closePart(): void {
    // At the cut-over the plan has already moved open business: that belongs to the part after it.
    const state = this.#bounds[this.#next] === this.#cutOver ? 0 : stateChecksum(this.#m);
    const sum = scramble(this.#hash ^ state) >>> 16;
    this.#checksums.push(sum.toString(16).padStart(4, '0'));
    this.#next++;
    if (this.#checksums.length < PARTS) return;
    const from = this.#periods.at(-1)?.until ?? 0;
    const until = this.#bounds[this.#next - 1];
    const totals = totalsInWords(this.#m);
    this.#periods.push({ from, until, events: this.#events, checksums: this.#checksums, totals });
    this.#checksums = [];
    this.#events = 0;
  }
}

/**
 * The time of a part, as `RunChecksums` cuts it; for the first part of a plan with the end of the run-in, so that what
 * the cut-over does is seen.
 */
export function partWindow(periods: readonly Period[], period: number, part: number): LogWindow {
  const boundsOf = ({ from, until }: Period) => [from, ...cut(from, until, PARTS)];
  const bounds = boundsOf(periods[period]);
  const from = period === 1 && part === 0 ? boundsOf(periods[0])[PARTS - 1] : bounds[part];
  return { from, until: bounds[part + 1] };
}

/** Ends of so many equal parts, in whole seconds. */
function cut(from: number, until: number, parts: number): number[] {
  return Array.from({ length: parts }, (_, i) => from + Math.floor(((until - from) * (i + 1)) / parts));
}

/** The last step of MurmurHash3: every bit of the sum hangs on every bit before. */
function scramble(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
