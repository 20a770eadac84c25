import { DAY, dayNumber } from '../engine/civil.ts';
import type { OffsetTable } from '../engine/local-time.ts';

/**
 * A time zone's offsets against UTC over a horizon, from the time zone database of this machine. Done once before
 * a run: results depend on the table, which is part of the compiled world, and not on where they are computed.
 *
 * @param zone IANA name
 * @param startUtc UTC second of simulation second 0
 * @param horizon seconds covered
 */
export function zoneOffsets(zone: string, startUtc: number, horizon: number): OffsetTable {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsetAt = (t: number) => wallClock(format, startUtc + t) - (startUtc + t);
  const from = [0];
  const offset = [offsetAt(0)];
  // No zone has ever changed its offset twice within a day and returned, so a daily grid misses nothing.
  for (let t = 0; t < horizon; t += DAY) {
    const last = offset[offset.length - 1];
    const next = offsetAt(t + DAY);
    if (next === last) continue;
    let before = t;
    let after = t + DAY;
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (offsetAt(middle) === last) before = middle;
      else after = middle;
    }
    from.push(after);
    offset.push(next);
  }
  return { from: Int32Array.from(from), offset: Int32Array.from(offset) };
}

/** What the wall clock shows at a UTC second, in seconds since 1970-01-01 00:00 local time. */
function wallClock(format: Intl.DateTimeFormat, utc: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(utc * 1000)) part[type] = Number(value);
  return (
    dayNumber(part['year'], part['month'], part['day']) * DAY +
    part['hour'] * 3600 +
    part['minute'] * 60 +
    part['second']
  );
}
