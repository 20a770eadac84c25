import { type Diagnostic, diagnosticAt } from '../../files/diagnostic.ts';
import { readYaml } from '../../files/read-yaml.ts';
import { SourceFile } from '../../files/source-file.ts';
import { flowText, type ListNode, type MappingNode, type Node } from '../../files/tree.ts';
import type { Library } from '../documents/disk.ts';

/** A file as it was when a run began. */
export interface InputFile {
  /** With `/` between its steps. */
  readonly path: string;
  readonly text: string;
}

/** A library that remembers what was read, so that a record of a run holds the very texts that were run. */
export function rememberingLibrary(library: Library): { library: Library; files: () => InputFile[] } {
  const texts = new Map<string, string | undefined>();
  const read = (path: string) => {
    if (!texts.has(path)) texts.set(path, library.read(path));
    return texts.get(path);
  };
  return {
    library: { read, list: library.list },
    files: () => [...texts].flatMap(([path, text]) => (text === undefined ? [] : [{ path, text }])),
  };
}

/**
 * What is said in files now and was not when a run began, or the other way round: each with its line. Comments,
 * formatting and the order of keys do not count.
 */
export function changedInputs(files: readonly InputFile[], { read }: Pick<Library, 'read'>): Diagnostic[] {
  return files.flatMap(({ path, text }) => {
    const now = read(path);
    if (now === text) return [];
    if (now === undefined) {
      const place = { file: new SourceFile(path, ''), start: 0, end: 0 };
      return [diagnosticAt(place, '', 'this file was there when the run began and is gone')];
    }
    const current = readYaml(path, now);
    if (current.root === undefined) return current.problems;
    const { root: old } = readYaml(path, text);
    return old === undefined ? [] : [...changes(old, current.root, undefined)];
  });
}

/** @param where key or name of the value, for what has no place of its own any more */
function* changes(old: Node, now: Node, where: string | undefined): Generator<Diagnostic> {
  if (old.kind === 'mapping' && now.kind === 'mapping') yield* mappingChanges(old, now);
  else if (old.kind === 'list' && now.kind === 'list') yield* listChanges(old, now, where);
  else if (flowText(old) !== flowText(now)) {
    yield diagnosticAt(now.place, where ?? '', 'this has changed since the run began', `it was ${line(old)}`);
  }
}

function* mappingChanges(old: MappingNode, now: MappingNode): Generator<Diagnostic> {
  for (const [key, entry] of now.entries) {
    const before = old.entries.get(key);
    if (before !== undefined) yield* changes(before.value, entry.value, key);
    else yield diagnosticAt(entry.key, key, 'this was not there when the run began');
  }
  for (const [key, { value, key: place }] of old.entries) {
    if (!now.entries.has(key)) yield gone(`\`${key}: ${line(value)}\``, place, now);
  }
}

/** The first change only: behind one that was put in or taken out, all others have moved. */
function* listChanges(old: ListNode, now: ListNode, where: string | undefined): Generator<Diagnostic> {
  for (const [i, item] of now.items.entries()) {
    const before = old.items[i];
    if (before === undefined) {
      yield diagnosticAt(item.place, where ?? '', 'this was not there when the run began');
      return;
    }
    const found = [...changes(before, item, where)];
    yield* found;
    if (found.length > 0) return;
  }
  const missing = old.items[now.items.length];
  if (missing !== undefined) yield gone(`\`${line(missing)}\``, missing.place, now);
}

function gone(what: string, place: MappingNode['place'], around: Node): Diagnostic {
  const { line: number } = place.file.position(place.start);
  const message = `${what} was said here when the run began and is gone`;
  return diagnosticAt(around.place, '', message, `it stood in line ${number}`);
}

const LONGEST = 80;

function line(node: Node): string {
  const text = flowText(node);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 3)}...`;
}
