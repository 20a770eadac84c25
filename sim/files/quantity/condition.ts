import { z } from 'zod';
import { anyOf, quote, sentence } from '../sentence.ts';
import { type Money, money } from './money.ts';
import { name, oneOf } from './name.ts';
import { number } from './number.ts';

/** A fact that a condition may ask about, and how it is written. */
export type ConditionField =
  /** A name; `known` is the closed list of names where there is one. */
  | { readonly kind: 'name'; readonly known?: readonly [string, ...string[]]; readonly meaning?: string }
  | { readonly kind: 'number'; readonly unit?: string; readonly meaning?: string }
  | { readonly kind: 'money'; readonly meaning?: string };

/** One question of a condition. Money is compared in hundredths of `currency`. */
export type Test =
  | { field: string; oneOf: string[] }
  | { field: string; atLeast?: number; below?: number; currency?: string };

/** Always true, or true when every test is. Tests come in the order of the declared fields, whatever the file's. */
export type Condition = { anything: true } | { all: Test[] };

type ConditionText = 'anything' | Record<string, unknown>;

/**
 * The one condition word `when`: `anything`, or a mapping of fields, all of which must hold:
 * `{ source: [paid-ads, social], modules: { at_least: 2 }, value: { below: 80000 CNY } }`.
 * `at_least` includes its limit, `below` does not.
 */
export function condition(
  fields: Readonly<Record<string, ConditionField>>,
): z.ZodType<Condition, ConditionText> {
  const shape: Record<string, z.ZodOptional<z.ZodType<Test>>> = {};
  for (const [field, about] of Object.entries(fields)) {
    shape[field] = fieldTest(field, about)
      .meta({ meaning: about.meaning ?? `Only where ${field} is one of these, or within these limits.` })
      .optional();
  }
  const asked = z
    .strictObject(shape)
    .refine((tests) => Object.values(tests).some((test) => test !== undefined), {
      error: () => sentence('the condition is empty', 'write `anything` to match everything'),
      // With a misspelt field it is not empty, and that was said.
      when: ({ issues }) => issues.length === 0,
    })
    .transform((tests): Condition => ({ all: Object.values(tests).filter((test) => test !== undefined) }));
  const anything = z
    .literal('anything', {
      error: (issue) =>
        issue.input === undefined
          ? undefined
          : sentence(
              `${quote(issue.input)} is not a condition`,
              `write \`anything\`, or a mapping such as \`${exampleOf(fields)}\``,
            ),
    })
    .transform((): Condition => ({ anything: true }));
  const either = z.union([anything, asked], {
    error: (issue) =>
      issue.input === undefined
        ? undefined
        : sentence(
            `${quote(issue.input)} is not a condition`,
            `write one mapping such as \`${exampleOf(fields)}\`, all parts of which must hold`,
          ),
  });
  return either.meta({
    form: 'a condition',
    generic: 'When it applies.',
    description: `When it applies: \`anything\`, or limits on ${anyOf(Object.keys(fields))}, all of which must hold.`,
  }) as unknown as z.ZodType<Condition, ConditionText>;
}

function exampleOf(fields: Readonly<Record<string, ConditionField>>): string {
  const [field, about] = Object.entries(fields)[0] ?? ['field', { kind: 'number' }];
  switch (about.kind) {
    case 'name':
      return `{ ${field}: ${'known' in about && about.known ? about.known[0] : 'name'} }`;
    case 'number':
      return `{ ${field}: { at_least: 2 } }`;
    case 'money':
      return `{ ${field}: { at_least: 80000 CNY } }`;
  }
}

function fieldTest(field: string, about: ConditionField): z.ZodType<Test> {
  switch (about.kind) {
    case 'name':
      return nameTest(field, about.known);
    case 'number':
      return limits(number(), '2', (value: number) => ({ value })).transform(
        ({ atLeast, below }): Test => ({
          field,
          ...(atLeast === undefined ? {} : { atLeast: atLeast.value }),
          ...(below === undefined ? {} : { below: below.value }),
        }),
      );
    case 'money':
      return limits(money(), '80000 CNY', (value: Money) => ({
        value: value.minor,
        currency: value.currency,
      }))
        .refine(({ atLeast, below }) => !atLeast || !below || atLeast.currency === below.currency, {
          error: () => sentence('the two limits have different currencies', 'write both in one currency'),
        })
        .transform(
          ({ atLeast, below }): Test => ({
            field,
            ...(atLeast === undefined ? {} : { atLeast: atLeast.value }),
            ...(below === undefined ? {} : { below: below.value }),
            currency: (atLeast ?? below)?.currency as string,
          }),
        );
  }
}

function nameTest(field: string, known: readonly [string, ...string[]] | undefined): z.ZodType<Test> {
  const one: z.ZodType<string> = known === undefined ? name() : oneOf(known, `a known ${field}`);
  const several = z
    .array(one)
    .min(1, { error: () => sentence('the list is empty', 'nothing could ever match it') })
    .refine((names) => new Set(names).size === names.length, {
      error: () => 'a name stands twice in the list',
    });
  return z
    .union([one, several])
    .transform((names): Test => ({ field, oneOf: Array.isArray(names) ? names : [names] }));
}

function notALimit(input: unknown, example: string): string {
  const limit = typeof input === 'number' ? String(input) : example;
  return sentence(
    `${quote(input)} is not a limit`,
    `write \`{ at_least: ${limit} }\` or \`{ below: ${limit} }\``,
  );
}

type Limit = { value: number; currency?: string };

/** `{ at_least: x, below: y }`, at least one of them, with room between the two. */
function limits<T>(
  schema: z.ZodType<T>,
  example: string,
  toLimit: (value: T) => Limit,
): z.ZodType<{ atLeast?: Limit | undefined; below?: Limit | undefined }> {
  return z
    .strictObject(
      {
        at_least: schema.meta({ meaning: 'From this on, itself included.' }).optional(),
        below: schema.meta({ meaning: 'Up to this, itself excluded.' }).optional(),
      },
      {
        error: (issue) =>
          issue.code === 'invalid_type' && issue.input !== undefined
            ? notALimit(issue.input, example)
            : undefined,
      },
    )
    .transform(({ at_least, below }) => ({
      atLeast: at_least === undefined ? undefined : toLimit(at_least as T),
      below: below === undefined ? undefined : toLimit(below as T),
    }))
    .superRefine(({ atLeast, below }, context) => {
      if (atLeast === undefined && below === undefined) {
        context.addIssue({
          code: 'custom',
          message: sentence('no limit is given', 'write `at_least:` or `below:`'),
        });
      } else if (atLeast !== undefined && below !== undefined && atLeast.value >= below.value) {
        context.addIssue({
          code: 'custom',
          message: sentence('these limits leave nothing between them', '`at_least` must be under `below`'),
        });
      }
    });
}
