import type { z } from 'zod';
import { quote } from '../sentence.ts';
import { notInForm, Refusal, textForm } from './form.ts';

const TEXT = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;

const FORM = {
  kind: 'a date',
  description: 'A date: year-month-day.',
  examples: ['2027-01-04'],
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
};

/**
 * A day of the (Gregorian) calendar, `2027-01-04`, in whatever time zone the document says.
 * The value stays the ISO text: it sorts and compares by date as it is; `civilDate` splits it.
 */
export function calendarDate(): z.ZodType<string, string> {
  return textForm({
    ...FORM,
    parse: (text) => {
      if (!TEXT.test(text)) return notInForm(FORM, text);
      const { year, month, day } = civilDate(text);
      if (year < 1900 || year > 2199) {
        return new Refusal(`${quote(text)} is out of range`, 'years from 1900 to 2199 are taken');
      }
      if (month < 1 || month > 12) return new Refusal(`${quote(text)} has no such month`, 'year-month-day');
      const last = daysInMonth(year, month);
      if (day < 1 || day > last) {
        return new Refusal(`${quote(text)} is not in the calendar`, `that month has ${last} days`);
      }
      return text;
    },
  });
}

/** Year, month (1..12) and day (1..31) of an ISO date text. */
export function civilDate(iso: string): { year: number; month: number; day: number } {
  const [year, month, day] = iso.split('-').map(Number);
  return { year, month, day };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
