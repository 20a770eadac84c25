import { enlarged } from './columns.ts';
import { NearEvents } from './near-events.ts';

/**
 * The future event set: a timing wheel over a known horizon, with an ordered near set for the current bucket.
 *
 * An event is three int32: time, order within the time, id (see `event-order.ts`); the total order is
 * lexicographic, so the sequence of pops does not depend on the sequence of pushes. Far events are pushed
 * onto an unsorted list per bucket in constant time; when the current bucket is used up, the next non-empty
 * one is put in order (see `near-events.ts`).
 *
 * After R. Brown, "Calendar queues", CACM 31 (1988), and W. T. Tang, R. S. M. Goh and I. L.-J. Thng, "Ladder
 * queue", ACM TOMACS 15 (2005), simplified by the known horizon: buckets never wrap and are never resized.
 */

const NONE = -1;
const INITIAL_SLOTS = 1024;
/** A slot is named by where its row begins: time, order, id, next slot. */
const SLOT = 4;
const ORDER = 1;
const ID = 2;
const NEXT = 3;
/** At most 2^17 buckets: for a horizon of two years that is 17 minutes each; a scan of all heads costs 100 us. */
const MAX_BUCKETS = 131072;
/** Later than any event: what `peekTime` says of an empty calendar. */
const NEVER = 0x7fffffff;

export class Calendar {
  /** Time of the event last popped. */
  time = 0;
  /** Order of the event last popped. */
  order = 0;
  /** Id of the event last popped. */
  id = 0;
  /** Number of events waiting. */
  size = 0;

  /** Nothing may be pushed before this time. */
  private now = 0;
  private horizon = 0;
  private shift = 0;
  private bucketCount = 0;

  /** The near set holds the events of this bucket and whatever was pushed later into it or before it. */
  private current = 0;
  private readonly near = new NearEvents();
  private bucketHead = new Int32Array(0);

  /** Far events: rows of time, order, id and next slot, with the lists and the free list threaded through. */
  private slots = new Int32Array(INITIAL_SLOTS * SLOT);
  private slotFree = NONE;
  private slotTop = 0;

  /** @param horizon last time of the run, an integer in [0, 2^31 - 2] */
  constructor(horizon: number) {
    this.reset(horizon);
  }

  /**
   * Empties the calendar and sets the clock to 0. Storage is kept.
   *
   * @param horizon last time of the run, an integer in [0, 2^31 - 2]
   * @throws RangeError for any other horizon
   */
  reset(horizon: number): void {
    if (!(Number.isInteger(horizon) && horizon >= 0 && horizon < NEVER)) {
      throw new RangeError(`The horizon must be an integer from 0 to 2^31 - 2, not ${horizon}.`);
    }
    let shift = 0;
    while (horizon >> shift >= MAX_BUCKETS) shift++;
    this.horizon = horizon;
    this.shift = shift;
    this.bucketCount = (horizon >> shift) + 1;
    if (this.bucketHead.length < this.bucketCount) this.bucketHead = new Int32Array(this.bucketCount);
    this.bucketHead.fill(NONE);
    this.current = 0;
    this.near.clear();
    this.slotFree = NONE;
    this.slotTop = 0;
    this.size = 0;
    this.time = 0;
    this.order = 0;
    this.id = 0;
    this.now = 0;
  }

  /**
   * Schedules an event. An event after the horizon is dropped: it could never be popped.
   *
   * @param time integer, not before the current time
   * @param order see `eventOrder`
   * @param id see `eventId`
   * @throws RangeError if the time is before the current time
   */
  push(time: number, order: number, id: number): void {
    if (time > this.horizon) return;
    if (time < this.now)
      throw new RangeError(`Event ${id} at ${time} is before the current time ${this.now}.`);
    this.size++;
    const bucket = time >> this.shift;
    if (bucket <= this.current) {
      this.near.insert(time, order, id);
      return;
    }
    let slot = this.slotFree;
    if (slot === NONE) {
      slot = this.slotTop;
      this.slotTop += SLOT;
      if (slot === this.slots.length) this.slots = enlarged(this.slots, 2 * slot);
    } else {
      this.slotFree = this.slots[slot + NEXT];
    }
    const { slots } = this;
    slots[slot] = time;
    slots[slot + ORDER] = order;
    slots[slot + ID] = id;
    slots[slot + NEXT] = this.bucketHead[bucket];
    this.bucketHead[bucket] = slot;
  }

  /** Takes the first event into `time`, `order`, `id`; false if there is none. */
  pop(): boolean {
    const near = this.near;
    if (near.size === 0 && !this.loadNextBucket()) return false;
    this.time = near.firstTime();
    this.order = near.firstOrder();
    this.id = near.firstId();
    this.now = this.time;
    this.size--;
    near.removeFirst();
    return true;
  }

  /** Time of the first event, or 2^31 - 1 if there is none. */
  peekTime(): number {
    if (this.near.size === 0 && !this.loadNextBucket()) return NEVER;
    return this.near.firstTime();
  }

  /** Order of the first event; only meaningful after a `peekTime()` that found one. */
  peekOrder(): number {
    return this.near.firstOrder();
  }

  /** Moves the clock for something that happens outside the calendar (an arrival): forbids earlier pushes. */
  advanceTo(time: number): void {
    if (time > this.now) this.now = time;
  }

  /** Makes this calendar an independent copy of another. Storage is reused. */
  copyFrom(other: Calendar): void {
    this.time = other.time;
    this.order = other.order;
    this.id = other.id;
    this.size = other.size;
    this.now = other.now;
    this.horizon = other.horizon;
    this.shift = other.shift;
    this.bucketCount = other.bucketCount;
    this.current = other.current;
    this.near.copyFrom(other.near);
    if (this.bucketHead.length < other.bucketCount) this.bucketHead = new Int32Array(other.bucketCount);
    this.bucketHead.set(other.bucketHead.subarray(0, other.bucketCount));
    if (this.slots.length < other.slotTop) this.slots = new Int32Array(other.slots.length);
    this.slots.set(other.slots.subarray(0, other.slotTop));
    this.slotFree = other.slotFree;
    this.slotTop = other.slotTop;
  }

  /** Moves the events of the next non-empty bucket into the (empty) near set; false if there is none. */
  private loadNextBucket(): boolean {
    if (this.size === 0) return false;
    const { near, bucketHead, slots } = this;
    let bucket = this.current + 1;
    while (bucketHead[bucket] === NONE) bucket++;
    this.current = bucket;
    let slot = bucketHead[bucket];
    bucketHead[bucket] = NONE;
    while (slot !== NONE) {
      near.append(slots[slot], slots[slot + ORDER], slots[slot + ID]);
      const next = slots[slot + NEXT];
      slots[slot + NEXT] = this.slotFree;
      this.slotFree = slot;
      slot = next;
    }
    near.arrange();
    return true;
  }
}
