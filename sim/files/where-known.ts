import type { z } from 'zod';
import { type GeneralPath, walkSchema } from './schema-walk.ts';
import { quote } from './sentence.ts';
import type { Path } from './tree.ts';

const CACHE = new WeakMap<z.ZodType, ReadonlyMap<string, readonly GeneralPath[]>>();

/**
 * Where a key belongs that is not known where it stands: under a key beside it, beside a key around it, or in the only
 * place that has it at all.
 *
 * @param path of the unknown key
 * @returns undefined where nothing has such a key, or several have it
 */
export function whereKnown(schema: z.ZodType, path: Path): string | undefined {
  const key = String(path.at(-1));
  const around = path.slice(0, -1).map((step) => (typeof step === 'number' ? '[]' : step));
  const homes = (homesOf(schema).get(key) ?? []).filter((home) => !isSame(home, around));
  const under = homes.filter((home) => home.length === around.length + 1 && startsWith(home, around));
  const outside = homes.filter((home) => home.length < around.length && startsWith(around, home));
  const [home, another] = under.length > 0 ? under : outside.length > 0 ? outside.slice(-1) : homes;
  return home === undefined || another !== undefined ? undefined : `${quote(key)} ${inWords(home, around)}`;
}

function inWords(home: GeneralPath, around: readonly string[]): string {
  const words = home.join('.').replaceAll('.[]', '[]');
  if (home.length > around.length && startsWith(home, around)) {
    return `belongs under ${quote(`${home.at(-1) === '[]' ? home.at(-2) : home.at(-1)}:`)}, indented by two more`;
  }
  if (home.length === 0) return 'stands at the top of a file, in column 1';
  return startsWith(around, home)
    ? `belongs to ${quote(words)}, beside ${quote(around[home.length])}`
    : `is a key of ${quote(words)}`;
}

function isSame(a: GeneralPath, b: GeneralPath): boolean {
  return a.length === b.length && startsWith(a, b);
}

function startsWith(path: GeneralPath, start: GeneralPath): boolean {
  return start.every((step, i) => path[i] === step);
}

/** General paths of the mappings that take a key. */
function homesOf(schema: z.ZodType): ReadonlyMap<string, readonly GeneralPath[]> {
  const known = CACHE.get(schema);
  if (known !== undefined) return known;
  const found = new Map<string, GeneralPath[]>();
  walkSchema(schema, ({ properties }, path) => {
    for (const key of Object.keys(properties ?? {})) {
      const homes = found.get(key) ?? [];
      if (!homes.some((home) => isSame(home, path))) found.set(key, [...homes, path]);
    }
  });
  CACHE.set(schema, found);
  return found;
}
