import { z } from 'zod';
import { quote, sentence } from '../sentence.ts';
import { withoutDecimalComma } from '../slips.ts';

export type NumberOptions = {
  /** Smallest accepted. */
  readonly min?: number;
  /** Largest accepted. */
  readonly max?: number;
};

/** A number without a unit. */
export function number(options: NumberOptions = {}): z.ZodNumber {
  return bounded(z.number({ error: (issue) => notANumber(issue.input, 'a number') }), 'a number', options);
}

/** A whole number. */
export function integer(options: NumberOptions = {}): z.ZodNumber {
  const whole = z
    .number({ error: (issue) => notANumber(issue.input, 'a whole number') })
    .int({ error: (issue) => notANumber(issue.input, 'a whole number') });
  return bounded(whole, 'a whole number', options);
}

/** A multiplier, 0 or more: 1 changes nothing. */
export function factor(options: NumberOptions = {}): z.ZodNumber {
  const { min = 0, max = 1e6 } = options;
  const any = z.number({ error: (issue) => notANumber(issue.input, 'a factor') });
  return bounded(any, 'a factor, where 1 changes nothing', { min, max });
}

/** The weight of one of several, relative to the others: 0 or more. */
export function relativeWeight(options: { readonly max?: number } = {}): z.ZodNumber {
  const any = z.number({ error: (issue) => notANumber(issue.input, 'a relative weight') });
  return bounded(any, 'a relative weight', { min: 0, max: options.max ?? 1e6 });
}

/** A number above 0. */
export function positive(options: { readonly max?: number } = {}): z.ZodNumber {
  const any = z
    .number({ error: (issue) => notANumber(issue.input, 'a number above 0') })
    .positive({ error: (issue) => `${quote(issue.input)} is not above 0` });
  return bounded(any, 'a number above 0', options);
}

function bounded(schema: z.ZodNumber, kind: string, { min, max }: NumberOptions): z.ZodNumber {
  let checked = schema;
  if (min !== undefined) {
    checked = checked.min(min, {
      error: (issue) => sentence(`${quote(issue.input)} is too small`, `at least ${min}`),
    });
  }
  if (max !== undefined) {
    checked = checked.max(max, {
      error: (issue) => sentence(`${quote(issue.input)} is too large`, `at most ${max}`),
    });
  }
  const description = `${kind[0].toUpperCase()}${kind.slice(1)}.`;
  return checked.meta({ form: kind, generic: description, description });
}

function notANumber(input: unknown, kind: string): string | undefined {
  if (input === undefined) return undefined;
  const withPoint = typeof input === 'string' ? withoutDecimalComma(input) : undefined;
  if (withPoint !== undefined && Number.isFinite(Number(withPoint))) {
    return sentence(`${quote(input)} is not ${kind}`, `write \`${withPoint}\``);
  }
  if (typeof input === 'string' && /^-?(?:[0-9]+|[0-9]*\.[0-9]+)$/.test(input)) {
    const hint = `quotes make a text of it: write \`${input}\` without them`;
    return sentence(`${quote(input)} is a text here, not ${kind}`, hint);
  }
  if (typeof input === 'string' && /^-?[0-9.]+ ?\S/.test(input)) {
    return sentence(`${quote(input)} is not ${kind}`, 'write the number alone: no unit, no %, no quotes');
  }
  if (typeof input === 'string') {
    return sentence(`${quote(input)} is not ${kind}`, 'write it in digits, such as `3`');
  }
  return `${quote(input)} is not ${kind}`;
}
