import type { z } from 'zod';
import { nearestName } from '../nearest-name.ts';
import { quote } from '../sentence.ts';
import { DECIMAL } from './decimal.ts';
import { type Form, notInForm, Refusal, textForm } from './form.ts';

/** Time on the wall clock, in whole seconds. */
export type WallDuration = { kind: 'wall'; seconds: number };

/** A length of time: on the wall clock, in hours that somebody works, in days on which somebody works, or unlimited. */
export type Duration =
  | WallDuration
  | { kind: 'working-hours'; seconds: number }
  | { kind: 'working-days'; days: number }
  | { kind: 'forever' };

export type DurationOptions = {
  /** Shortest accepted, e.g. `1h` (a working day is compared as 24 h, a working hour as 1 h). */
  readonly min?: string;
  /** Longest accepted. */
  readonly max?: string;
  /** Take nothing in working hours or working days. */
  readonly wallOnly?: boolean;
  /** Take `forever`. */
  readonly forever?: boolean;
  /** Take `0h`; otherwise a length of time is longer than nothing. */
  readonly zero?: boolean;
};

const HOUR = 3600;
const DAY = 86_400;

const UNITS: ReadonlyArray<{ words: readonly string[]; seconds: number }> = [
  { words: ['seconds', 'second', 's'], seconds: 1 },
  { words: ['minutes', 'minute', 'min'], seconds: 60 },
  { words: ['hours', 'hour', 'h'], seconds: HOUR },
  { words: ['days', 'day', 'd'], seconds: DAY },
  { words: ['weeks', 'week', 'w'], seconds: 7 * DAY },
];

const WALL = UNITS.flatMap((unit) => unit.words).join('|');
/** Words that a misspelt unit is compared with. */
const LONG_WORDS = UNITS.flatMap((unit) => unit.words.filter((word) => word.length > 3));

const TEXT = new RegExp(`^(${DECIMAL}) ?(working )?([A-Za-z]+)$`);

/**
 * A length of time: `30 minutes`, `48h`, `7d`, `26w`, `8 working hours`, `5 working days`, `forever`.
 * Months and years are refused because they have no fixed length.
 */
export function duration(
  options: DurationOptions & { wallOnly: true; forever?: false },
): z.ZodType<WallDuration, string>;
export function duration(options?: DurationOptions): z.ZodType<Duration, string>;
export function duration(options: DurationOptions = {}): z.ZodType<Duration, string> {
  return textForm(durationForm(options));
}

/** A length of time by the clock, or one word in its place: `durationOr('by-mser-5')` takes `26w` and `by-mser-5`. */
export function durationOr<const W extends string>(
  word: W,
  options: Omit<DurationOptions, 'wallOnly' | 'forever'> = {},
): z.ZodType<WallDuration | { kind: W }, string> {
  const form = durationForm({ ...options, wallOnly: true });
  return textForm<WallDuration | { kind: W }>({
    ...form,
    kind: `${form.kind}, or \`${word}\``,
    description: `${form.description.slice(0, -1)}, or \`${word}\`.`,
    examples: [...form.examples, word],
    pattern: `^(${word}|${form.pattern.slice(1, -1)})$`,
    parse: (text) => (text === word ? { kind: word } : (form.parse(text) as WallDuration | Refusal)),
  });
}

function durationForm(options: DurationOptions): Form<Duration> {
  const examples = options.wallOnly
    ? ['30 minutes', '48h', '7d', '26w']
    : ['30 minutes', '48h', '7d', '8 working hours', '5 working days'];
  if (options.forever) examples.push('forever');
  const words = [`${DECIMAL} ?(${WALL})`];
  if (!options.wallOnly) words.push(`${DECIMAL} working (hours?|days?)`);
  if (options.forever) words.push('forever');
  const form = {
    kind: options.wallOnly ? 'a length of time by the clock' : 'a length of time',
    description: options.wallOnly
      ? 'A length of time by the clock.'
      : 'A length of time, by the clock or in working hours or days.',
    examples: examples.filter((example) => withinLimits(example, options)),
    pattern: `^(${words.join('|')})$`,
  };
  return {
    ...form,
    fromNumber: (value) => (value > 0 ? `${value}d\` or \`${value}h` : undefined),
    parse: (text) => {
      const parsed = parseDuration(text);
      if (parsed === undefined) return notInForm(form, text);
      if (parsed instanceof Refusal) return parsed;
      if (parsed.kind === 'forever' && !options.forever) {
        return new Refusal('`forever` is not taken here', `write a limit such as \`${form.examples[0]}\``);
      }
      if (options.wallOnly && parsed.kind !== 'wall' && parsed.kind !== 'forever') {
        return new Refusal(
          `${quote(text)} is working time; this one runs by the clock`,
          'write hours, days or weeks without the word `working`',
        );
      }
      return limitRefusal(parsed, text, options) ?? parsed;
    },
  };
}

/** The length that a text says; undefined when it is none; a refusal when the unit has no fixed length. */
export function parseDuration(text: string): Duration | Refusal | undefined {
  if (text === 'forever') return { kind: 'forever' };
  const match = TEXT.exec(text);
  if (match === null) return inChinese(text);
  const [, number, working, word] = match;
  if (/^(m|mo|mon|mth|months?|years?|yrs?|y|a|quarters?|q)$/i.test(word))
    return withoutLength(text, Number(number), word);
  const unit = UNITS.find((each) => each.words.includes(word));
  if (unit === undefined) {
    const near = nearestName(word, LONG_WORDS);
    const meant = near === undefined ? undefined : `${number} ${working ?? ''}${near}`;
    return meant === undefined
      ? undefined
      : new Refusal(`${quote(text)} is not a length of time; did you mean \`${meant}\`?`);
  }
  const count = Number(number);
  if (working === undefined) {
    const seconds = count * unit.seconds;
    return Number.isSafeInteger(seconds) ? { kind: 'wall', seconds } : notWhole(text);
  }
  if (unit.seconds === HOUR && word.length > 1) {
    const seconds = count * HOUR;
    return Number.isSafeInteger(seconds) ? { kind: 'working-hours', seconds } : notWhole(text);
  }
  if (unit.seconds === DAY && word.length > 1) {
    return Number.isSafeInteger(count) ? { kind: 'working-days', days: count } : notWhole(text);
  }
  return undefined;
}

/** Months, quarters and years have no fixed length, and `m` alone may be a month or a minute. */
function withoutLength(text: string, count: number, word: string): Refusal {
  const days = word.startsWith('y') || word === 'a' ? 365 : word.startsWith('q') ? 91 : 30;
  const inDays = `\`${Math.max(1, Math.round(count * days))}d\``;
  if (word === 'm') {
    const minutes = `\`${count} minute${count === 1 ? '' : 's'}\``;
    const message = `${quote(text)} may be minutes or months, and a month has no fixed length`;
    return new Refusal(message, `write ${minutes}, or ${inDays}`);
  }
  return new Refusal(`${quote(text)} has no fixed length`, `write days or weeks, such as ${inDays}`);
}

const CHINESE_UNITS: Readonly<Record<string, string>> = {
  分钟: ' minutes',
  小时: 'h',
  天: 'd',
  日: 'd',
  周: 'w',
  个工作日: ' working days',
  工作日: ' working days',
  个工作小时: ' working hours',
  工作小时: ' working hours',
};

/** Names and titles may be Chinese, units may not: there is one way to write each. */
function inChinese(text: string): Refusal | undefined {
  const match = /^([0-9.]+) ?(\D+)$/.exec(text);
  const unit = match === null ? undefined : CHINESE_UNITS[match[2]];
  if (match === null || unit === undefined) return undefined;
  return new Refusal(`${quote(text)} is not a length of time`, `write \`${match[1]}${unit}\``);
}

function notWhole(text: string): Refusal {
  return new Refusal(`${quote(text)} is not a whole number of seconds or working days`, 'use a smaller unit');
}

/** Length for comparison with a limit, in seconds; a working day counts as 24 hours. */
function comparableSeconds(length: Duration): number {
  switch (length.kind) {
    case 'wall':
    case 'working-hours':
      return length.seconds;
    case 'working-days':
      return length.days * DAY;
    case 'forever':
      return Number.POSITIVE_INFINITY;
  }
}

function limitRefusal(parsed: Duration, text: string, options: DurationOptions): Refusal | undefined {
  const seconds = comparableSeconds(parsed);
  if (seconds === 0 && !options.zero) {
    return new Refusal(`${quote(text)} is no time at all`, 'write a length of time above 0');
  }
  if (options.min !== undefined && seconds < limitSeconds(options.min)) {
    return new Refusal(`${quote(text)} is too short`, `at least \`${options.min}\``);
  }
  if (options.max !== undefined && parsed.kind !== 'forever' && seconds > limitSeconds(options.max)) {
    return new Refusal(`${quote(text)} is too long`, `at most \`${options.max}\``);
  }
  return undefined;
}

function limitSeconds(limit: string): number {
  const parsed = parseDuration(limit);
  if (parsed === undefined || parsed instanceof Refusal) throw new Error(`not a length of time: ${limit}`);
  return comparableSeconds(parsed);
}

function withinLimits(example: string, options: DurationOptions): boolean {
  const parsed = parseDuration(example);
  return (
    parsed !== undefined &&
    !(parsed instanceof Refusal) &&
    limitRefusal(parsed, example, options) === undefined
  );
}
