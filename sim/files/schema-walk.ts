import { z } from 'zod';

/** A path in general: keys, `[]` for any list item, `*` for any free key. */
export type GeneralPath = readonly string[];

/** Visits every part of the JSON Schema of a schema with its general path. */
export function walkSchema(
  schema: z.ZodType,
  visit: (part: Record<string, unknown>, path: GeneralPath) => void,
): void {
  const step = (part: unknown, path: GeneralPath) => {
    if (typeof part !== 'object' || part === null) return;
    const { properties, items, additionalProperties, anyOf, oneOf, allOf } = part as Record<string, unknown>;
    visit(part as Record<string, unknown>, path);
    for (const [key, inner] of Object.entries(properties ?? {})) step(inner, [...path, key]);
    step(additionalProperties, [...path, '*']);
    step(items, [...path, '[]']);
    for (const alternative of [anyOf, oneOf, allOf].flat()) step(alternative, path);
  };
  step(z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' }), []);
}
