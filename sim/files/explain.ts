import { z } from 'zod';
import { nearestName, withSuggestion } from './nearest-name.ts';
import { typeText } from './reference.ts';
import { REMOVES } from './reserved-words.ts';
import { quote, sentence } from './sentence.ts';
import { slipIn } from './slips.ts';

/** Stands for "nothing is here" until the document can say what is missing. */
export const MISSING = 'a value is missing';

/** Words that only a file with `extends:` may use, and what they do there. */
const OVERLAY_WORDS: ReadonlySet<string> = new Set(['before', 'after', 'remove', 'extends']);

type RawIssue = z.core.$ZodRawIssue;

/**
 * Our words for everything that zod can find, for one check of one document. zod asks for a sentence when a schema
 * has none of its own.
 */
export class Explanations {
  /** Keys that a mapping takes, by the list of unknown keys that zod made: only that list survives into the issue. */
  readonly #takenKeys = new WeakMap<object, readonly string[]>();

  /** zod's error map. */
  readonly map = (issue: RawIssue): string | undefined => {
    if (issue.code === 'unrecognized_keys') {
      this.#takenKeys.set(issue.keys as string[], keysOf(issue.inst));
      return 'unknown keys';
    }
    if (issue.input === undefined) return sentence(MISSING, expectedHint(issue));
    return wrongValue(issue);
  };

  /** The key that was most likely meant by one of the unknown keys of an issue. */
  keyMeant(keys: readonly string[], key: string): string | undefined {
    return nearestName(key, this.#takenKeys.get(keys) ?? []);
  }

  /** What is wrong with one of the unknown keys of an issue. */
  unknownKey(keys: readonly string[], key: string): string {
    const taken = this.#takenKeys.get(keys) ?? [];
    const message = `unknown key ${quote(key)}`;
    const slip = slipIn(key);
    if (slip !== undefined) return sentence(message, slip);
    if (OVERLAY_WORDS.has(key) && nearestName(key, taken) === undefined) {
      return sentence(
        message,
        key === 'extends'
          ? '`extends:` stands at the top of a file'
          : `\`${key}:\` places an item of a named list in a file that extends another one`,
      );
    }
    return withSuggestion(message, key, taken);
  }
}

function keysOf(instance: unknown): string[] {
  return instance instanceof z.ZodObject ? Object.keys(instance.shape) : [];
}

/** What could stand where nothing does. */
function expectedHint(issue: RawIssue): string | undefined {
  const { inst } = issue;
  if (!(inst instanceof z.ZodType)) return undefined;
  const example = inst.meta()?.examples;
  if (Array.isArray(example) && typeof example[0] === 'string') return `for example \`${example[0]}\``;
  if (inst instanceof z.ZodObject) return 'it takes a mapping';
  if (inst instanceof z.ZodArray) return 'it takes a list';
  return `it takes ${typeText(inst)}`;
}

function wrongValue(issue: RawIssue): string {
  const input = quote(issue.input);
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'invalid_value':
      return withSuggestion(`${input} is not known here`, String(issue.input), issue.values.map(String));
    case 'too_small':
      return bound(issue.origin, input, 'small', Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return bound(issue.origin, input, 'large', Number(issue.maximum), issue.inclusive !== false);
    case 'not_multiple_of':
      return `${input} is not a multiple of ${issue.divisor}`;
    case 'invalid_union':
      return wrongUnion(issue);
    case 'invalid_key':
      return `${input} cannot be a key here`;
    case 'invalid_format':
      return `${input} does not have the right form`;
    default:
      return `${input} is not taken here`;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  object: 'a mapping',
  record: 'a mapping',
  map: 'a mapping',
  array: 'a list',
  tuple: 'a list',
  null: 'nothing',
  nonoptional: 'a value',
};

function wrongType(expected: string, input: unknown): string {
  const wanted = KINDS[expected] ?? expected;
  if (input === null) return sentence('nothing is written here', `${wanted} is expected`);
  if (expected === 'boolean') return sentence(`${quote(input)} is neither \`true\` nor \`false\``);
  if (typeof input === 'object' || wanted === 'a mapping' || wanted === 'a list') {
    return sentence(`${quote(input)} stands where ${wanted} is expected`, shapeHint(wanted, input));
  }
  if (expected === 'string') return sentence(`${quote(input)} is not a text`, `put it in quotes`);
  return `${quote(input)} is not ${wanted}`;
}

/** How to write a mapping, or a list, in the place of something of another shape. */
function shapeHint(wanted: string, input: unknown): string | undefined {
  if (input === REMOVES) {
    return `\`${REMOVES}\` only takes away what an extended file says: write here what is meant`;
  }
  if (wanted === 'a mapping') {
    return Array.isArray(input) ? 'a mapping is written without `-`, as lines of `key: value`' : undefined;
  }
  if (wanted !== 'a list') return undefined;
  if (typeof input === 'object') {
    return 'each item starts with a `-` and a space; its other keys start in the column of its first';
  }
  const text = String(input);
  // Lines that were not taken for items come as one text.
  return /\s/.test(text) && !text.includes(',')
    ? 'write `[one, two]`, or each item in a line of its own, after a `-` and a space'
    : `write \`[${text}]\``;
}

function bound(
  origin: string,
  input: string,
  size: 'small' | 'large',
  limit: number,
  inclusive: boolean,
): string {
  const few = size === 'small';
  if (origin === 'array' || origin === 'set') {
    return few ? `the list has fewer than ${limit} items` : `the list has more than ${limit} items`;
  }
  if (origin === 'string') {
    if (few && limit === 1) return 'the text is empty';
    return few
      ? `the text is shorter than ${limit} characters`
      : `the text is longer than ${limit} characters`;
  }
  const words = inclusive ? (few ? 'at least' : 'at most') : few ? 'more than' : 'less than';
  return sentence(`${input} is too ${size}`, `${words} ${limit}`);
}

function wrongUnion(issue: RawIssue & { code: 'invalid_union' }): string {
  const { options } = issue as { options?: readonly unknown[] };
  if (options !== undefined) {
    // The issue stands at the tag; its input is the mapping around it.
    const tag = (issue.input as Record<string, unknown>)[
      String((issue as { discriminator?: string }).discriminator)
    ];
    if (tag === undefined) {
      return sentence(MISSING, `one of ${options.map((option) => quote(String(option))).join(', ')}`);
    }
    return withSuggestion(`${quote(tag)} is not known here`, String(tag), options.map(String));
  }
  const taken = issue.inst instanceof z.ZodType ? typeText(issue.inst) : 'anything taken here';
  return sentence(`${quote(issue.input)} is not taken here`, `it takes ${taken}`);
}
