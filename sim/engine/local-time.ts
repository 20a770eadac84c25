import { DAY } from './civil.ts';

/**
 * A time zone over the horizon, resolved beforehand: from simulation second `from[i]` until `from[i + 1]`,
 * local time is UTC plus `offset[i]` seconds. `from` ascends and `from[0]` is at most 0.
 */
export interface OffsetTable {
  readonly from: Int32Array;
  readonly offset: Int32Array;
}

/** Local wall-clock time of one place: simulation second 0 is the UTC second `epoch`. */
export class LocalTime {
  readonly epoch: number;
  private readonly from: Int32Array;
  private readonly offset: Int32Array;

  /**
   * @param epoch UTC second (since 1970-01-01T00:00:00Z) of simulation second 0
   * @throws RangeError if the table is empty, does not ascend, or begins after second 0
   */
  constructor(epoch: number, offsets: OffsetTable) {
    const { from, offset } = offsets;
    if (from.length === 0 || from.length !== offset.length || from[0] > 0) {
      throw new RangeError('The offset table must cover second 0 and have one offset for each entry.');
    }
    for (let i = 1; i < from.length; i++) {
      if (from[i] <= from[i - 1]) throw new RangeError('The offset table must ascend.');
    }
    this.epoch = epoch;
    this.from = from;
    this.offset = offset;
  }

  /** Number of stretches of constant offset. */
  get stretches(): number {
    return this.from.length;
  }

  /** First simulation second of stretch i, or +Infinity for the one after the last. */
  stretchFrom(i: number): number {
    return i < this.from.length ? this.from[i] : Number.POSITIVE_INFINITY;
  }

  /** What to add to a simulation second of stretch i to get its wall-clock second. */
  stretchShift(i: number): number {
    return this.epoch + this.offset[i];
  }

  /** What the wall clock shows at simulation second t, in seconds since 1970-01-01 00:00 local time. */
  wallClock(t: number): number {
    let i = this.from.length - 1;
    while (i > 0 && this.from[i] > t) i--;
    return t + this.epoch + this.offset[i];
  }

  /** Day number of the local date at simulation second t. */
  day(t: number): number {
    return Math.floor(this.wallClock(t) / DAY);
  }

  /**
   * The simulation second at which the wall clock shows this time: the first of two where clocks went back,
   * the moment of the change where they skipped it.
   */
  instant(wallClock: number): number {
    const last = this.from.length - 1;
    for (let i = 0; i < last; i++) {
      const t = wallClock - this.epoch - this.offset[i];
      if (t < this.from[i + 1]) return Math.max(t, this.from[i]);
    }
    return Math.max(wallClock - this.epoch - this.offset[last], this.from[last]);
  }
}
