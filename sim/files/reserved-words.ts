import { z } from 'zod';
import { REMOVES } from './overlay.ts';

const RESERVED_KEYS: ReadonlySet<string> = new Set(['extends', 'before', 'after', 'remove']);

/**
 * Keys and values of a schema that no overlay could write, because the words mean something of their own there:
 * the keys `extends`, `before`, `after`, `remove` and the value `none`. A test of every schema asserts that there are
 * none.
 */
export function reservedWordsIn(schema: z.ZodType): string[] {
  const found: string[] = [];
  const walk = (part: unknown, path: string) => {
    if (typeof part !== 'object' || part === null) return;
    const { const: only, enum: several, properties } = part as Record<string, unknown>;
    if (only === REMOVES || (Array.isArray(several) && several.includes(REMOVES)))
      found.push(`${path}: ${REMOVES}`);
    for (const [keyword, inner] of Object.entries(part)) {
      if (keyword === 'properties' || keyword === 'enum' || keyword === 'default' || keyword === 'examples')
        continue;
      walk(inner, path);
    }
    for (const [key, inner] of Object.entries((properties as object | undefined) ?? {})) {
      const inside = path === '' ? key : `${path}.${key}`;
      if (RESERVED_KEYS.has(key)) found.push(inside);
      walk(inner, inside);
    }
  };
  walk(z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' }), '');
  return found;
}
