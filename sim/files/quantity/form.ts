import { z } from 'zod';
import { quote, sentence } from '../sentence.ts';
import { withoutDecimalComma } from '../slips.ts';

/** Why a text is not taken, and what to write instead. */
export class Refusal {
  readonly message: string;
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    this.message = message;
    this.hint = hint;
  }
}

/** A way to write a kind of value as text in YAML. */
export type Form<T> = {
  /** What it is, with its article: `a length of time`. */
  readonly kind: string;
  /** What the value means in general, for the editor's hover text and the reference. */
  readonly description: string;
  /** Texts that are taken; each is tested to be. */
  readonly examples: readonly string[];
  /** The accepted texts as a JSON Schema pattern, anchored at both ends; may take a little more than `parse`. */
  readonly pattern: string;
  /** The value of a text, or why it is refused. */
  readonly parse: (text: string) => T | Refusal;
  /** What somebody who wrote a bare number probably meant, e.g. `25%` for 25. */
  readonly fromNumber?: (value: number) => string | undefined;
};

/** The sentence that lists the accepted forms. */
function acceptedForms(form: Pick<Form<unknown>, 'examples'>): string {
  return `write for example ${form.examples.map((example) => `\`${example}\``).join(', ')}`;
}

/**
 * A schema that takes text in the given form and yields its plain value. A missing value is left to the document's
 * own message; anything else that is not such a text is answered with the accepted forms.
 */
export function textForm<T>(form: Form<T>): z.ZodType<T, string> {
  const written = z
    .string({
      error: (issue) => (issue.input === undefined ? undefined : wrongType(form, issue.input)),
    })
    .meta({ pattern: form.pattern, examples: [...form.examples] });
  return written
    .transform((text, context): T => {
      const value = form.parse(text);
      if (!(value instanceof Refusal)) return value;
      // A number in quotes, like one without, lacks its unit.
      const meant = /^[0-9]+(\.[0-9]+)?$/.test(text) ? form.fromNumber?.(Number(text)) : undefined;
      context.addIssue({
        code: 'custom',
        message: sentence(value.message, meant === undefined ? value.hint : `write \`${meant}\``),
        input: text,
      });
      return z.NEVER;
    })
    .meta({
      form: form.kind,
      generic: form.description,
      description: form.description,
      examples: [...form.examples],
    });
}

/** A text that does not have the form at all. */
export function notInForm(form: Pick<Form<unknown>, 'kind' | 'examples' | 'pattern'>, text: string): Refusal {
  // Full-width digits and signs, as Chinese keyboards give them, look right and are not.
  const halfWidth = text.normalize('NFKC').trim();
  const isTaken = (other: string | undefined) =>
    other !== undefined && other !== text && new RegExp(form.pattern, 'u').test(other);
  const withPoint = withoutDecimalComma(text);
  return new Refusal(
    `${quote(text)} is not ${form.kind}`,
    isTaken(halfWidth)
      ? `write \`${halfWidth}\`, in half-width characters`
      : isTaken(withPoint)
        ? `write \`${withPoint}\``
        : acceptedForms(form),
  );
}

function wrongType<T>(form: Form<T>, input: unknown): string {
  const meant = typeof input === 'number' ? form.fromNumber?.(input) : undefined;
  const what = Array.isArray(input)
    ? `a list stands where ${form.kind} is expected`
    : input !== null && typeof input === 'object'
      ? `a mapping stands where ${form.kind} is expected`
      : `${quote(input)} is not ${form.kind}`;
  return sentence(what, meant === undefined ? acceptedForms(form) : `write \`${meant}\``);
}
