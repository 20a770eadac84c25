import { z } from 'zod';
import { quote, sentence } from '../sentence.ts';

/** Words for people: one text for all, or one for each language. */
export type Text = string | { zh?: string | undefined; en?: string | undefined };

const LONGEST = 2000;

function words(): z.ZodString {
  return z
    .string({
      error: (issue) =>
        issue.input === undefined
          ? undefined
          : sentence(`${quote(issue.input)} is not text`, 'put it in quotes'),
    })
    .min(1, { error: () => 'the text is empty' })
    .max(LONGEST, { error: () => `the text is longer than ${LONGEST} characters` });
}

/** A title or an explanation: `Match and protect`, or `{ zh: 匹配与保护, en: Match and protect }`. */
export function text(): z.ZodType<Text, Text> {
  const languages = z.strictObject({ zh: words().optional(), en: words().optional() });
  return z.union([words(), languages]).meta({
    form: 'text, or { zh: text, en: text }',
    generic: 'Words for people.',
    description: 'Words for people.',
    examples: ['Match and protect', { zh: '匹配与保护', en: 'Match and protect' }],
  });
}

const WHY = text().meta({
  id: 'why',
  everywhere: true,
  meaning: 'Why it is so; for readers only, it changes nothing.',
  description: 'Why it is so; for readers only, it changes nothing.',
});

/** Why somebody chose what stands beside it; read by people only, and allowed in every mapping. */
export function why(): z.ZodOptional<z.ZodType<Text, Text>> {
  return WHY.optional();
}

/** The text in a language, else in the other one; undefined if there is none. */
export function textIn(language: 'zh' | 'en', value: Text | undefined): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  return language === 'zh' ? (value.zh ?? value.en) : (value.en ?? value.zh);
}
