import { z } from 'zod';

/** A parameter, as a reference lists it. */
export type ReferenceEntry = {
  /** `follow_up.accept_within`; items of a list are `allocation[].rule`, free keys `capacity.<name>`. */
  readonly path: string;
  /** What may be written, in words. */
  readonly type: string;
  /** As written in YAML; undefined when there is none. */
  readonly default: string | undefined;
  readonly required: boolean;
  /** What it does; undefined when nobody said. */
  readonly meaning: string | undefined;
  /** Where the default comes from: a public source, or `assumption`. */
  readonly source: string | undefined;
  readonly unit: string | undefined;
};

type About = {
  form?: string;
  generic?: string;
  meaning?: string;
  description?: string;
  source?: string;
  unit?: string;
  /** Allowed in every mapping, so that it is not listed for each. */
  everywhere?: boolean;
};

/** A schema without its wrappers, and what the wrappers say. */
type Bare = { schema: z.core.$ZodType; about: About; default: unknown; optional: boolean };

/** Every parameter that a schema takes, in the order of the schema; alternatives are listed one after the other. */
export function reference(schema: z.core.$ZodType): ReferenceEntry[] {
  const entries: ReferenceEntry[] = [];
  const walk = (each: z.core.$ZodType, path: string, around: readonly z.core.$ZodType[]) => {
    const bare = unwrap(each);
    // A schema that contains itself is listed once.
    if (around.includes(bare.schema) || bare.about.everywhere === true) return;
    const parts = bare.about.form === undefined ? partsOf(bare.schema, path) : [];
    if (path !== '' && (parts.length === 0 || bare.about.meaning !== undefined)) {
      entries.push(entryOf(bare, path));
    }
    for (const [partPath, part] of parts) walk(part, partPath, [...around, bare.schema]);
  };
  walk(schema, '', []);
  const seen = new Set<string>();
  return entries.filter((entry) => {
    const key = JSON.stringify(entry);
    return !seen.has(key) && seen.add(key);
  });
}

/** Paths of parameters that nobody has given a meaning. A test of every schema asserts that there are none. */
export function withoutMeaning(schema: z.core.$ZodType): string[] {
  return reference(schema)
    .filter((entry) => entry.meaning === undefined)
    .map((entry) => entry.path);
}

/** Defaults without a source. A test of every schema asserts that there are none. */
export function defaultsWithoutSource(schema: z.core.$ZodType): string[] {
  return reference(schema)
    .filter((entry) => entry.default !== undefined && entry.source === undefined)
    .map((entry) => entry.path);
}

function entryOf(bare: Bare, path: string): ReferenceEntry {
  const { about } = bare;
  const said = about.meaning ?? (about.description === about.generic ? undefined : about.description);
  return {
    path,
    type: about.form ?? typeText(bare.schema),
    default: bare.default === undefined ? undefined : yamlText(bare.default),
    required: !bare.optional,
    meaning: said,
    source: about.source,
    unit: about.unit,
  };
}

/** What may be written for a schema, in words: `a length of time`, `` `marginal`, `retroactive` ``, `a mapping`. */
export function typeText(schema: z.core.$ZodType): string {
  const bare = unwrap(schema);
  if (bare.about.form !== undefined) return bare.about.form;
  const { def } = (bare.schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
      return 'a text';
    case 'number':
      return 'a number';
    case 'boolean':
      return '`true` or `false`';
    case 'literal':
      return def.values.map((value) => `\`${String(value)}\``).join(', ');
    case 'enum':
      return Object.values(def.entries)
        .map((value) => `\`${value}\``)
        .join(', ');
    case 'array':
      return containsKeys(def.element) ? 'a list of mappings' : `a list of ${typeText(def.element)}`;
    case 'object':
      return 'a mapping';
    case 'record':
      return `a mapping of names to ${typeText(def.valueType)}`;
    case 'union':
      return [...new Set(def.options.map(typeText))].join(', or ');
    default:
      return def.type;
  }
}

/** The schemas directly inside a schema, with their paths. */
function partsOf(schema: z.core.$ZodType, path: string): Array<[string, z.core.$ZodType]> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).map(([key, part]) => [path === '' ? key : `${path}.${key}`, part]);
    case 'record':
      return containsKeys(def.valueType) ? [[path === '' ? '<name>' : `${path}.<name>`, def.valueType]] : [];
    case 'array':
      return containsKeys(def.element) ? [[`${path}[]`, def.element]] : [];
    case 'union':
      return def.options.filter(containsKeys).map((option) => [path, option]);
    default:
      return [];
  }
}

/** Whether a schema has parameters of its own inside. */
function containsKeys(schema: z.core.$ZodType): boolean {
  const bare = unwrap(schema);
  if (bare.about.form !== undefined) return false;
  const { def } = (bare.schema as z.core.$ZodTypes)._zod;
  if (def.type === 'record') return containsKeys(def.valueType);
  if (def.type === 'union') return def.options.some(containsKeys);
  if (def.type === 'array') return containsKeys(def.element);
  return def.type === 'object';
}

function unwrap(schema: z.core.$ZodType): Bare {
  let bare: Bare = { schema, about: {}, default: undefined, optional: false };
  for (;;) {
    // What an outer wrapper says goes before what is inside it.
    bare.about = { ...(z.globalRegistry.get(bare.schema) as About | undefined), ...bare.about };
    const { def } = (bare.schema as z.core.$ZodTypes)._zod;
    switch (def.type) {
      case 'optional':
      case 'nullable':
        bare = { ...bare, schema: def.innerType, optional: true };
        break;
      case 'default':
      case 'prefault':
        bare = { ...bare, schema: def.innerType, optional: true, default: bare.default ?? def.defaultValue };
        break;
      case 'readonly':
      case 'nonoptional':
      case 'catch':
        bare = { ...bare, schema: def.innerType };
        break;
      case 'lazy':
        bare = { ...bare, schema: def.getter() };
        break;
      case 'pipe':
        bare = { ...bare, schema: def.in };
        break;
      default:
        return bare;
    }
  }
}

/** Plain data as a line of YAML. */
function yamlText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(yamlText).join(', ')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).map(([key, part]) => `${key}: ${yamlText(part)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return String(value);
}
