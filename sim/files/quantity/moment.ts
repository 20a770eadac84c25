import type { z } from 'zod';
import { quote } from '../sentence.ts';
import { calendarDate } from './calendar-date.ts';
import { notInForm, Refusal, textForm } from './form.ts';

const TEXT = /^([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9]{2}):([0-9]{2})$/;

const FORM = {
  kind: 'a minute of a day',
  description: 'A date and a time of day, to the minute.',
  examples: ['2027-01-04 09:30'],
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}$',
};

const date = calendarDate();

/** A minute, `2027-01-04 09:30`, in whatever time zone the document says. The value stays the text: it sorts by time. */
export function moment(): z.ZodType<string, string> {
  return textForm({
    ...FORM,
    parse: (text) => {
      const match = TEXT.exec(text);
      if (match === null) return notInForm(FORM, text);
      const [, day, hour, minute] = match;
      const problem = date.safeParse(day).error?.issues[0];
      if (problem !== undefined) return new Refusal(problem.message);
      if (Number(hour) > 23 || Number(minute) > 59)
        return new Refusal(
          `${quote(text)} has no such time`,
          'hours go from 00 to 23, minutes from 00 to 59',
        );
      return text;
    },
  });
}

/** Date and minute of the day (0..1439) of such a text. */
export function momentParts(text: string): { readonly date: string; readonly minute: number } {
  return { date: text.slice(0, 10), minute: 60 * Number(text.slice(11, 13)) + Number(text.slice(14, 16)) };
}
