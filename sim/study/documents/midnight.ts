import { DAY, dayNumber } from '../../engine/civil.ts';
import { LocalTime } from '../../engine/local-time.ts';
import { civilDate } from '../../files/quantity/calendar-date.ts';
import { zoneOffsets } from '../../world/zone-offsets.ts';

/**
 * The UTC second at which a day begins in a time zone: its midnight, or the first moment after it where clocks
 * skip midnight.
 *
 * @param date `2027-01-04`
 * @param zone IANA name
 */
export function midnightUtc(date: string, zone: string): number {
  const midnight = civilDay(date) * DAY;
  const start = midnight - 2 * DAY;
  return start + new LocalTime(start, zoneOffsets(zone, start, 4 * DAY)).instant(midnight);
}

/** The first UTC second, not before the given one, at which a year begins in a time zone. */
export function nextNewYearUtc(utc: number, zone: string): number {
  let year = new Date(utc * 1000).getUTCFullYear();
  while (midnightUtc(`${year}-01-01`, zone) < utc) year++;
  return midnightUtc(`${year}-01-01`, zone);
}

/** Days from one date to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return civilDay(to) - civilDay(from);
}

function civilDay(date: string): number {
  const { year, month, day } = civilDate(date);
  return dayNumber(year, month, day);
}
