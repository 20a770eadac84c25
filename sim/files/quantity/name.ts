import { z } from 'zod';
import { withSuggestion } from '../nearest-name.ts';
import { quote } from '../sentence.ts';
import { Refusal, textForm } from './form.ts';

const PATTERN = '^[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]{0,79}$';
const TEXT = new RegExp(PATTERN, 'u');

/** Words that mean something of their own wherever a name may stand. */
const RESERVED = new Set(['none', 'anything']);

/** What people call such things, so that a message shows a likely name. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  'a region': ['Shenzhen', '东莞'],
  'a group of regions': ['greater-bay-area', '长三角'],
  'a holiday': ['new-year-2027', '春节-2027'],
  'a target market': ['north-america', '东南亚'],
  'a product': ['website', '建站'],
  'a module': ['website', '优化'],
  'a skill': ['website', '优化'],
  'a source': ['paid-ads', '展会'],
  'a fair or campaign': ['canton-spring', '春季广交会'],
  'an archetype': ['local-agency', '本地代理'],
  'a partner': ['Pearl', '珠江工作室'],
  'a rule': ['fairs-stay-local', '其余'],
  'a tier': ['deep-enquiry', '深度询盘'],
  'a scenario': ['website-bundle', '多地集团'],
  'a plan': ['keep', '先试点'],
};

/**
 * The name of a rule, a region, a plan: letters of any script, digits, `-`, `_` and `.`, at most 80.
 * `what` says in messages what is named, e.g. `a region`.
 */
export function name(what = 'a name'): z.ZodType<string, string> {
  const form = {
    kind: what === 'a name' ? what : `the name of ${what}`,
    description: what === 'a name' ? 'A name.' : `The name of ${what}.`,
    examples: EXAMPLES[what] ?? ['first-claim', '东莞'],
    pattern: PATTERN,
  };
  return textForm({
    ...form,
    fromNumber: (value) => `"${value}"`,
    parse: (text) => {
      if (RESERVED.has(text)) {
        return new Refusal(`${quote(text)} cannot be a name`, 'this word has a meaning of its own');
      }
      if (TEXT.test(text)) return text;
      if (text === '') return new Refusal('the name is empty', 'letters, digits, `-`, `_` and `.`');
      const mended = text.trim().replaceAll(/[\s/:,]+/g, '-');
      return new Refusal(
        `${quote(text)} cannot be a name`,
        TEXT.test(mended) && mended !== text
          ? `write \`${mended}\``
          : 'a name has letters of any script, digits, `-`, `_` and `.`, and at most 80 of them',
      );
    },
  });
}

/** More words than this are not listed wherever one of them may stand. */
const MOST_SHOWN = 24;

/** One of a closed list of words; another word is answered with the nearest. `what` reads `a way to allocate`. */
export function oneOf<const W extends readonly [string, ...string[]]>(
  words: W,
  what = 'a known word',
): z.ZodEnum<{ [K in W[number]]: K }> {
  return z
    .enum(words, {
      error: (issue) =>
        issue.input === undefined
          ? undefined
          : withSuggestion(`${quote(issue.input)} is not ${what}`, String(issue.input), words),
    })
    .meta({ form: words.length > MOST_SHOWN ? what : words.map((word) => `\`${word}\``).join(', ') });
}
