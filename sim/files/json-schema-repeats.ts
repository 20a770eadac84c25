import { type JsonSchema, mapParts, mapValues } from './json-schema-parts.ts';

/** A part shorter than this is not worth a name of its own, in characters. */
const SHORTEST = 300;

/**
 * Definitions in which a part that stands in several places is written once: every rule of a policy has the same
 * `when`, and editors read the file at each start. Names count up in the order of appearance.
 */
export function shareRepeats(definitions: Record<string, JsonSchema>): Record<string, JsonSchema> {
  const times = new Map<string, number>();
  const count = (part: JsonSchema): JsonSchema => {
    const text = JSON.stringify(part);
    times.set(text, (times.get(text) ?? 0) + 1);
    // Inside a repeat everything repeats; it counts once.
    return times.get(text) === 1 ? mapParts(part, count) : part;
  };
  for (const definition of Object.values(definitions)) mapParts(definition, count);

  const names = new Map<string, string>();
  const shared: Record<string, JsonSchema> = {};
  const share = (part: JsonSchema): JsonSchema => {
    const text = JSON.stringify(part);
    if (text.length < SHORTEST || times.get(text) === 1) return mapParts(part, share);
    let name = names.get(text);
    if (name === undefined) {
      name = `shared-${names.size + 1}`;
      names.set(text, name);
      shared[name] = mapParts(part, share);
    }
    return { $ref: `#/definitions/${name}` };
  };
  const written = mapValues(definitions, (definition) => mapParts(definition, share));
  return { ...(written as Record<string, JsonSchema>), ...shared };
}
