import { z } from 'zod';
import { withSuggestion } from '../nearest-name.ts';
import { quote, sentence } from '../sentence.ts';
import { notInForm, textForm } from './form.ts';

/** Days of the week, Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const DAY = WEEKDAYS.join('|');

const FORM = {
  kind: 'a set of weekdays',
  description: 'Days of the week: one, a range, or a list.',
  examples: ['mon-fri', 'sat'],
  pattern: `^(${DAY})(-(${DAY}))?$`,
};

/** Days of the week, `mon-fri`, `sat` or `[mon, tue, sat]` -> the days from Monday on, each once. */
export function weekdays(): z.ZodType<Weekday[], string | string[]> {
  const range = textForm({ ...FORM, parse: (text) => parseRange(text) ?? notInForm(FORM, text) });
  const list = z
    .array(
      z.enum(WEEKDAYS, {
        error: (issue) =>
          withSuggestion(`${quote(issue.input)} is not a day of the week`, String(issue.input), WEEKDAYS),
      }),
    )
    .min(1, { error: () => sentence('no day is given', 'write for example `mon-fri` or `[mon, tue, sat]`') })
    .transform((days) => WEEKDAYS.filter((day) => days.includes(day)));
  return z
    .union([range, list])
    .meta({ form: FORM.kind, generic: FORM.description, description: FORM.description });
}

function parseRange(text: string): Weekday[] | undefined {
  const match = new RegExp(FORM.pattern).exec(text);
  if (match === null) return undefined;
  const first = WEEKDAYS.indexOf(match[1] as Weekday);
  const last = match[3] === undefined ? first : WEEKDAYS.indexOf(match[3] as Weekday);
  return WEEKDAYS.filter((_, day) =>
    first <= last ? day >= first && day <= last : day >= first || day <= last,
  );
}
