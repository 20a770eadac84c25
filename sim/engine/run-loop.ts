import type { Calendar } from './calendar.ts';
import { entityOf, kindOf } from './event-order.ts';

/** What happens at an event; the model's one dispatch. */
export interface Handler {
  /** An event of the calendar. */
  handle(time: number, entity: number, kind: number): void;
  /** Arrival number `index` of the column. */
  arrive(time: number, index: number): void;
}

/**
 * Arrivals known beforehand: sorted columns that are merged in and never enter the calendar.
 * The columns may be shared by many runs; `next` is this run's place in them.
 */
export class ArrivalColumn {
  readonly time: Int32Array;
  readonly order: Int32Array;
  /** Index of the next arrival. */
  next = 0;

  /**
   * @param time ascending
   * @param order order within the second (see `eventOrder`), ascending among equal times
   * @throws RangeError if the columns differ in length or are not sorted
   */
  constructor(time: Int32Array, order: Int32Array) {
    if (time.length !== order.length) throw new RangeError('Arrival times and orders differ in length.');
    for (let i = 1; i < time.length; i++) {
      if (time[i] < time[i - 1] || (time[i] === time[i - 1] && order[i] < order[i - 1])) {
        throw new RangeError(`Arrival ${i} is out of order.`);
      }
    }
    this.time = time;
    this.order = order;
  }
}

/**
 * Handles all events and arrivals before `until`, in the order of `event-order.ts`; an arrival goes before an
 * event of the same time and order. May be called again with a later `until`: a run in two parts is the same
 * as a run in one.
 *
 * @param until first time that is not handled
 * @returns number of events and arrivals handled
 */
export function runUntil(
  calendar: Pick<Calendar, 'peekTime' | 'peekOrder' | 'pop' | 'advanceTo' | 'id'>,
  arrivals: ArrivalColumn,
  handler: Handler,
  until: number,
): number {
  const { time, order } = arrivals;
  const count = time.length;
  let handled = 0;
  for (;;) {
    const eventTime = calendar.peekTime();
    if (arrivals.next < count) {
      const i = arrivals.next;
      const arrivalTime = time[i];
      const arrivalIsFirst =
        arrivalTime < eventTime || (arrivalTime === eventTime && order[i] <= calendar.peekOrder());
      if (arrivalIsFirst) {
        if (arrivalTime >= until) return handled;
        arrivals.next = i + 1;
        calendar.advanceTo(arrivalTime);
        handler.arrive(arrivalTime, i);
        handled++;
        continue;
      }
    }
    if (eventTime >= until || !calendar.pop()) return handled;
    handler.handle(eventTime, entityOf(calendar.id), kindOf(calendar.id));
    handled++;
  }
}
