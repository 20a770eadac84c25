import type { z } from 'zod';
import { type GeneralPath, walkSchema } from './schema-walk.ts';

/** A share that holds where a key is left out: where it stands below the key, and what it is. */
export interface ShareBehind {
  readonly path: readonly string[];
  /** As in YAML: `25%`. */
  readonly value: string;
}

const CACHE = new WeakMap<z.ZodType, ReadonlyMap<string, unknown>>();

/**
 * The shares other than 0 that hold by default once a key is taken away: who writes `basic_discount: none` means no
 * discount, and would get the 25 % of whoever says nothing. Of other defaults (`30d after receipt`) nobody takes `none` to
 * mean none of it.
 */
export function sharesBehind(schema: z.ZodType, path: GeneralPath): readonly ShareBehind[] {
  const defaults = defaultsOf(schema);
  const value = defaults.get(path.join('.'));
  if (typeof value === 'string') return /^(?!0(\.0*)?%)[0-9.]+%/.test(value) ? [{ path: [], value }] : [];
  if (typeof value !== 'object' || value === null || Object.keys(value).length > 0) return [];
  const inside = `${path.join('.')}.`;
  const keys = [...defaults.keys()].filter((each) => each.startsWith(inside));
  const children = keys.map((each) => each.slice(inside.length)).filter((each) => !each.includes('.'));
  return children.flatMap((child) =>
    sharesBehind(schema, [...path, child]).map((found) => ({ ...found, path: [child, ...found.path] })),
  );
}

/** Defaults by the paths of their keys. */
function defaultsOf(schema: z.ZodType): ReadonlyMap<string, unknown> {
  const known = CACHE.get(schema);
  if (known !== undefined) return known;
  const found = new Map<string, unknown>();
  walkSchema(schema, (part, path) => {
    if ('default' in part && !found.has(path.join('.'))) found.set(path.join('.'), part['default']);
  });
  CACHE.set(schema, found);
  return found;
}
