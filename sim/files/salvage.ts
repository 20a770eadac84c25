import type { z } from 'zod';
import { isDangling } from './dangling.ts';
import { type FlatIssue, flattenIssues } from './issues.ts';
import type { Place } from './source-file.ts';
import { follow, type MappingNode, type Node, type Path, toPlain } from './tree.ts';

/** What is left of a document when everything that is wrong in it is taken away. */
interface Salvage<T> {
  readonly value: T;
  readonly root: MappingNode;
}

/** A document that was salvaged, or not, and what came to light on the way. */
export interface Salvaged<T> {
  readonly rest: Salvage<T> | undefined;
  /** Names that nothing has, which the first problems hid, with the tree in which they stand. */
  readonly hidden: readonly { readonly found: FlatIssue; readonly root: MappingNode }[];
  /** Texts and keys of what was taken away: names among them are not missing. */
  readonly removed: ReadonlySet<string>;
}

/** By key, what may stand there whatever stands around it. */
export type Fillings = Readonly<Record<string, Plain>>;

const MOST_ROUNDS = 12;

/**
 * Takes away what is wrong in a document until the rest is right, so that the rest can be checked for what a first
 * reading does not get to.
 *
 * @param issues what the schema says of the whole document
 * @param fillings what may stand under keys that are missing
 */
export function salvage<S extends z.ZodType>(
  whole: MappingNode,
  schema: S,
  issues: readonly FlatIssue[],
  error: (issue: z.core.$ZodRawIssue) => string | undefined,
  fillings: Fillings = {},
): Salvaged<z.output<S>> {
  const removed = new Set<string>();
  const hidden: { found: FlatIssue; root: MappingNode }[] = [];
  let root = whole;
  let wrong = issues;
  const filled = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const lacking = wrong.flatMap((each) => filling(each, root, filled, fillings));
    for (const { path, value } of lacking) root = withEntry(root, path, value) as MappingNode;
    const left = wrong.filter((each) => !lacking.some(({ of }) => of === each));
    const paths = left.flatMap((each) => wrongPlaces(each, root));
    if (paths.some((path) => path.length === 0)) break;
    for (const path of paths) root = without(root, path, removed) as MappingNode;
    root = swept(root) as MappingNode;
    const plain = toPlain(root);
    const result = schema.safeParse(plain, { error });
    if (result.success) return { rest: { value: result.data, root }, hidden, removed };
    wrong = flattenIssues(result.error.issues, plain);
    for (const found of wrong) {
      if (isDangling(found.issue.message, removed)) hidden.push({ found, root });
    }
  }
  return { rest: undefined, hidden, removed };
}

/** What must go for an issue: the value, or what lacks it. */
function wrongPlaces({ issue, path }: FlatIssue, root: MappingNode): Path[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...path, key]);
  const { steps } = follow(root, path);
  return [steps === path.length ? path : path.slice(0, steps)];
}

interface Filling {
  readonly of: FlatIssue;
  readonly path: Path;
  readonly value: Node;
}

/** Something harmless in the place of what is missing, once, so that what lacks it can be read all the same. */
function filling(of: FlatIssue, root: MappingNode, filled: Set<string>, fillings: Fillings): Filling[] {
  const { issue, path } = of;
  const { node, steps } = follow(root, path);
  const key = JSON.stringify(path);
  if (issue.code === 'custom' || steps !== path.length - 1 || node.kind !== 'mapping') return [];
  const empty = issue.code === 'invalid_type' ? EMPTY[issue.expected] : undefined;
  const value = fillings[String(path.at(-1))] ?? empty;
  if (value === undefined || filled.has(key)) return [];
  filled.add(key);
  return [{ of, path, value: nodeOf(value, node.place) }];
}

type Plain = string | number | readonly Plain[] | { readonly [key: string]: Plain };
const EMPTY: Readonly<Record<string, Plain>> = { object: {}, record: {}, array: [], number: 1 };

function nodeOf(plain: Plain, place: Place): Node {
  if (typeof plain === 'string' || typeof plain === 'number')
    return { kind: 'scalar', place, value: plain, text: String(plain) };
  if (Array.isArray(plain)) return { kind: 'list', place, items: [], removed: [] };
  const entries = Object.entries(plain).map(
    ([key, value]) => [key, { key: place, value: nodeOf(value, place) }] as const,
  );
  return { kind: 'mapping', place, entries: new Map(entries), removed: [] };
}

function withEntry(node: Node, [step, ...rest]: Path, value: Node): Node {
  if (node.kind === 'list') {
    const items = node.items.map((item, i) => (i === step ? withEntry(item, rest, value) : item));
    return { ...node, items };
  }
  if (node.kind !== 'mapping') return node;
  const name = String(step);
  const entry = node.entries.get(name);
  const inner = rest.length === 0 ? value : entry && withEntry(entry.value, rest, value);
  if (inner === undefined) return node;
  return {
    ...node,
    entries: new Map(node.entries).set(name, { key: entry?.key ?? node.place, value: inner }),
  };
}

/** Stands for what was taken out of a list until all is taken, so that items keep their places. */
const GONE: Node = {
  kind: 'scalar',
  place: { file: undefined as never, start: 0, end: 0 },
  value: null,
  text: '',
};

function without(node: Node, path: Path, removed: Set<string>): Node {
  const [step, ...rest] = path;
  if (node.kind === 'mapping') {
    const entry = node.entries.get(String(step));
    if (entry === undefined) return node;
    const entries = new Map(node.entries);
    if (rest.length === 0) {
      removed.add(String(step));
      note(entry.value, removed);
      entries.delete(String(step));
    } else entries.set(String(step), { ...entry, value: without(entry.value, rest, removed) });
    return { ...node, entries };
  }
  if (node.kind !== 'list') return node;
  const item = node.items[Number(step)];
  if (item === undefined || item === GONE) return node;
  if (rest.length === 0) note(item, removed);
  const kept = rest.length === 0 ? GONE : without(item, rest, removed);
  return { ...node, items: node.items.with(Number(step), kept) };
}

/** The tree without what is marked as gone. */
function swept(node: Node): Node {
  if (node.kind === 'list') {
    return { ...node, items: node.items.filter((item) => item !== GONE).map(swept) };
  }
  if (node.kind !== 'mapping') return node;
  const entries = new Map(
    [...node.entries].map(([key, entry]) => [key, { ...entry, value: swept(entry.value) }]),
  );
  return { ...node, entries };
}

function note(node: Node, removed: Set<string>): void {
  if (node.kind === 'scalar') removed.add(node.text);
  else if (node.kind === 'list') for (const item of node.items) note(item, removed);
  else {
    for (const [key, { value }] of node.entries) {
      removed.add(key);
      note(value, removed);
    }
  }
}
