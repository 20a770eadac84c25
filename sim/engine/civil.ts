/**
 * Civil dates of the proleptic Gregorian calendar as day numbers, day 0 being 1970-01-01.
 *
 * After H. Hinnant, "chrono-compatible low-level date algorithms": the year is counted from 1 March, so that
 * the leap day comes last; an era is 400 years of 146,097 days.
 */

/** Seconds of a civil day without a change of offset. */
export const DAY = 86400;
export const SECONDS_PER_HOUR = 3600;
/** Seconds of a month on average: amounts a month are spread over time by it. */
export const SECONDS_PER_MONTH = (365.25 / 12) * DAY;
export const WEEKS_PER_MONTH = 365.25 / 12 / 7;

const DAYS_PER_ERA = 146097;
/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH = 719468;

/**
 * Day number of a date.
 *
 * @param month 1 to 12
 * @param day 1 to 31
 */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH;
}

/** Month of a day number, 1 to 12. */
export function monthOf(day: number): number {
  const shifted = Math.floor((5 * dayOfMarchYear(day) + 2) / 153);
  return shifted < 10 ? shifted + 3 : shifted - 9;
}

/** Year of a day number. */
export function yearOf(day: number): number {
  const z = day + EPOCH;
  const era = Math.floor(z / DAYS_PER_ERA);
  const year = yearOfEra(z - era * DAYS_PER_ERA) + era * 400;
  return monthOf(day) <= 2 ? year + 1 : year;
}

/** Months from January of the year 0 to the month of a day number. */
export function monthNumber(day: number): number {
  const z = day + EPOCH;
  const era = Math.floor(z / DAYS_PER_ERA);
  const marchYear = yearOfEra(z - era * DAYS_PER_ERA) + era * 400;
  // A year from 1 March begins two months after its January.
  return 12 * marchYear + Math.floor((5 * dayOfMarchYear(day) + 2) / 153) + 2;
}

/** Day of the month of a day number, 1 to 31. */
export function dayOfMonth(day: number): number {
  const dayOfYear = dayOfMarchYear(day);
  return dayOfYear - Math.floor((153 * Math.floor((5 * dayOfYear + 2) / 153) + 2) / 5) + 1;
}

/** Day of the week of a day number, Monday 0 to Sunday 6. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function yearOfEra(dayOfEra: number): number {
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36524) + Math.floor(dayOfEra / (DAYS_PER_ERA - 1));
  return Math.floor((dayOfEra - leapDays) / 365);
}

/** Day of the year that begins on 1 March, 0 to 365. */
function dayOfMarchYear(day: number): number {
  const z = day + EPOCH;
  const dayOfEra = z - Math.floor(z / DAYS_PER_ERA) * DAYS_PER_ERA;
  const year = yearOfEra(dayOfEra);
  return dayOfEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
}
