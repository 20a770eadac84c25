import { enlarged } from './columns.ts';

/**
 * A binary heap of events (time, order, id) in three int32 columns: the near set of the calendar.
 *
 * Binary, because a 4-ary heap measures no faster in V8; columns of int32, because a packed double key would
 * need 90 bits and boxed records cost four times as much.
 */

const INITIAL_EVENTS = 1024;

export class EventHeap {
  size = 0;
  time = new Int32Array(INITIAL_EVENTS);
  order = new Int32Array(INITIAL_EVENTS);
  id = new Int32Array(INITIAL_EVENTS);

  /** Adds an event without restoring the heap; call `heapify` before anything else. */
  append(time: number, order: number, id: number): void {
    const last = this.size++;
    if (last === this.time.length) this.grow();
    this.time[last] = time;
    this.order[last] = order;
    this.id[last] = id;
  }

  /** Restores the heap after appends, in linear time (R. W. Floyd, "Treesort 3", CACM 7, 1964). */
  heapify(): void {
    for (let i = (this.size >> 1) - 1; i >= 0; i--) this.siftDown(i, this.time[i], this.order[i], this.id[i]);
  }

  insert(time: number, order: number, id: number): void {
    let hole = this.size++;
    if (hole === this.time.length) this.grow();
    const times = this.time;
    const orders = this.order;
    const ids = this.id;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentTime = times[parent];
      if (parentTime < time) break;
      if (parentTime === time) {
        const parentOrder = orders[parent];
        if (parentOrder < order || (parentOrder === order && ids[parent] <= id)) break;
      }
      times[hole] = parentTime;
      orders[hole] = orders[parent];
      ids[hole] = ids[parent];
      hole = parent;
    }
    times[hole] = time;
    orders[hole] = order;
    ids[hole] = id;
  }

  /** Removes the first event; read it at index 0 of the columns before. The heap must not be empty. */
  removeFirst(): void {
    const last = --this.size;
    if (last > 0) this.siftDown(0, this.time[last], this.order[last], this.id[last]);
  }

  /** Makes this heap an independent copy of another. */
  copyFrom(other: EventHeap): void {
    while (this.time.length < other.size) this.grow();
    this.time.set(other.time.subarray(0, other.size));
    this.order.set(other.order.subarray(0, other.size));
    this.id.set(other.id.subarray(0, other.size));
    this.size = other.size;
  }

  /** Puts the event into the hole or below it, moving smaller children up. */
  private siftDown(hole: number, time: number, order: number, id: number): void {
    const times = this.time;
    const orders = this.order;
    const ids = this.id;
    const size = this.size;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      let childTime = times[child];
      const right = child + 1;
      if (right < size) {
        const rightTime = times[right];
        if (rightTime < childTime || (rightTime === childTime && this.isBefore(right, child))) {
          child = right;
          childTime = rightTime;
        }
      }
      if (time < childTime) break;
      if (time === childTime) {
        const childOrder = orders[child];
        if (order < childOrder || (order === childOrder && id <= ids[child])) break;
      }
      times[hole] = childTime;
      orders[hole] = orders[child];
      ids[hole] = ids[child];
      hole = child;
    }
    times[hole] = time;
    orders[hole] = order;
    ids[hole] = id;
  }

  /** Whether entry a comes before entry b, their times being equal. */
  private isBefore(a: number, b: number): boolean {
    const orderA = this.order[a];
    const orderB = this.order[b];
    return orderA < orderB || (orderA === orderB && this.id[a] < this.id[b]);
  }

  private grow(): void {
    const capacity = 2 * this.time.length;
    this.time = enlarged(this.time, capacity);
    this.order = enlarged(this.order, capacity);
    this.id = enlarged(this.id, capacity);
  }
}
