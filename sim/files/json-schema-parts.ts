/** A JSON Schema, or a part of one. */
export type JsonSchema = { [keyword: string]: unknown };

/** Applies a change to every schema directly inside a schema. */
export function mapParts(part: JsonSchema, change: (inner: JsonSchema) => JsonSchema): JsonSchema {
  const changed = { ...part };
  for (const keyword of ['properties', 'patternProperties']) {
    if (isObject(part[keyword])) changed[keyword] = mapValues(part[keyword] as JsonSchema, change);
  }
  for (const keyword of ['items', 'additionalProperties', 'propertyNames', 'not']) {
    const inner = part[keyword];
    if (Array.isArray(inner)) changed[keyword] = inner.map(change);
    else if (isObject(inner)) changed[keyword] = change(inner);
  }
  for (const keyword of ['anyOf', 'oneOf', 'allOf']) {
    const inner = part[keyword];
    if (Array.isArray(inner)) changed[keyword] = inner.map(change);
  }
  return changed;
}

/** Applies a change to every value of a mapping of schemas. */
export function mapValues(parts: JsonSchema, change: (inner: JsonSchema) => JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(parts).map(([key, inner]) => [key, change(inner as JsonSchema)]));
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
