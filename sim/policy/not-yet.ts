import { z } from 'zod';
import { quote, sentence } from '../files/sentence.ts';

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
