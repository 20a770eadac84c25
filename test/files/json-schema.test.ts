import { expect, test } from 'vitest';
import { z } from 'zod';
import { jsonSchema, jsonSchemaText } from '../../sim/files/json-schema.ts';
import type { JsonSchema } from '../../sim/files/json-schema-parts.ts';
import { shareRepeats } from '../../sim/files/json-schema-repeats.ts';
import { mapping } from '../../sim/files/mapping.ts';
import { parameter } from '../../sim/files/parameter.ts';
import { name, oneOf } from '../../sim/files/quantity/name.ts';
import { defaultsWithoutSource, reference, withoutMeaning } from '../../sim/files/reference.ts';
import { reservedWordsIn, takesNone } from '../../sim/files/reserved-words.ts';
import { toySchema } from './toy.ts';

const schema = jsonSchema(toySchema, { title: 'A toy' }) as JsonSchema & {
  definitions: Record<string, JsonSchema>;
};
const complete = schema.definitions['document'];
const overlay = schema.definitions['document-that-extends'];

/** What a reference leads to. */
function resolved(part: JsonSchema): JsonSchema {
  const name = /^#\/definitions\/(.+)$/.exec(String(part['$ref']))?.[1];
  return name === undefined ? part : resolved(schema.definitions[name]);
}

/** The part of a JSON Schema under keys, e.g. `properties follow_up properties audited`. */
const at = (part: JsonSchema, path: string): JsonSchema =>
  path.split(' ').reduce((inner, key) => resolved(inner[key] as JsonSchema), part);

test('a whole document is checked in full, one that extends by the looser copy', () => {
  expect(schema).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A toy',
    if: { required: ['extends'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { $ref: '#/definitions/document-that-extends' },
    else: { $ref: '#/definitions/document' },
  });
  expect(complete['required']).toEqual(['toy', 'allocation', 'follow_up']);
  expect(complete['additionalProperties']).toBe(false);
  expect(JSON.stringify(overlay)).not.toContain('"required"');
});

test('hover texts tell meaning, default and source', () => {
  expect(at(complete, 'properties follow_up properties reclaim_after')).toMatchObject({
    type: 'string',
    default: '7d',
    description: 'Time without progress after which the lead moves on. Default: 7d. Source: assumption.',
  });
});

test('an overlay may remove any key', () => {
  const { anyOf, description } = at(overlay, 'properties follow_up anyOf 0 properties audited');
  expect(description).toMatch(/^Claims that are checked\./);
  expect(anyOf).toEqual([
    expect.objectContaining({ type: 'string', default: '0%' }),
    expect.objectContaining({ const: 'none' }),
  ]);
});

test('an overlay may place and remove the items of a list, whichever alternative they are', () => {
  const alternatives = at(overlay, 'properties allocation anyOf 0 items anyOf') as unknown as JsonSchema[];
  expect(alternatives).toHaveLength(3);
  for (const alternative of alternatives.map(resolved)) {
    expect(Object.keys(alternative['properties'] as object)).toEqual(
      expect.arrayContaining(['rule', 'before', 'after', 'remove']),
    );
    expect(alternative['additionalProperties']).toBe(false);
  }
});

test('none of our own words is left in it', () => {
  const words = new Set<string>();
  const walk = (part: unknown) => {
    if (typeof part !== 'object' || part === null) return;
    for (const [key, inner] of Object.entries(part)) {
      words.add(key);
      if (key === 'properties' || key === 'definitions') for (const each of Object.values(inner)) walk(each);
      else if (key !== 'default' && key !== 'examples') walk(inner);
    }
  };
  walk(schema);
  for (const own of ['form', 'generic', 'meaning', 'source', 'unit', 'nameKey', 'everywhere'])
    expect(words).not.toContain(own);
});

test('every reference in it leads somewhere', () => {
  const references = [...JSON.stringify(schema).matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)].map(
    (match) => match[1],
  );
  expect(references.length).toBeGreaterThan(2);
  for (const reference of references) expect(schema.definitions).toHaveProperty([reference]);
});

test('a part that stands in several places is written once', () => {
  const long = { type: 'string', description: 'x'.repeat(300) };
  const inner = { type: 'object', properties: { a: long, b: { type: 'number' } } };
  expect(shareRepeats({ one: { properties: { p: inner, q: inner } }, two: { items: long } })).toEqual({
    one: { properties: { p: { $ref: '#/definitions/shared-1' }, q: { $ref: '#/definitions/shared-1' } } },
    two: { items: { $ref: '#/definitions/shared-2' } },
    'shared-1': {
      type: 'object',
      properties: { a: { $ref: '#/definitions/shared-2' }, b: { type: 'number' } },
    },
    'shared-2': long,
  });
});

test('the text of the schema is the same every time', () => {
  expect(jsonSchemaText(toySchema, { title: 'A toy' })).toBe(jsonSchemaText(toySchema, { title: 'A toy' }));
});

test('the schema of whole documents takes and refuses what the document check does', () => {
  const { $schema, definitions } = schema;
  // z.fromJSONSchema compiles patterns without the Unicode flag, so that it needs the Latin part of ours.
  const latin = JSON.stringify({ $schema, ...complete, definitions })
    .replaceAll('\\\\p{L}', 'A-Za-z')
    .replaceAll('\\\\p{M}', '')
    .replaceAll('\\\\p{N}', '0-9');
  const editor = z.fromJSONSchema(JSON.parse(latin) as Parameters<typeof z.fromJSONSchema>[0]);
  const rest = { rule: 'the-rest', when: 'anything', give_to: 'hq-direct' };
  const good = { toy: 'a', allocation: [rest], follow_up: { accept_within: '4 working hours' } };
  expect(editor.safeParse(good).success).toBe(true);
  for (const bad of [
    { ...good, toy: 'two words' },
    { ...good, colour: 'red' },
    { ...good, follow_up: {} },
    { ...good, follow_up: { accept_within: '3 months' } },
    { ...good, follow_up: { accept_within: '4h', audited: 0.1 } },
    { ...good, allocation: [{ ...rest, give_to: 'nobody' }] },
    { ...good, allocation: [{ ...rest, when: { modules: 2 } }] },
  ]) {
    expect(toySchema.safeParse(bad).success).toBe(false);
    expect(editor.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
  }
});

test('the reference lists every parameter with type, default, meaning and source', () => {
  const entries = reference(toySchema);
  expect(entries.find((entry) => entry.path === 'follow_up.reclaim_after')).toEqual({
    path: 'follow_up.reclaim_after',
    type: 'a length of time',
    default: '7d',
    required: false,
    meaning: 'Time without progress after which the lead moves on.',
    source: 'assumption',
    unit: undefined,
  });
  expect(entries.map((entry) => entry.path)).toEqual(
    expect.arrayContaining(['toy', 'allocation[].when', 'allocation[].weigh', 'money.steps[].rate']),
  );
  expect(entries.some((entry) => entry.path.endsWith('why'))).toBe(false);
  expect(withoutMeaning(toySchema)).toEqual([]);
  expect(defaultsWithoutSource(toySchema)).toEqual([]);
});

test('a parameter without a meaning, and a default without a source, are found', () => {
  const poor = mapping({
    a: name('a thing'),
    b: mapping({ c: parameter(name(), { meaning: 'Told.' }), d: z.number().default(3) }),
    e: z.number().describe('Told in another way.'),
  });
  expect(withoutMeaning(poor)).toEqual(['a', 'b.d']);
  expect(defaultsWithoutSource(poor)).toEqual(['b.d']);
});

test('keys that no overlay could write are found in a schema', () => {
  const item = (shape: z.core.$ZodLooseShape) =>
    mapping({ list: z.array(mapping({ step: name(), ...shape })) });
  expect(reservedWordsIn(item({ after: name() }))).toEqual([]);
  expect(reservedWordsIn(item({ after: name().optional() }))).toEqual(['list[].after']);
  expect(reservedWordsIn(item({ after: name(), before: name() }))).toEqual(['list[].after', 'list[].before']);
  expect(reservedWordsIn(item({ remove: name() }))).toEqual(['list[].remove']);
  expect(reservedWordsIn(mapping({ extends: name(), after: name() }))).toEqual(['extends']);
  expect(reservedWordsIn(toySchema)).toEqual([]);
});

test('paths where `none` is a value are known, through lists, free keys and alternatives', () => {
  const presets = mapping({
    speed: z.union([mapping({ preset: oneOf(['none', 'gentle']) }), z.literal('off')]),
    free: z.record(name(), z.array(z.literal('none'))),
  });
  expect(takesNone(presets, ['speed', 'preset'])).toBe(true);
  expect(takesNone(presets, ['speed'])).toBe(false);
  expect(takesNone(presets, ['free', 'x', '[]'])).toBe(true);
  expect(takesNone(presets, ['free', 'x'])).toBe(false);
});
