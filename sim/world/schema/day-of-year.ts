import type { z } from 'zod';
import { notInForm, Refusal, textForm } from '../../files/quantity/form.ts';
import { quote } from '../../files/sentence.ts';

/** A day that comes back every year. */
export type DayOfYear = { readonly month: number; readonly day: number };

const FORM = {
  kind: 'a day of the year',
  description: 'A day that comes back every year: month-day.',
  examples: ['04-15', '10-31'],
  pattern: '^[0-9]{2}-[0-9]{2}$',
};

/** Days of the months of an ordinary year: 29 February would not come back every year. */
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day that comes back every year, `04-15` -> month 4, day 15. */
export function dayOfYear(): z.ZodType<DayOfYear, string> {
  return textForm({
    ...FORM,
    parse: (text) => {
      if (!new RegExp(FORM.pattern).test(text)) return notInForm(FORM, text);
      const [month, day] = text.split('-').map(Number);
      if (month < 1 || month > 12) return new Refusal(`${quote(text)} has no such month`, 'month-day');
      const last = MONTH_LENGTHS[month - 1];
      if (day < 1 || day > last) {
        return new Refusal(`${quote(text)} does not come every year`, `that month has ${last} days`);
      }
      return { month, day };
    },
  });
}
