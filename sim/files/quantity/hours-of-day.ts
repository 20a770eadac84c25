import { z } from 'zod';
import { quote, sentence } from '../sentence.ts';
import { notInForm, Refusal, textForm } from './form.ts';

/** A half-open stretch of a day, in seconds after midnight. */
export type DayHours = { from: number; to: number };

const CLOCK = '(?:[01][0-9]|2[0-3]):[0-5][0-9]';

const TIME_FORM = {
  kind: 'a time of day',
  description: 'A time of day, hours:minutes.',
  examples: ['09:00', '17:30'],
  pattern: `^${CLOCK}$`,
};

const HOURS_FORM = {
  kind: 'a stretch of the day',
  description: 'From one time of the day to a later one.',
  examples: ['09:00-18:00', '13:30-24:00'],
  pattern: `^${CLOCK}-(${CLOCK}|24:00)$`,
};

/** A time of day, `09:00` -> seconds after midnight. */
export function timeOfDay(): z.ZodType<number, string> {
  return textForm({
    ...TIME_FORM,
    parse: (text) => (new RegExp(TIME_FORM.pattern).test(text) ? seconds(text) : notInForm(TIME_FORM, text)),
  });
}

/** Opening hours, `09:00-18:00` or a list of such stretches in order -> half-open stretches of the day. */
export function hoursOfDay(): z.ZodType<DayHours[], string | string[]> {
  const stretch = textForm({ ...HOURS_FORM, parse: parseHours });
  const several = z
    .array(stretch)
    .min(1, { error: () => sentence('no hours are given', 'write for example `09:00-18:00`') })
    .superRefine((list, context) => {
      for (let index = 1; index < list.length; index++) {
        if (list[index].from >= list[index - 1].to) continue;
        context.addIssue({
          code: 'custom',
          path: [index],
          message: sentence(
            'these hours start before the ones above end',
            'list them in order, without overlap',
          ),
        });
      }
    });
  return z
    .union([stretch.transform((one) => [one]), several])
    .meta({ form: HOURS_FORM.kind, generic: HOURS_FORM.description, description: HOURS_FORM.description });
}

function parseHours(text: string): DayHours | Refusal {
  if (!new RegExp(HOURS_FORM.pattern).test(text)) return notInForm(HOURS_FORM, text);
  const [from, to] = text.split('-').map(seconds);
  if (to <= from) {
    return new Refusal(
      `${quote(text)} ends before it starts`,
      'hours over midnight are two stretches: `[22:00-24:00]` and `[00:00-06:00]`',
    );
  }
  return { from, to };
}

function seconds(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return hours * 3600 + minutes * 60;
}
