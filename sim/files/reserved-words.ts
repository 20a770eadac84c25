import type { z } from 'zod';
import { type GeneralPath, walkSchema } from './schema-walk.ts';

/** The value that removes a key in a file that extends another one. */
export const REMOVES = 'none';

/** The words that place and remove items of named lists in a file that extends another one. */
export const PLACING_WORDS = ['before', 'after', 'remove'] as const;

/**
 * Whether `none` is a value of the schema's own at a path, so that an overlay sets it there instead of removing the
 * key (`speed_to_lead: { preset: none }`).
 */
export function takesNone(schema: z.ZodType, path: GeneralPath): boolean {
  return pathsThatTakeNone(schema).some(
    (known) => known.length === path.length && known.every((step, i) => step === '*' || step === path[i]),
  );
}

const CACHE = new WeakMap<z.ZodType, GeneralPath[]>();

function pathsThatTakeNone(schema: z.ZodType): GeneralPath[] {
  let paths = CACHE.get(schema);
  if (paths === undefined) {
    const found: GeneralPath[] = [];
    walkSchema(schema, (part, path) => {
      const { const: only, enum: several } = part;
      if (only === REMOVES || (Array.isArray(several) && several.includes(REMOVES))) found.push(path);
    });
    paths = found;
    CACHE.set(schema, paths);
  }
  return paths;
}

/**
 * Keys of a schema that overlays could not write, because they need the words themselves: `extends` at the top,
 * `remove` in list items, and `before` and `after` in list items unless it is one of the two and required (then it is
 * the item's own in that list, and the other one places). A test of every schema asserts that there are none.
 */
export function reservedWordsIn(schema: z.ZodType): string[] {
  const found: string[] = [];
  walkSchema(schema, ({ properties, required }, path) => {
    if (typeof properties !== 'object' || properties === null) return;
    const words = Object.keys(properties);
    const isItem = path[path.length - 1] === '[]';
    const own = isItem ? words.filter((word) => word === 'before' || word === 'after') : [];
    const bad = words.filter(
      (word) => (path.length === 0 && word === 'extends') || (isItem && word === 'remove'),
    );
    if (own.length > 1 || own.some((word) => !(Array.isArray(required) && required.includes(word)))) {
      bad.push(...own);
    }
    found.push(...bad.map((word) => [...path, word].join('.').replaceAll('.[]', '[]')));
  });
  return found;
}
