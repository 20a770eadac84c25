import type { z } from 'zod';
import { notInForm, textForm } from '../../files/quantity/form.ts';

const FORM = {
  kind: 'a currency',
  description: 'A currency by its three letters (ISO 4217).',
  examples: ['CNY', 'EUR'],
  pattern: '^[A-Z]{3}$',
};

/** A currency by its three letters, `CNY`. */
export function currency(): z.ZodType<string, string> {
  return textForm({
    ...FORM,
    parse: (text) => (new RegExp(FORM.pattern).test(text) ? text : notInForm(FORM, text)),
  });
}
