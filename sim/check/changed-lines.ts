import { readYaml } from '../files/read-yaml.ts';
import type { Place } from '../files/source-file.ts';
import { flowText, itemName, type ListNode, type MappingNode, type Node } from '../files/tree.ts';
import type { Library } from '../study/documents/disk.ts';

/** One place of a file that says something else than before. */
export interface ChangedLine {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** In people's words: `follow_up.reclaim_without_progress[everything-else].after`. */
  readonly path: string;
  /** As in YAML; null where there was, or is, nothing. */
  readonly old: string | null;
  readonly new: string | null;
}

/** Keys whose items have names, as worlds, policies, studies and gates use them. */
const IGNORED: ReadonlySet<string> = new Set(['title', 'why']);

/**
 * What a file says otherwise than before, with the lines that say it. Comments, formatting, titles and reasons do not
 * count. Empty where the file is gone or cannot be read.
 */
export function changedLines(
  file: string,
  { base, head, nameKeys }: { base: Library; head: Library; nameKeys: readonly string[] },
): ChangedLine[] {
  const [old, now] = [base.read(file), head.read(file)];
  if (now === undefined || now === old) return [];
  const { root } = readYaml(file, now);
  if (root === undefined) return [];
  const before = old === undefined ? undefined : readYaml(file, old).root;
  if (before === undefined) return [at(root.place, '', null, 'a new file')];
  return [...mappingChanges(before, root, '', nameKeys)];
}

function at(place: Place, path: string, old: string | null, now: string | null): ChangedLine {
  return { file: place.file.path, ...place.file.position(place.start), path, old, new: now };
}

function* changes(
  old: Node,
  now: Node,
  path: string,
  place: Place,
  nameKeys: readonly string[],
): Generator<ChangedLine> {
  if (old.kind === 'mapping' && now.kind === 'mapping') yield* mappingChanges(old, now, path, nameKeys);
  else if (old.kind === 'list' && now.kind === 'list' && isNamed(old, nameKeys) && isNamed(now, nameKeys)) {
    yield* listChanges(old, now, path, place, nameKeys);
  } else if (flowText(old) !== flowText(now)) yield at(place, path, flowText(old), flowText(now));
}

function* mappingChanges(
  old: MappingNode,
  now: MappingNode,
  path: string,
  nameKeys: readonly string[],
): Generator<ChangedLine> {
  const words = (key: string) => (path === '' ? key : `${path}.${key}`);
  for (const [key, { key: place, value }] of now.entries) {
    if (IGNORED.has(key)) continue;
    const before = old.entries.get(key);
    if (before === undefined) yield at(place, words(key), null, flowText(value));
    else yield* changes(before.value, value, words(key), place, nameKeys);
  }
  for (const [key, { value }] of old.entries) {
    if (!IGNORED.has(key) && !now.entries.has(key)) {
      yield at(now.place, words(key), flowText(value), null);
    }
  }
}

function* listChanges(
  old: ListNode,
  now: ListNode,
  path: string,
  place: Place,
  nameKeys: readonly string[],
): Generator<ChangedLine> {
  const before = new Map(old.items.map((item) => [itemName(item, nameKeys)!, item]));
  const names = now.items.map((item) => itemName(item, nameKeys)!);
  for (const [i, item] of now.items.entries()) {
    const was = before.get(names[i]);
    const words = `${path}[${names[i]}]`;
    if (was === undefined) yield at(item.place, words, null, flowText(item));
    else yield* changes(was, item, words, item.place, nameKeys);
  }
  for (const [name, item] of before) {
    if (!names.includes(name)) yield at(place, `${path}[${name}]`, flowText(item), null);
  }
  const staying = [...before.keys()].filter((name) => names.includes(name)).join(', ');
  const order = names.filter((name) => before.has(name)).join(', ');
  if (staying !== order) yield at(place, `${path} (order)`, staying, order);
}

function isNamed(list: ListNode, nameKeys: readonly string[]): boolean {
  const names = list.items.map((item) => itemName(item, nameKeys));
  return !names.includes(undefined) && new Set(names).size === names.length;
}
