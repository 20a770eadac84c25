import { z } from 'zod';
import { type JsonSchema, mapParts, mapValues } from './json-schema-parts.ts';
import { shareRepeats } from './json-schema-repeats.ts';
import { REMOVES } from './reserved-words.ts';

export type JsonSchemaOptions = {
  /** What the documents are: `A channel policy`. */
  readonly title: string;
  readonly description?: string;
};

/**
 * The JSON Schema (draft 7) of a kind of document, for editors: completion, hover texts, underlining.
 * A file that extends another one is checked by a looser copy: nothing is required of it, `none` may stand anywhere,
 * and list items take `before:`, `after:` and `remove:`. Checks that only code can do are not in it.
 */
export function jsonSchema(schema: z.ZodType, { title, description }: JsonSchemaOptions): JsonSchema {
  const generated = z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' });
  const {
    $schema,
    definitions = {},
    ...root
  } = generated as JsonSchema & {
    definitions?: Record<string, JsonSchema>;
  };
  const complete = withExtends(tidy(root));
  const overlay = withExtends(asOverlay(tidy(root)) as JsonSchema & { properties?: object });
  const shared = Object.entries(definitions).flatMap(([name, part]) => [
    [name, tidy(part)],
    [`${name}${IN_OVERLAY}`, asOverlay(tidy(part))],
  ]);
  return {
    $schema,
    title,
    ...(description === undefined ? {} : { description }),
    type: 'object',
    if: { required: ['extends'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { $ref: `#/definitions/${ROOT}${IN_OVERLAY}` },
    else: { $ref: `#/definitions/${ROOT}` },
    definitions: shareRepeats({
      [ROOT]: complete,
      [`${ROOT}${IN_OVERLAY}`]: overlay,
      ...Object.fromEntries(shared),
    }),
  };
}

/** The schema as the text of its file. */
export function jsonSchemaText(schema: z.ZodType, options: JsonSchemaOptions): string {
  return `${JSON.stringify(jsonSchema(schema, options), null, 2)}\n`;
}

const ROOT = 'document';
const IN_OVERLAY = '-that-extends';

const EXTENDS: JsonSchema = {
  description: 'The file that this one builds on, relative to this one. Write only what differs.',
  type: 'string',
};

function withExtends(root: JsonSchema): JsonSchema {
  return { ...root, properties: { ...(root['properties'] as object), extends: EXTENDS } };
}

/** Our own words about a parameter; in the hover text they become sentences. */
const OWN_WORDS = ['form', 'generic', 'meaning', 'source', 'unit', 'nameKey', 'everywhere', 'id', '$schema'];

/** A generated part with hover texts made of meaning, unit, default and source. */
function tidy(part: JsonSchema): JsonSchema {
  const tidied: JsonSchema = {};
  const description = hoverText(part);
  if (description !== undefined) tidied['description'] = description;
  for (const [keyword, value] of Object.entries(part)) {
    if (keyword === 'description' || OWN_WORDS.includes(keyword)) continue;
    tidied[keyword] = keyword === '$ref' && value === '#' ? `#/definitions/${ROOT}` : value;
  }
  return mapParts(tidied, tidy);
}

function hoverText(part: JsonSchema): string | undefined {
  const { description, meaning, source, unit } = part as Record<string, string | undefined>;
  const says = meaning ?? description;
  if (says === undefined) return undefined;
  const written = part['default'];
  const sentences = [says.replace(/\.?$/, '.')];
  if (unit !== undefined) sentences.push(`Unit: ${unit}.`);
  if (written !== undefined && (typeof written !== 'object' || written === null)) {
    sentences.push(`Default: ${String(written)}.`);
  }
  if (source !== undefined) sentences.push(`Source: ${source.replace(/\.$/, '')}.`);
  return sentences.join(' ');
}

/** A part as it reads in a file that extends another one. */
function asOverlay(part: JsonSchema): JsonSchema {
  const { required: _, oneOf, ...rest } = mapParts(part, asOverlay);
  // Without required tags several alternatives may fit at once.
  const loose: JsonSchema = oneOf === undefined ? rest : { ...rest, anyOf: oneOf };
  if (typeof loose['$ref'] === 'string') loose['$ref'] += IN_OVERLAY;
  const { properties, items, additionalProperties } = loose as Record<string, JsonSchema | undefined>;
  if (properties !== undefined) loose['properties'] = mapValues(properties, orNone);
  if (typeof additionalProperties === 'object') loose['additionalProperties'] = orNone(additionalProperties);
  if (items !== undefined) loose['items'] = placed(items);
  return loose;
}

function orNone(part: JsonSchema): JsonSchema {
  const { description } = part;
  const none = { description: 'Removes what the base says here.', const: REMOVES };
  return { ...(description === undefined ? {} : { description }), anyOf: [part, none] };
}

const PLACING: JsonSchema = {
  before: { description: 'A new item goes before the one of this name.', type: 'string' },
  after: { description: 'A new item goes after the one of this name.', type: 'string' },
  remove: { description: 'Removes the item of this name.', const: true },
};

/** List items that are mappings, with the words that place and remove them; keys of their own go before those. */
function placed(item: JsonSchema): JsonSchema {
  const { properties, anyOf } = item as { properties?: object; anyOf?: JsonSchema[] };
  if (properties !== undefined) return { ...item, properties: { ...PLACING, ...properties } };
  return anyOf === undefined ? item : { ...item, anyOf: anyOf.map(placed) };
}
