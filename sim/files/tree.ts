import type { Place } from './source-file.ts';

/** Where a value stands in a document: mapping keys and list indexes from the root. */
export type Path = ReadonlyArray<string | number>;

/** Something that an overlay took away: the key or item name, and the words that removed it. */
export type Removed = { readonly name: string; readonly place: Place };

type Scalar = string | number | boolean | null;

type ScalarNode = {
  readonly kind: 'scalar';
  readonly place: Place;
  readonly value: Scalar;
  /** As written, without quotes. */
  readonly text: string;
};
export type ListNode = {
  readonly kind: 'list';
  readonly place: Place;
  readonly items: readonly Node[];
  readonly removed: readonly Removed[];
};
export type MappingNode = {
  readonly kind: 'mapping';
  readonly place: Place;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly removed: readonly Removed[];
};
export type Entry = { readonly key: Place; readonly value: Node };

/** A document's text as a tree in which every node knows the file and place that wrote it. */
export type Node = ScalarNode | ListNode | MappingNode;

/** The tree as plain objects, arrays and scalars. */
export function toPlain(node: Node): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(toPlain);
    case 'mapping': {
      const plain: Record<string, unknown> = {};
      for (const [key, entry] of node.entries) plain[key] = toPlain(entry.value);
      return plain;
    }
  }
}

/** How far a path leads into a tree. */
export type Found = {
  /** The last node reached. */
  readonly node: Node;
  /** The key under which it stands, if it stands in a mapping. */
  readonly key: Place | undefined;
  /** How many steps of the path were taken; all of them when the node exists. */
  readonly steps: number;
};

/** Follows a path as far as it goes. */
export function follow(root: Node, path: Path): Found {
  let found: Found = { node: root, key: undefined, steps: 0 };
  for (const step of path) {
    const { node, steps } = found;
    if (node.kind === 'mapping') {
      const entry = node.entries.get(String(step));
      if (entry === undefined) return found;
      found = { node: entry.value, key: entry.key, steps: steps + 1 };
    } else if (node.kind === 'list') {
      const item = node.items[Number(step)];
      if (item === undefined) return found;
      found = { node: item, key: undefined, steps: steps + 1 };
    } else {
      return found;
    }
  }
  return found;
}

/** The name of a list item: the value of the first of `nameKeys` that it has as a scalar. */
export function itemName(item: Node, nameKeys: readonly string[]): string | undefined {
  if (item.kind !== 'mapping') return undefined;
  for (const nameKey of nameKeys) {
    const value = item.entries.get(nameKey)?.value;
    if (value?.kind === 'scalar') return value.text;
  }
  return undefined;
}

/** A path in people's words: `allocation[the-rest].when`; an item without a name is counted from 1: `steps[2]`. */
export function pathInWords(root: Node, path: Path, nameKeys: readonly string[]): string {
  let words = '';
  let node: Node | undefined = root;
  for (const step of path) {
    if (typeof step === 'number') {
      const item: Node | undefined = node?.kind === 'list' ? node.items[step] : undefined;
      words += `[${(item && itemName(item, nameKeys)) ?? step + 1}]`;
      node = item;
    } else {
      words += words === '' ? step : `.${step}`;
      node = node?.kind === 'mapping' ? node.entries.get(step)?.value : undefined;
    }
  }
  return words;
}

/** A node as a line of YAML: `{ rule: the-rest, when: anything }`. */
export function flowText(node: Node): string {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'string' ? scalarText(node.value) : node.text;
    case 'list':
      return `[${node.items.map(flowText).join(', ')}]`;
    case 'mapping': {
      const entries = [...node.entries].map(([key, { value }]) => `${scalarText(key)}: ${flowText(value)}`);
      return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
    }
  }
}

function scalarText(text: string): string {
  const plain =
    /^[\p{L}\p{N}][^,:#[\]{}\n\\"]*$/u.test(text) &&
    !/^([0-9.]+|0[xo][0-9a-fA-F]+|[0-9.]+[eE][-+]?[0-9]+|true|false|null)$/i.test(text) &&
    text === text.trim();
  return plain || /^[0-9]{2}:[0-9]{2}(-[0-9]{2}:[0-9]{2})?$/.test(text) ? text : JSON.stringify(text);
}
