import { relativeTo } from '../files/base-chain.ts';
import { InputRefused, Problems } from '../files/diagnostic.ts';
import type { Document } from '../files/document.ts';
import { readYaml } from '../files/read-yaml.ts';
import type { PolicyDocument } from '../policy/schema.ts';
import type { Library } from '../study/documents/disk.ts';
import { loadStudy } from '../study/documents/load-study.ts';
import { loadPolicy, loadWorld } from '../study/documents/read-documents.ts';
import { rememberingLibrary } from '../study/store/changed-inputs.ts';
import { BaseUnavailable } from './base-files.ts';
import { type Finding, SEVERITIES } from './lint/finding.ts';
import { lintPolicy } from './lint/lint.ts';
import type { Versions } from './mixed-library.ts';

/** A document that the change touches, and that none of the studies reads which are compared. */
export interface UnreadDocument {
  readonly file: string;
  readonly kind: 'policy' | 'world' | 'study';
  /** Studies that do read it, and that are not compared: they lie elsewhere, or others were named. */
  readonly readBy: readonly string[];
  /** What can be told of a policy by reading it, the gravest first, without what is only good to know. */
  readonly findings: readonly LintedLine[];
}

/** A finding with its line. */
export interface LintedLine extends Pick<Finding, 'severity' | 'message' | 'suggestion'> {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Folders of documents, with all their folders. */
const FOLDERS = ['scenarios', 'policies', 'worlds', 'studies'] as const;
/** Keys that say what a document is. A study names a world, and so do policy tests: theirs come first. */
const KINDS = ['study', 'policy-test', 'policy', 'world'] as const;
/** Folders in folders further than this are not looked into: links may lead in circles. */
const DEEPEST = 6;

/**
 * The changed documents that no compared study reads. Nothing is simulated of them, but they are checked: each by the
 * studies that read it, or else alone.
 *
 * @param compared paths of the studies that are compared
 * @throws InputRefused with everything that is wrong in them
 */
export function unreadDocuments(compared: readonly string[], versions: Versions): UnreadDocument[] {
  const { head } = versions;
  const documents = FOLDERS.flatMap((folder) => documentsIn(folder, head, 0));
  const changed = documents.filter((file) => hasChanged(file, versions));
  if (changed.length === 0) return [];
  const readByCompared = new Set(compared.flatMap((study) => filesReadBy(study, head)));
  const left = changed.filter((file) => !readByCompared.has(file));
  if (left.length === 0) return [];

  const problems = new Problems();
  const readers = new Map<string, string[]>();
  const roots = new Map(documents.map((file) => [file, rootOf(file, head)]));
  for (const study of documents) {
    if (roots.get(study)?.kind !== 'study' || compared.includes(study)) continue;
    const { library, files } = rememberingLibrary(head);
    const refused = new Problems();
    refused.attempt(() => loadStudy(study, library));
    const read = files().map(({ path }) => path);
    for (const file of left.filter((each) => read.includes(each))) {
      if (file !== study) readers.set(file, [...(readers.get(file) ?? []), study]);
      problems.attempt(() => refused.throwIfAny());
    }
  }
  const found = left.flatMap((file): UnreadDocument[] => {
    const { kind, problems: unreadable } = roots.get(file)!;
    problems.add(...unreadable);
    if (kind === undefined || kind === 'policy-test') return [];
    const readBy = readers.get(file) ?? [];
    if (kind === 'study') return [{ file, kind, readBy, findings: [] }];
    const load = () => loadAs(kind, file, head);
    // What others extend need not be whole: it is as good as one of them.
    const extending = documents.filter((other) => roots.get(other)?.base === file);
    const isPartOf = (other: string) => attempt(() => loadAs(kind, other, head)) !== undefined;
    const isFineElsewhere = readBy.length > 0 || extending.some(isPartOf);
    const loaded = isFineElsewhere ? attempt(load) : problems.attempt(load);
    const isPolicy = loaded !== undefined && kind === 'policy';
    return [{ file, kind, readBy, findings: isPolicy ? linted(loaded as Document<PolicyDocument>) : [] }];
  });
  problems.throwIfAny();
  return found;
}

function documentsIn(folder: string, library: Library, depth: number): string[] {
  return library
    .list(folder)
    .filter((name) => !name.startsWith('.') && name !== 'node_modules')
    .map((name) => `${folder}/${name}`)
    .flatMap((path) =>
      /\.ya?ml$/.test(path) ? [path] : depth < DEEPEST ? documentsIn(path, library, depth + 1) : [],
    )
    .sort();
}

function hasChanged(file: string, { base, head }: Versions): boolean {
  try {
    return base.read(file) !== head.read(file);
  } catch (error) {
    // What was behind a link that led elsewhere nobody knows.
    if (error instanceof BaseUnavailable) return true;
    throw error;
  }
}

/** Files that a study reads as it is; those it came to, where something in it is wrong. */
function filesReadBy(study: string, head: Library): string[] {
  const { library, files } = rememberingLibrary(head);
  attempt(() => loadStudy(study, library));
  return files().map(({ path }) => path);
}

/** What a file says it is and what it extends; what keeps it from being read. */
function rootOf(file: string, { read }: Library) {
  const { root, problems } = readYaml(file, read(file) ?? '');
  const kind = KINDS.find((key) => root?.entries.has(key));
  const base = root?.entries.get('extends')?.value;
  return { kind, base: base?.kind === 'scalar' ? relativeTo(file, base.text) : undefined, problems };
}

function loadAs(kind: 'policy' | 'world', file: string, head: Library) {
  return kind === 'world' ? loadWorld(file, head) : loadPolicy(file, head);
}

function linted({ source, value }: Document<PolicyDocument>): LintedLine[] {
  const found = lintPolicy(value);
  return SEVERITIES.filter((severity) => severity !== 'note').flatMap((severity) =>
    found
      .filter((each) => each.severity === severity)
      .map(({ path, message, suggestion }) => ({ severity, message, suggestion, ...source.at(path) })),
  );
}

function attempt<T>(load: () => T): T | undefined {
  try {
    return load();
  } catch (error) {
    if (error instanceof InputRefused) return undefined;
    throw error;
  }
}
