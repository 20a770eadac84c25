import type { z } from 'zod';
import { quote } from '../sentence.ts';
import { DECIMAL, WHOLE } from './decimal.ts';
import { notInForm, Refusal, textForm } from './form.ts';

/** Periods of the calendar that something can be counted in. */
export const PERIODS = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

export type Rate<P extends string = Period> = { count: number; period: P };

/** How often: `2 per quarter`, `200 per week` -> count (decimals allowed unless `whole`) and period. */
export function ratePer<const P extends string = Period>(
  periods: readonly P[] = PERIODS as unknown as readonly P[],
  options: { readonly min?: number; readonly max?: number; readonly whole?: boolean } = {},
): z.ZodType<Rate<P>, string> {
  const number = options.whole ? WHOLE : DECIMAL;
  const form = {
    kind: 'a number per period',
    description: `How many per ${periods.join(', ')}.`,
    examples: periods
      .slice(-3, -1)
      .concat(periods.slice(-1))
      .map((period) => `2 per ${period}`),
    pattern: `^${number} per (${periods.join('|')})$`,
  };
  const shape = new RegExp(`^(${number}) per (.+)$`);
  return textForm({
    ...form,
    fromNumber: (value) => (value >= 0 ? `${value} per ${periods[0]}` : undefined),
    parse: (text) => {
      const match = shape.exec(text);
      const period = periods.find((known) => known === match?.[2]);
      if (match === null || period === undefined) return notInForm(form, text);
      const count = Number(match[1]);
      return countRefusal(count, text, options) ?? { count, period };
    },
  });
}

/** A counted thing: `countOf('moves')` takes `2 moves` and `1 move` -> 2, 1. */
export function countOf(
  plural: string,
  options: { readonly min?: number; readonly max?: number; readonly singular?: string } = {},
): z.ZodType<number, string> {
  const singular = options.singular ?? plural.replace(/s$/, '');
  const form = {
    kind: `a number of ${plural}`,
    description: `How many ${plural}.`,
    examples: [`2 ${plural}`],
    pattern: `^${WHOLE} (${plural}|${singular})$`,
  };
  const shape = new RegExp(`^(${WHOLE}) (?:${plural}|${singular})$`);
  return textForm({
    ...form,
    fromNumber: (value) => `${value} ${value === 1 ? singular : plural}`,
    parse: (text) => {
      const match = shape.exec(text);
      if (match === null) return notInForm(form, text);
      const count = Number(match[1]);
      return countRefusal(count, text, options) ?? count;
    },
  });
}

function countRefusal(
  count: number,
  text: string,
  { min = 0, max = 1e9 }: { readonly min?: number; readonly max?: number },
): Refusal | undefined {
  if (count < min) return new Refusal(`${quote(text)} is too few`, `at least ${min}`);
  if (count > max) return new Refusal(`${quote(text)} is too many`, `at most ${max}`);
  return undefined;
}
