import { enlarged } from './columns.ts';

/**
 * The near set of the calendar: the events of the current bucket, the earliest at hand.
 *
 * A few events are kept sorted, latest first, so that taking the earliest is a decrement; most buckets hold half a
 * dozen, and the sorting of so few costs less than one walk down a heap. Many events (when everybody opens at nine,
 * half a day's share a bucket) stand in a binary heap: a sorted list would turn quadratic.
 *
 * Each event is a row of four int32 (time, order, id, and one unused, so that a row never straddles two lines of
 * the cache), since all three are always read together.
 */

const INITIAL_EVENTS = 1024;
const ROW_SHIFT = 2;
const ROW = 1 << ROW_SHIFT;
const ORDER = 1;
const ID = 2;
/** At most so many events of a new bucket are sorted; more make a heap. */
const SORTED_AT_ONCE = 24;
/** A sorted set that grows beyond this by insertions becomes a heap. */
const SORTED_AT_MOST = 64;

export class NearEvents {
  size = 0;
  private cells = new Int32Array(INITIAL_EVENTS * ROW);
  private isHeap = false;

  /** Time of the earliest event. The set must not be empty, here and in the two below. */
  firstTime(): number {
    return this.cells[this.firstRow()];
  }

  firstOrder(): number {
    return this.cells[this.firstRow() + ORDER];
  }

  firstId(): number {
    return this.cells[this.firstRow() + ID];
  }

  clear(): void {
    this.size = 0;
    this.isHeap = false;
  }

  /** Adds an event to an empty set that is being filled; call `arrange` before anything else. */
  append(time: number, order: number, id: number): void {
    const row = this.size++ << ROW_SHIFT;
    if (row === this.cells.length) this.grow();
    const cells = this.cells;
    cells[row] = time;
    cells[row + ORDER] = order;
    cells[row + ID] = id;
  }

  /** Puts appended events in order. */
  arrange(): void {
    if (this.size <= SORTED_AT_ONCE) this.sort();
    else this.heapify();
  }

  insert(time: number, order: number, id: number): void {
    if (this.size === 0) this.isHeap = false;
    else if (!this.isHeap && this.size === SORTED_AT_MOST) this.heapify();
    const row = this.size++ << ROW_SHIFT;
    if (row === this.cells.length) this.grow();
    if (this.isHeap) this.siftUp(row, time, order, id);
    else this.insertSorted(row, time, order, id);
  }

  /** Removes the earliest event. */
  removeFirst(): void {
    const size = --this.size;
    if (!this.isHeap) return;
    const last = size << ROW_SHIFT;
    const { cells } = this;
    if (size > 0) this.siftDown(0, cells[last], cells[last + ORDER], cells[last + ID]);
    else this.isHeap = false;
  }

  /** Makes this set an independent copy of another. */
  copyFrom(other: NearEvents): void {
    while (this.cells.length < other.size << ROW_SHIFT) this.grow();
    this.cells.set(other.cells.subarray(0, other.size << ROW_SHIFT));
    this.size = other.size;
    this.isHeap = other.isHeap;
  }

  private firstRow(): number {
    return this.isHeap ? 0 : (this.size - 1) << ROW_SHIFT;
  }

  /** Insertion sort, latest first. */
  private sort(): void {
    this.isHeap = false;
    const { cells } = this;
    const end = this.size << ROW_SHIFT;
    for (let row = ROW; row < end; row += ROW)
      this.insertSorted(row, cells[row], cells[row + ORDER], cells[row + ID]);
  }

  /** Puts an event among the sorted rows before `hole`, moving the earlier ones up. */
  private insertSorted(hole: number, time: number, order: number, id: number): void {
    const { cells } = this;
    while (hole > 0) {
      const before = hole - ROW;
      const beforeTime = cells[before];
      const beforeOrder = cells[before + ORDER];
      if (beforeTime > time) break;
      if (beforeTime === time) {
        if (beforeOrder > order || (beforeOrder === order && cells[before + ID] >= id)) break;
      }
      cells[hole] = beforeTime;
      cells[hole + ORDER] = beforeOrder;
      cells[hole + ID] = cells[before + ID];
      hole = before;
    }
    cells[hole] = time;
    cells[hole + ORDER] = order;
    cells[hole + ID] = id;
  }

  /** Makes a heap of the rows, in linear time (R. W. Floyd, "Treesort 3", CACM 7, 1964). */
  private heapify(): void {
    this.isHeap = true;
    const { cells } = this;
    for (let i = (this.size >> 1) - 1; i >= 0; i--) {
      const row = i << ROW_SHIFT;
      this.siftDown(row, cells[row], cells[row + ORDER], cells[row + ID]);
    }
  }

  private siftUp(hole: number, time: number, order: number, id: number): void {
    const { cells } = this;
    while (hole > 0) {
      const parent = (((hole >> ROW_SHIFT) - 1) >> 1) << ROW_SHIFT;
      const parentTime = cells[parent];
      if (parentTime < time) break;
      const parentOrder = cells[parent + ORDER];
      if (parentTime === time) {
        if (parentOrder < order || (parentOrder === order && cells[parent + ID] <= id)) break;
      }
      cells[hole] = parentTime;
      cells[hole + ORDER] = parentOrder;
      cells[hole + ID] = cells[parent + ID];
      hole = parent;
    }
    cells[hole] = time;
    cells[hole + ORDER] = order;
    cells[hole + ID] = id;
  }

  /** Puts the event into the hole or below it, moving earlier children up. */
  private siftDown(hole: number, time: number, order: number, id: number): void {
    const { cells } = this;
    const end = this.size << ROW_SHIFT;
    for (;;) {
      let child = 2 * hole + ROW;
      if (child >= end) break;
      let childTime = cells[child];
      const right = child + ROW;
      if (right < end) {
        const rightTime = cells[right];
        if (rightTime < childTime || (rightTime === childTime && this.isBefore(right, child))) {
          child = right;
          childTime = rightTime;
        }
      }
      if (time < childTime) break;
      const childOrder = cells[child + ORDER];
      if (time === childTime) {
        if (order < childOrder || (order === childOrder && id <= cells[child + ID])) break;
      }
      cells[hole] = childTime;
      cells[hole + ORDER] = childOrder;
      cells[hole + ID] = cells[child + ID];
      hole = child;
    }
    cells[hole] = time;
    cells[hole + ORDER] = order;
    cells[hole + ID] = id;
  }

  /** Whether the event of row a comes before that of row b, their times being equal. */
  private isBefore(a: number, b: number): boolean {
    const { cells } = this;
    const orderA = cells[a + ORDER];
    const orderB = cells[b + ORDER];
    return orderA < orderB || (orderA === orderB && cells[a + ID] < cells[b + ID]);
  }

  private grow(): void {
    this.cells = enlarged(this.cells, 2 * this.cells.length);
  }
}
