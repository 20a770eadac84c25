import type { ShareBehind } from './default-behind.ts';
import { type Diagnostic, diagnosticAt, InputRefused } from './diagnostic.ts';
import { withSuggestion } from './nearest-name.ts';
import { circleSentence, mergeMappings } from './overlay.ts';
import { readYaml } from './read-yaml.ts';
import { quote, splitSentence } from './sentence.ts';
import { type Place, SourceFile } from './source-file.ts';
import type { Entry, MappingNode } from './tree.ts';

/** Gives the text of a file, or undefined when there is none. Bytes that are not UTF-8 come as U+FFFD. */
export type Read = (path: string) => string | undefined;

/** Gives the names of the files in a folder; none when there is no such folder. */
export type List = (folder: string) => readonly string[];

export type ChainOptions = {
  /** The key that every file of this kind has at its top: `policy`. */
  readonly kind: string | undefined;
  readonly nameKeys: readonly string[];
  /** Whether `none` is a value like any other at a path, so that it does not remove. */
  readonly takesNone: (path: readonly string[]) => boolean;
  /** The shares that hold by default where the key at a path is left out. */
  readonly sharesBehind: (path: readonly string[]) => readonly ShareBehind[];
  readonly read: Read;
  /** For what may be meant where no file is; nothing is said of it if left out. */
  readonly list?: List | undefined;
};

/** Overlays on overlays further than this are not followed: nobody could say what the last one holds. */
const LONGEST_CHAIN = 8;

/**
 * A document with everything it extends merged in, and the files it came from, the named one first.
 * @throws {InputRefused} when a file cannot be read or merged.
 */
export function resolveChain(path: string, options: ChainOptions): { root: MappingNode; files: string[] } {
  const files: string[] = [];
  const root = resolve(path, undefined, files, options);
  return { root, files };
}

function resolve(path: string, from: Place | undefined, files: string[], options: ChainOptions): MappingNode {
  const text = options.read(path);
  if (text === undefined) throw new InputRefused([missingFile(path, from, options)]);
  files.push(path);
  const { root, problems } = readYaml(path, text);
  if (root === undefined) throw new InputRefused(problems);
  if (options.kind !== undefined && !root.entries.has(options.kind)) {
    throw new InputRefused([otherKind(root, from, options.kind)]);
  }
  const extending = root.entries.get('extends');
  if (extending === undefined) return root;

  const base = basePath(path, extending, files);
  const under = resolve(base, extending.value.place, files, options);
  const found: Diagnostic[] = [];
  const entries = new Map(root.entries);
  entries.delete('extends');
  const merged = mergeMappings(under, { ...root, entries }, { ...options, problems: found });
  if (found.length > 0) throw new InputRefused(found);
  return merged;
}

/** The path that `extends:` leads to. */
function basePath(path: string, { value }: Entry, files: readonly string[]): string {
  const refuse = (message: string, hint?: string): never => {
    throw new InputRefused([diagnosticAt(value.place, 'extends', message, hint)]);
  };
  if (value.kind === 'list')
    return refuse('a file extends one other file', 'extend a file that extends the other');
  if (value.kind !== 'scalar' || typeof value.value !== 'string' || value.value === '') {
    return refuse('`extends:` is followed by the path of a file', 'for example `extends: first-claim.yaml`');
  }
  if (/[\\:]|^\//.test(value.value)) {
    return refuse(`${quote(value.value)} is not a relative path`, 'write it from this file on, with `/`');
  }
  const base = relativeTo(path, value.value);
  if (files.includes(base)) {
    const { message, hint } = splitSentence(circleSentence([...files.slice(files.indexOf(base)), base]));
    return refuse(message, hint);
  }
  if (files.length >= LONGEST_CHAIN) {
    return refuse(`more than ${LONGEST_CHAIN} files extend each other`, [...files, base].join(' -> '));
  }
  return base;
}

function missingFile(path: string, from: Place | undefined, { read, list }: ChainOptions): Diagnostic {
  const withEnding = /\.ya?ml$/.test(path) ? undefined : `${path}.yaml`;
  const hint =
    withEnding !== undefined && read(withEnding) !== undefined
      ? `did you mean ${quote(withEnding)}?`
      : undefined;
  if (from === undefined) {
    const place = { file: new SourceFile(path, ''), start: 0, end: 0 };
    return diagnosticAt(place, '', 'there is no such file', hint);
  }
  const message = `there is no file ${quote(path)}`;
  if (hint !== undefined) return diagnosticAt(from, 'extends', message, hint);
  const there = (list?.(path.split('/').slice(0, -1).join('/') || '.') ?? [])
    .filter((name) => /\.ya?ml$/.test(name) && relativeTo(path, name) !== from.file.path)
    .sort();
  const said = splitSentence(withSuggestion(message, path.replace(/.*\//, ''), there));
  return diagnosticAt(from, 'extends', said.message, said.hint);
}

function otherKind(root: MappingNode, from: Place | undefined, kind: string): Diagnostic {
  const article = /^[aeiou]/.test(kind) ? 'an' : 'a';
  const { path } = root.place.file;
  const [firstKey] = root.entries.values();
  const message = `${from === undefined ? 'this' : quote(path)} is not ${article} ${kind}`;
  return diagnosticAt(
    from ?? firstKey?.key ?? root.place,
    from === undefined ? '' : 'extends',
    `${message}: it has no \`${kind}:\` at the top`,
    `every ${kind} starts with \`${kind}: its-name\``,
  );
}

/** A relative path from the folder of a file, with `.` and `..` worked out: (`a/b.yaml`, `../c.yaml`) -> `c.yaml`. */
export function relativeTo(file: string, relative: string): string {
  const steps = file.split('/').slice(0, -1);
  for (const step of relative.split('/')) {
    const last = steps[steps.length - 1];
    if (step === '.' || step === '') continue;
    if (step === '..' && last !== undefined && last !== '..' && last !== '') steps.pop();
    else steps.push(step);
  }
  return steps.join('/');
}
