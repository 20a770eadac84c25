import type { z } from 'zod';
import { anyOf, quote } from '../sentence.ts';
import { DECIMAL } from './decimal.ts';
import { type Duration, parseDuration } from './duration.ts';
import { notInForm, Refusal, textForm } from './form.ts';
import { PERIODS, type Period } from './rate.ts';

/**
 * A delay after a named moment: `durationAfter(['period', 'receipt'])` takes `30d after period`.
 * The value keeps the moment's name.
 */
export function durationAfter<const W extends string>(
  moments: readonly W[],
): z.ZodType<{ delay: Duration; after: W }, string> {
  const form = {
    kind: `a delay after ${anyOf(moments)}`,
    description: `How long after ${anyOf(moments)}.`,
    examples: moments.flatMap((moment) => [`30d after ${moment}`]),
    pattern: `^${DECIMAL} ?[a-z ]+ after (${moments.join('|')})$`,
  };
  return textForm({
    ...form,
    parse: (text) => {
      const [length, moment, ...rest] = text.split(' after ');
      const delay = parseDuration(length);
      if (delay instanceof Refusal) return delay;
      if (delay === undefined || delay.kind === 'forever' || rest.length > 0) return notInForm(form, text);
      const after = moments.find((known) => known === moment);
      return after === undefined ? notInForm(form, text) : { delay, after };
    },
  });
}

/** An amount of work in a period: `2 hours per month` -> seconds of work and the period. */
export function hoursPer(
  periods: readonly Period[] = PERIODS,
): z.ZodType<{ seconds: number; period: Period }, string> {
  const form = {
    kind: 'an amount of work in a period',
    description: 'Hours of work in a period.',
    examples: periods.slice(0, 3).map((period) => `2 hours per ${period}`),
    pattern: `^${DECIMAL} ?(h|hours?|min|minutes?) per (${periods.join('|')})$`,
  };
  return textForm({
    ...form,
    parse: (text) => {
      const [length, word, ...rest] = text.split(' per ');
      const work = parseDuration(length);
      const period = periods.find((known) => known === word);
      if (work instanceof Refusal) return work;
      if (work?.kind !== 'wall' || period === undefined || rest.length > 0) return notInForm(form, text);
      if (!/(h|hours?|min|minutes?)$/.test(length)) {
        return new Refusal(`${quote(text)} is not in hours`, `write for example \`2 hours per ${period}\``);
      }
      return { seconds: work.seconds, period };
    },
  });
}
