import { DAY, dayNumber } from '../engine/civil.ts';
import { LocalTime } from '../engine/local-time.ts';
import { civilDate } from '../files/quantity/calendar-date.ts';
import { zoneOffsets } from '../world/zone-offsets.ts';

/**
 * The UTC second at which a day begins in a time zone: its midnight, or the first moment after it where clocks
 * skip midnight.
 *
 * @param date `2027-01-04`
 * @param zone IANA name
 */
export function midnightUtc(date: string, zone: string): number {
  const { year, month, day } = civilDate(date);
  const midnight = dayNumber(year, month, day) * DAY;
  const start = midnight - 2 * DAY;
  return start + new LocalTime(start, zoneOffsets(zone, start, 4 * DAY)).instant(midnight);
}

/** The UTC second at which the year after a UTC second's begins in a time zone. */
export function nextNewYearUtc(utc: number, zone: string): number {
  let year = new Date(utc * 1000).getUTCFullYear() - 1;
  let start: number;
  do start = midnightUtc(`${++year}-01-01`, zone);
  while (start < utc);
  return start;
}
