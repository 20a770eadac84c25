import { DAY, weekdayOf } from './civil.ts';
import { LocalTime, type OffsetTable } from './local-time.ts';

export type { OffsetTable } from './local-time.ts';

/**
 * Beyond the horizon: larger than any time of a run. Results of working-time arithmetic that would lie after
 * the horizon saturate here, and the calendar drops events at it.
 */
export const FOREVER = 0x7fffffff;

/** When one actor works, as plain data. */
export interface WorkingHours {
  /**
   * Seven lists, Monday first, of half-open windows of the local day in seconds: flat pairs from, until,
   * ascending, within [0, 86400]. Nine to noon and one to six is [32400, 43200, 46800, 64800].
   */
  readonly week: readonly (readonly number[])[];
  /** Day numbers (see `civil.ts`) on which nobody works. */
  readonly holidays: readonly number[];
  readonly offsets: OffsetTable;
}

/** One step of the guide tables: 2^16 s are 18 hours of the clock, 2^13 s a little over two of work. */
const CLOCK_STEP = 16;
const WORK_STEP = 13;

/**
 * Working time of one actor over a horizon.
 *
 * A second is open if and only if the actor's wall clock then shows a window of its week on a day that is no
 * holiday; a change to or from summer time needs no further rule. The windows are laid out once as sorted
 * intervals with the work done before each; two guide tables, over the clock and over the work, take every
 * query to within a step or two of its interval, so that all are constant time and allocate nothing.
 *
 * Times are integers in [0, horizon]; anything after the horizon counts as FOREVER.
 */
export class WorkingTime {
  private readonly horizon: number;
  private readonly local: LocalTime;

  /** Intervals [start, end), closed by a sentinel at FOREVER; `worked[i]` open seconds come before i. */
  private readonly start: Int32Array;
  private readonly end: Int32Array;
  private readonly worked: Int32Array;
  private readonly clockGuide: Int32Array;
  private readonly workGuide: Int32Array;

  /** Open days: day number less `firstDay`, first interval of each, and how many there are up to each day. */
  private readonly firstDay: number;
  private readonly openDay: Int32Array;
  private readonly openDayInterval: Int32Array;
  private readonly openDaysUntil: Int32Array;

  /**
   * @param epoch UTC second of simulation second 0
   * @param horizon last time asked for, an integer below 2^31 - 1 less two days
   * @throws RangeError if the hours are malformed
   */
  constructor(hours: WorkingHours, epoch: number, horizon: number) {
    checkWeek(hours.week);
    if (!(Number.isInteger(horizon) && horizon >= 0 && horizon < FOREVER - 2 * DAY)) {
      throw new RangeError(`The horizon must be an integer from 0 to two days below 2^31, not ${horizon}.`);
    }
    this.horizon = horizon;
    this.local = new LocalTime(epoch, hours.offsets);
    this.firstDay = this.local.day(0);
    const holidays = new Set(hours.holidays);

    const start: number[] = [];
    const end: number[] = [];
    const day: number[] = [];
    // Whole days: an interval that the horizon cuts keeps its end, so that the last day clamps rightly.
    const lastDay = this.local.day(horizon) + 1;
    const until = this.local.instant((lastDay + 1) * DAY);
    for (let i = 0; i < this.local.stretches; i++) {
      const from = Math.max(0, this.local.stretchFrom(i));
      const to = Math.min(until, this.local.stretchFrom(i + 1));
      if (from >= to) continue;
      const shift = this.local.stretchShift(i);
      for (let d = Math.floor((from + shift) / DAY); d * DAY < to + shift; d++) {
        if (holidays.has(d)) continue;
        const windows = hours.week[weekdayOf(d)];
        for (let w = 0; w < windows.length; w += 2) {
          const opens = Math.max(from, d * DAY + windows[w] - shift);
          const closes = Math.min(to, d * DAY + windows[w + 1] - shift);
          if (opens >= closes) continue;
          start.push(opens);
          end.push(closes);
          day.push(d - this.firstDay);
        }
      }
    }

    const count = start.length;
    this.start = Int32Array.from([...start, FOREVER]);
    this.end = Int32Array.from([...end, FOREVER]);
    this.worked = new Int32Array(count + 1);
    for (let i = 0; i < count; i++) this.worked[i + 1] = this.worked[i] + end[i] - start[i];
    this.clockGuide = guideTable(this.end, count, horizon, CLOCK_STEP);
    this.workGuide = guideTable(this.worked.subarray(1), count, this.worked[count], WORK_STEP);

    const firstOfDay = day.map((_, i) => i).filter((i) => i === 0 || day[i] !== day[i - 1]);
    this.openDay = Int32Array.from(firstOfDay, (i) => day[i]);
    this.openDayInterval = Int32Array.from([...firstOfDay, count]);
    this.openDaysUntil = new Int32Array(lastDay - this.firstDay + 1);
    for (let d = 0, open = 0; d < this.openDaysUntil.length; d++) {
      while (open < this.openDay.length && this.openDay[open] <= d) open++;
      this.openDaysUntil[d] = open;
    }
  }

  /** Whether second t is worked. */
  isOpen(t: number): boolean {
    return this.start[this.intervalEndingAfter(t)] <= t;
  }

  /** The first open second at or after t. */
  nextOpen(t: number): number {
    if (t > this.horizon) return FOREVER;
    const opens = Math.max(t, this.start[this.intervalEndingAfter(t)]);
    return opens > this.horizon ? FOREVER : opens;
  }

  /**
   * The earliest time at which `seconds` have been worked since t; at closing time, not at the next opening.
   *
   * @param seconds non-negative integer; 0 gives t
   */
  addWorking(t: number, seconds: number): number {
    if (t > this.horizon) return FOREVER;
    if (seconds === 0) return t;
    const target = this.workedBefore(t) + seconds;
    const { worked } = this;
    if (target > worked[worked.length - 1]) return FOREVER;
    let i = this.workGuide[(target - 1) >> WORK_STEP];
    while (worked[i + 1] < target) i++;
    const result = this.start[i] + (target - worked[i]);
    return result > this.horizon ? FOREVER : result;
  }

  /** Open seconds in [from, until); what lies after the horizon is not counted. */
  workingBetween(from: number, until: number): number {
    if (until <= from) return 0;
    return this.workedBefore(Math.min(until, this.horizon)) - this.workedBefore(Math.min(from, this.horizon));
  }

  /**
   * The same local time on the n-th open day after the local day of t, clamped into that day's hours: not
   * before its first opening, not after its last closing, and out of a break to the end of the break.
   *
   * @param n non-negative integer; 0 gives t
   */
  addWorkingDays(t: number, n: number): number {
    if (t > this.horizon) return FOREVER;
    if (n === 0) return t;
    const wallClock = this.local.wallClock(t);
    const day = Math.floor(wallClock / DAY);
    const target = this.openDaysUntil[day - this.firstDay] + n - 1;
    if (target >= this.openDay.length) return FOREVER;
    const first = this.openDayInterval[target];
    const last = this.openDayInterval[target + 1] - 1;
    const sameTime = this.local.instant(wallClock + (this.openDay[target] + this.firstDay - day) * DAY);
    let result = this.end[last];
    for (let i = last; i >= first && sameTime < this.end[i]; i--) result = Math.max(sameTime, this.start[i]);
    return result > this.horizon ? FOREVER : result;
  }

  private intervalEndingAfter(t: number): number {
    const { end } = this;
    let i = this.clockGuide[t >> CLOCK_STEP];
    while (end[i] <= t) i++;
    return i;
  }

  private workedBefore(t: number): number {
    const i = this.intervalEndingAfter(t);
    return this.worked[i] + Math.max(0, t - this.start[i]);
  }
}

/** For each step of 2^shift up to `limit`, the first of `count` ascending values that lies beyond its start. */
function guideTable(ascending: Int32Array, count: number, limit: number, shift: number): Int32Array {
  const guide = new Int32Array((limit >> shift) + 1);
  for (let step = 0, i = 0; step < guide.length; step++) {
    while (i < count && ascending[i] <= step << shift) i++;
    guide[step] = i;
  }
  return guide;
}

function checkWeek(week: readonly (readonly number[])[]): void {
  if (week.length !== 7) throw new RangeError('Working hours need seven days, Monday first.');
  for (const windows of week) {
    const ascends = windows.every(
      (at, i) => Number.isInteger(at) && at >= 0 && (i === 0 || at >= windows[i - 1]),
    );
    if (!ascends || windows.length % 2 !== 0 || windows.some((at) => at > DAY)) {
      throw new RangeError(`Windows of a day must be ascending pairs within 0 to 86400, not [${windows}].`);
    }
  }
}
