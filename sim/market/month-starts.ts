import { DAY, dayNumber, monthOf, yearOf } from '../engine/civil.ts';
import { LocalTime } from '../engine/local-time.ts';
import type { CompiledWorld } from '../world/compiled.ts';

/** Second 0, then the first second of every calendar month at headquarters before the horizon. */
export function monthStarts({ startUtc, horizon, regions, calendars, hq }: CompiledWorld): Int32Array {
  const time = new LocalTime(startUtc, regions[calendars[hq.calendar].region].offsets);
  const first = time.day(0);
  const starts = [0];
  for (let year = yearOf(first), month = monthOf(first) + 1; ; month++) {
    if (month > 12) {
      month = 1;
      year++;
    }
    const start = time.instant(dayNumber(year, month, 1) * DAY);
    if (start >= horizon) return Int32Array.from(starts);
    starts.push(start);
  }
}
