import { dayNumber, monthNumber } from '../engine/civil.ts';
import type { Period } from './terms.ts';

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/**
 * Number of the period that a day belongs to; consecutive periods have consecutive numbers.
 *
 * @param day days since 1970-01-01
 */
export function periodOf(day: number, period: Period): number {
  return Math.floor(monthNumber(day) / MONTHS[period]);
}

/** First day of a period, as days since 1970-01-01. @param index as `periodOf` gives it */
export function periodStart(index: number, period: Period): number {
  const months = index * MONTHS[period];
  return dayNumber(Math.floor(months / 12), (months % 12) + 1, 1);
}

/** First day after a period, as days since 1970-01-01. @param index as `periodOf` gives it */
export function periodEnd(index: number, period: Period): number {
  return periodStart(index + 1, period);
}
