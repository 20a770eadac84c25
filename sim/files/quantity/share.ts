import type { z } from 'zod';
import { anyOf, quote } from '../sentence.ts';
import { DECIMAL } from './decimal.ts';
import { notInForm, Refusal, textForm } from './form.ts';

export type ShareOptions = {
  /** Smallest accepted, as a fraction of 1 (default 0). */
  readonly min?: number;
  /** Largest accepted, as a fraction of 1 (default 1). */
  readonly max?: number;
};

const TEXT = new RegExp(`^(-?${DECIMAL}) ?%$`);

/** A share or probability: `25%`, `2.5%` -> 0.25, 0.025. A bare number is refused, because 5 and 0.05 look alike. */
export function share(options: ShareOptions = {}): z.ZodType<number, string> {
  const form = {
    kind: 'a share in %',
    description: 'A share in %.',
    examples: exampleShares(options),
    pattern: `^${(options.min ?? 0) < 0 ? '-?' : ''}${DECIMAL} ?%$`,
  };
  return textForm({
    ...form,
    fromNumber: percentFromNumber,
    parse: (text) => parseShare(text, options) ?? noneMeant(text, options) ?? notInForm(form, text),
  });
}

/** A share of something named: `shareOf(['list'])` takes `92% of list`; the value keeps the name. */
export function shareOf<const W extends string>(
  whole: readonly W[],
  options: ShareOptions = {},
): z.ZodType<{ share: number; of: W }, string> {
  return sharePhrase('of', whole, options, (value, word) => ({ share: value, of: word }));
}

/** A share until a named moment: `shareUntil(['go-live'])` takes `20% until go-live`. */
export function shareUntil<const W extends string>(
  moments: readonly W[],
  options: ShareOptions = {},
): z.ZodType<{ share: number; until: W }, string> {
  return sharePhrase('until', moments, options, (value, word) => ({ share: value, until: word }));
}

function sharePhrase<W extends string, T>(
  link: string,
  words: readonly W[],
  options: ShareOptions,
  make: (value: number, word: W) => T,
): z.ZodType<T, string> {
  const example = exampleShares(options)[0];
  const form = {
    kind: `a share ${link} ${anyOf(words)}`,
    description: `A share in % ${link} ${anyOf(words)}.`,
    examples: words.map((word) => `${example} ${link} ${word}`),
    pattern: `^${DECIMAL} ?% ${link} (${words.join('|')})$`,
  };
  const separator = `% ${link} `;
  return textForm({
    ...form,
    fromNumber: (value) => {
      const percent = percentFromNumber(value);
      return percent === undefined ? undefined : `${percent} ${link} ${words[0]}`;
    },
    parse: (text) => {
      const end = text.indexOf(separator);
      const word = words.find((known) => known === text.slice(end + separator.length));
      if (end < 0 || word === undefined) return notInForm(form, text);
      const value = parseShare(text.slice(0, end + 1), options);
      if (value === undefined) return notInForm(form, text);
      return value instanceof Refusal ? value : make(value, word);
    },
  });
}

function parseShare(text: string, options: ShareOptions): number | Refusal | undefined {
  const match = TEXT.exec(text);
  if (match === null) return undefined;
  // Moving the exponent in the text gives the double nearest to the written share; dividing by 100 may not.
  const value = Number(`${match[1]}e-2`);
  const { min = 0, max = 1 } = options;
  if (value < min) return new Refusal(`${quote(text)} is too small`, `at least \`${percent(min)}\``);
  if (value > max) return new Refusal(`${quote(text)} is too large`, `at most \`${percent(max)}\``);
  return value;
}

/** A share of nothing is written as one, for `none` takes a key away where a file extends another. */
function noneMeant(text: string, { min = 0 }: ShareOptions): Refusal | undefined {
  return text === 'none' && min <= 0 ? new Refusal('`none` is not a share in %', 'write `0%`') : undefined;
}

/** A fraction of 1 as a percentage in the shortest decimals, e.g. 0.025 -> `2.5%`. */
function percent(value: number): string {
  return `${Number((value * 100).toPrecision(12))}%`;
}

function percentFromNumber(value: number): string | undefined {
  if (value < 0 || value > 100) return undefined;
  return value > 0 && value < 1 ? `${percent(value)}\` or \`${value}%` : `${value}%`;
}

function exampleShares({ min = 0, max = 1 }: ShareOptions): string[] {
  const usual = [0.25, 0.025, 0.9, 1.1, 0.01].filter((value) => value >= min && value <= max);
  return (usual.length > 0 ? usual : [min]).slice(0, 2).map(percent);
}
