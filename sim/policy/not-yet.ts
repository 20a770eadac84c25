import { z } from 'zod';
import { quote, sentence } from '../files/sentence.ts';

/**
 * A key that policies will have one day: refused with a plain word, never ignored, since a rule that is written
 * and not simulated would make the results wrong.
 *
 * @param meaning what it will be about
 */
export function notSimulatedYet(meaning: string): z.ZodOptional<z.ZodNever> {
  return z
    .never({
      error: () => sentence(`not simulated yet: ${meaning}`, 'remove it; results say nothing about it'),
    })
    .meta({
      form: 'nothing yet',
      meaning: `Not simulated yet: ${meaning}.`,
      description: 'Not simulated yet.',
    })
    .optional();
}

/**
 * A word of which only one meaning is simulated.
 *
 * @param word the one that is taken
 * @param reason why others are not taken yet
 */
export function onlyWord<const W extends string>(word: W, reason: string): z.ZodLiteral<W> {
  return z.literal(word, {
    error: (issue) =>
      issue.input === undefined
        ? undefined
        : sentence(`${quote(issue.input)} is not simulated yet: ${reason}`, `write \`${word}\``),
  });
}
