import type { z } from 'zod';
import { notInForm, Refusal, textForm } from '../../files/quantity/form.ts';
import { quote } from '../../files/sentence.ts';

const FORM = {
  kind: 'a time zone',
  description: 'A time zone by its name in the IANA database.',
  examples: ['Asia/Shanghai', 'Europe/Berlin'],
  pattern: '^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$',
};

/** A time zone by its IANA name, `Asia/Shanghai`; one that this machine's time zone database does not hold is refused. */
export function timeZone(): z.ZodType<string, string> {
  return textForm({
    ...FORM,
    parse: (text) => {
      if (!new RegExp(FORM.pattern).test(text)) return notInForm(FORM, text);
      try {
        new Intl.DateTimeFormat('en-US', { timeZone: text });
        return text;
      } catch {
        return new Refusal(`${quote(text)} is not a known time zone`, 'write for example `Asia/Shanghai`');
      }
    },
  });
}
