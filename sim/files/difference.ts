import type { z } from 'zod';
import type { Source } from './document.ts';
import { type ReferenceEntry, reference } from './reference.ts';
import { flowText, itemName, type ListNode, type MappingNode, type Node } from './tree.ts';

/** One change between two documents; texts as in YAML, undefined where there is nothing. */
export type Difference = {
  /** In people's words: `allocation[the-rest].give_to`. */
  readonly path: string;
  readonly old: string | undefined;
  readonly new: string | undefined;
};

export type DifferenceOptions = {
  /** Keys that do not count, wherever they stand, e.g. `['why', 'title']`. */
  readonly ignore?: readonly string[];
  /** With the schema, a key that is not written counts as its default, unless its whole block may be left out and is. */
  readonly schema?: z.ZodType;
};

/**
 * What changed from one document to another, after merging what they extend. Comments, formatting and the order of
 * mapping keys do not count; items of named lists are compared by name, and a change of their order is a change.
 */
export function differences(old: Source, current: Source, options: DifferenceOptions = {}): Difference[] {
  const comparison = new Comparison(current.nameKeys, options);
  comparison.mappings(old.root, current.root, '', '');
  return comparison.found;
}

class Comparison {
  readonly found: Difference[] = [];
  readonly #nameKeys: readonly string[];
  readonly #ignore: ReadonlySet<string>;
  /** By general path; undefined where no schema tells them. */
  readonly #defaults: ReadonlyMap<string, string> | undefined;

  constructor(nameKeys: readonly string[], { ignore = [], schema }: DifferenceOptions) {
    this.#nameKeys = nameKeys;
    this.#ignore = new Set(ignore);
    this.#defaults = schema && new Map(reference(schema).flatMap(defaultOf));
  }

  /** `words` is the path for people; `general` is the same path as the reference writes it. */
  mappings(
    old: MappingNode | undefined,
    current: MappingNode | undefined,
    words: string,
    general: string,
  ): void {
    const keys = new Set([...(old?.entries.keys() ?? []), ...(current?.entries.keys() ?? [])]);
    for (const key of keys) {
      if (this.#ignore.has(key)) continue;
      this.#nodes(
        old?.entries.get(key)?.value,
        current?.entries.get(key)?.value,
        words === '' ? key : `${words}.${key}`,
        general === '' ? key : `${general}.${key}`,
      );
    }
  }

  #nodes(old: Node | undefined, current: Node | undefined, words: string, general: string): void {
    if (isMappingOrNothing(old) && isMappingOrNothing(current) && !this.#isAbsent(old, current, general)) {
      this.mappings(old, current, words, general);
      return;
    }
    if (old?.kind === 'list' && current?.kind === 'list') {
      const nameKey = this.#nameKeyOf(old, current);
      if (nameKey !== undefined) {
        this.#namedLists(old, current, nameKey, words, general);
        return;
      }
    }
    this.#change(words, this.#text(old, general), this.#text(current, general));
  }

  /** A block that one of the two leaves out, and that is not there then: its keys have no defaults either. */
  #isAbsent(old: Node | undefined, current: Node | undefined, general: string): boolean {
    const isOneLeftOut = (old === undefined) !== (current === undefined);
    return isOneLeftOut && this.#defaults?.has(general) === false;
  }

  #namedLists(old: ListNode, current: ListNode, nameKey: string, words: string, general: string): void {
    const oldItems = byName(old, nameKey);
    const items = byName(current, nameKey);
    for (const [name, item] of oldItems) {
      const path = `${words}[${name}]`;
      const now = items.get(name);
      if (now === undefined) this.#change(path, this.#text(item, general), undefined);
      else this.mappings(item as MappingNode, now as MappingNode, path, `${general}[]`);
    }
    for (const [name, item] of items) {
      if (!oldItems.has(name)) this.#change(`${words}[${name}]`, undefined, this.#text(item, general));
    }
    const staying = (from: ReadonlyMap<string, Node>, other: ReadonlyMap<string, Node>) =>
      [...from.keys()].filter((name) => other.has(name)).join(', ');
    this.#change(`${words} (order)`, staying(oldItems, items), staying(items, oldItems));
  }

  #nameKeyOf(old: ListNode, current: ListNode): string | undefined {
    if (old.items.length === 0 || current.items.length === 0) return undefined;
    return this.#nameKeys.find((key) =>
      [old, current].every((list) => {
        const names = list.items.map((item) => itemName(item, [key]));
        return !names.includes(undefined) && new Set(names).size === names.length;
      }),
    );
  }

  #text(node: Node | undefined, general: string): string | undefined {
    return node === undefined ? this.#defaults?.get(general) : flowText(this.#counting(node));
  }

  /** The node without what does not count, its keys in an order of their own. */
  #counting(node: Node): Node {
    if (node.kind === 'scalar') return node;
    if (node.kind === 'list') return { ...node, items: node.items.map((item) => this.#counting(item)) };
    const rank = (key: string) => (this.#nameKeys.includes(key) ? 0 : 1);
    const entries = [...node.entries]
      .filter(([key]) => !this.#ignore.has(key))
      .map(([key, entry]) => [key, { ...entry, value: this.#counting(entry.value) }] as const)
      .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
    return { ...node, entries: new Map(entries) };
  }

  #change(path: string, old: string | undefined, current: string | undefined): void {
    if (old !== current) this.found.push({ path, old, new: current });
  }
}

function isMappingOrNothing(node: Node | undefined): node is MappingNode | undefined {
  return node === undefined || node.kind === 'mapping';
}

function byName(list: ListNode, nameKey: string): Map<string, Node> {
  return new Map(list.items.map((item) => [itemName(item, [nameKey]) as string, item]));
}

function defaultOf(entry: ReferenceEntry): Array<[string, string]> {
  return entry.default === undefined ? [] : [[entry.path, entry.default]];
}
