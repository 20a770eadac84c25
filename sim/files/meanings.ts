import type { z } from 'zod';
import { walkSchema } from './schema-walk.ts';

const CACHE = new WeakMap<z.ZodType, ReadonlyMap<string, string>>();

/**
 * What the key at a path of a document means, as the reference says it.
 *
 * @param path in people's words: `follow_up.reclaim_without_progress[idle].after`; for an item of a list, what the list means
 * @returns undefined where the reference has nothing to say
 */
export function meaningOf(schema: z.ZodType, path: string): string | undefined {
  const general = path.replaceAll(/\[[^\]]*\]/g, '.[]').split('.');
  while (general.at(-1) === '[]') general.pop();
  return meaningsOf(schema).get(general.join('.'));
}

/** Meanings by the general paths of their keys. */
function meaningsOf(schema: z.ZodType): ReadonlyMap<string, string> {
  const known = CACHE.get(schema);
  if (known !== undefined) return known;
  const found = new Map<string, string>();
  walkSchema(schema, ({ meaning }, path) => {
    const key = path.join('.');
    if (typeof meaning === 'string' && !found.has(key)) found.set(key, meaning);
  });
  CACHE.set(schema, found);
  return found;
}
