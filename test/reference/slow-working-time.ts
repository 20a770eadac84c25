import { DAY, weekdayOf } from '../../sim/engine/civil.ts';
import type { WorkingHours } from '../../sim/engine/working-time.ts';

const FOREVER = 2 ** 31 - 1;

/** Working time by looking at every second: the wall clock, the weekday, the windows of that day. */
export class SlowWorkingTime {
  private readonly hours: WorkingHours;
  private readonly epoch: number;
  private readonly horizon: number;
  /** One entry a second, two days past the horizon: whether it is open, and what the wall clock shows. */
  private readonly open: Uint8Array;
  private readonly clock: Float64Array;

  constructor(hours: WorkingHours, epoch: number, horizon: number) {
    this.hours = hours;
    this.epoch = epoch;
    this.horizon = horizon;
    this.open = new Uint8Array(horizon + 3 * DAY);
    this.clock = new Float64Array(this.open.length);
    let today = Number.NaN;
    let windows: readonly number[] = [];
    for (let t = 0; t < this.open.length; t++) {
      const clock = this.wallClock(t);
      this.clock[t] = clock;
      const day = Math.floor(clock / DAY);
      if (day !== today) {
        today = day;
        windows = hours.holidays.includes(day) ? [] : hours.week[weekdayOf(day)];
      }
      const second = clock - day * DAY;
      for (let w = 0; w < windows.length; w += 2) {
        if (second >= windows[w] && second < windows[w + 1]) this.open[t] = 1;
      }
    }
  }

  isOpen(t: number): boolean {
    return this.open[t] === 1;
  }

  nextOpen(t: number): number {
    for (let s = t; s <= this.horizon; s++) if (this.open[s]) return s;
    return FOREVER;
  }

  addWorking(t: number, seconds: number): number {
    let left = seconds;
    let s = t;
    while (left > 0 && s < this.horizon) left -= this.open[s++];
    return left > 0 ? FOREVER : s;
  }

  workingBetween(from: number, until: number): number {
    let sum = 0;
    for (let s = from; s < Math.min(until, this.horizon); s++) sum += this.open[s];
    return sum;
  }

  /** Collects the seconds of the n-th open day, then takes the one that shows the time wanted. */
  addWorkingDays(t: number, n: number): number {
    if (n === 0) return t;
    const clock = this.clock[t];
    const today = Math.floor(clock / DAY);
    let seen = 0;
    let openDay = -1;
    for (let s = t; s < this.open.length && seen < n; s++) {
      if (!this.open[s]) continue;
      const day = Math.floor(this.clock[s] / DAY);
      if (day > today && day !== openDay) {
        openDay = day;
        seen++;
      }
    }
    if (seen < n) return FOREVER;
    const wanted = openDay * DAY + (clock - today * DAY);
    let last = -1;
    let sameTime = -1;
    let result = -1;
    for (let s = 0; s < this.open.length; s++) {
      const now = this.clock[s];
      // The first second that shows the wanted time, or the first after clocks skipped it.
      if (sameTime < 0 && now >= wanted) sameTime = s;
      if (!this.open[s] || Math.floor(now / DAY) !== openDay) continue;
      last = s;
      if (result < 0 && sameTime >= 0) result = s;
    }
    if (result < 0) result = last + 1;
    return result > this.horizon ? FOREVER : result;
  }

  private wallClock(t: number): number {
    const { from, offset } = this.hours.offsets;
    let current = offset[0];
    for (let i = 0; i < from.length; i++) if (from[i] <= t) current = offset[i];
    return t + this.epoch + current;
  }
}
