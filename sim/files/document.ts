import type { z } from 'zod';
import { type List, type Read, resolveChain } from './base-chain.ts';
import { sharesBehind } from './default-behind.ts';
import { type Diagnostic, diagnosticAt, InputRefused } from './diagnostic.ts';
import { doubles } from './doubles.ts';
import { Explanations } from './explain.ts';
import { flattenIssues } from './issues.ts';
import { type Merge, mergeMappings } from './overlay.ts';
import { takesNone } from './reserved-words.ts';
import { type Fillings, salvage } from './salvage.ts';
import { complaints, misspeltKeys } from './schema-complaints.ts';
import { joined, quote } from './sentence.ts';
import { slipAtNode } from './slips.ts';
import type { Place } from './source-file.ts';
import { follow, type ListNode, type MappingNode, type Path, pathInWords, toPlain } from './tree.ts';

export type LoadOptions<S extends z.ZodType> = {
  readonly schema: S;
  /** The key that says what the document is and how it is called: `policy`, `world`, `study`. */
  readonly kind?: string;
  /** Gives the text of a file, or undefined when there is none. */
  readonly read: Read;
  /** Gives the names of the files in a folder, for what may be meant where there is no file. */
  readonly list?: List | undefined;
  /** Keys that name the items of lists, most telling first: `['rule', 'tier', 'scenario', 'plan', 'region']`. */
  readonly nameKeys: readonly string[];
  /** Merged into the document as if its file extended it, such as a part of another document. */
  readonly overlay?: MappingNode | undefined;
  /** What may stand where a key is missing, so that what lacks it can be checked for the rest. */
  readonly fillings?: Fillings;
  /** Whether words in its lists must differ. */
  readonly distinct?: boolean;
};

/** A checked document, where everything in it came from, and the files that were read. */
export type Document<T> = { readonly value: T; readonly source: Source; readonly files: readonly string[] };

/** A document as far as it could be read. */
export type ReadDocument<T> = {
  /** Where there are problems, what is left when all that is wrong is taken away; undefined where nothing is. */
  readonly document: Document<T> | undefined;
  readonly problems: readonly Diagnostic[];
  /** Whether nothing was taken away. */
  readonly isWhole: boolean;
  /** Texts of what was taken away. */
  readonly removed: ReadonlySet<string>;
};

/**
 * Reads a document, merges what it extends, and checks it against its schema.
 * @throws {InputRefused} with everything that is wrong, at once.
 */
export function loadDocument<S extends z.ZodType>(
  path: string,
  options: LoadOptions<S>,
): Document<z.output<S>> {
  const { document, problems } = readDocument(path, options);
  if (document === undefined || problems.length > 0) throw new InputRefused(problems);
  return document;
}

/**
 * The same for who can do with a part of it: names in what is right are told to be wrong beside units and keys that are.
 * @throws {InputRefused} where its text or what it extends cannot be read at all
 */
export function readDocument<S extends z.ZodType>(
  path: string,
  options: LoadOptions<S>,
): ReadDocument<z.output<S>> {
  const { schema, nameKeys } = options;
  const merge = {
    nameKeys,
    takesNone: (where: readonly string[]) => takesNone(schema, where),
    sharesBehind: (where: readonly string[]) => sharesBehind(schema, where),
  };
  const chain = resolveChain(path, { ...merge, kind: options.kind, read: options.read, list: options.list });
  const { root, files } = options.overlay === undefined ? chain : laidOver(chain, options.overlay, merge);
  const plain = toPlain(root);
  const explanations = new Explanations();
  const result = schema.safeParse(plain, { error: explanations.map });
  const source = new Source(root, files, nameKeys);
  if (result.success) {
    const twice = options.distinct ? doubles(root) : [];
    return {
      document: { value: result.data, source, files },
      isWhole: true,
      problems: twice.map((each) => source.problem(each.path, each.message, 'remove one of them')),
      removed: new Set(),
    };
  }
  const issues = flattenIssues(result.error.issues, plain);
  const misspelt = misspeltKeys(issues, explanations);
  // Who writes `wiegh` is told so, and not that `weigh` is missing too.
  const found = issues.filter(({ issue, path }) => issue.code === 'custom' || !misspelt.has(path.join('\0')));
  const { rest, hidden, removed } = salvage(root, schema, issues, explanations.map, options.fillings);
  return {
    document: rest && {
      value: rest.value,
      source: new Source(rest.root, files, nameKeys),
      files,
    },
    isWhole: false,
    problems: [
      ...found.flatMap((each) => complaints(each, source, explanations, schema)),
      ...hidden.flatMap((each) =>
        complaints(each.found, new Source(each.root, files, nameKeys), explanations, schema),
      ),
    ],
    removed,
  };
}

/** The document with an overlay that is written elsewhere; the file of the overlay comes first, as that of an extending one. */
function laidOver(
  { root, files }: ReturnType<typeof resolveChain>,
  overlay: MappingNode,
  merge: Omit<Merge, 'problems'>,
): ReturnType<typeof resolveChain> {
  const problems: Diagnostic[] = [];
  const merged = mergeMappings(root, overlay, { ...merge, problems });
  if (problems.length > 0) throw new InputRefused(problems);
  return { root: merged, files: [overlay.place.file.path, ...files] };
}

/** Where everything in a document came from: for checks that need more than one value, or more than one document. */
export class Source {
  /** The document as a tree, after merging. */
  readonly root: MappingNode;
  readonly nameKeys: readonly string[];
  readonly #files: readonly string[];

  constructor(root: MappingNode, files: readonly string[], nameKeys: readonly string[]) {
    this.root = root;
    this.nameKeys = nameKeys;
    this.#files = files;
  }

  /** Whether something is written at a path (a default is not). */
  has(path: Path): boolean {
    return follow(this.root, path).steps === path.length;
  }

  /** Whether a key at a path has nothing behind its colon. */
  isEmpty(path: Path): boolean {
    const { node, steps } = follow(this.root, path);
    return steps === path.length && node.kind === 'scalar' && node.value === null;
  }

  /** What most likely went wrong at the keyboard where a value without quotes was written. */
  slipAt(path: Path): string | undefined {
    const { node, steps } = follow(this.root, path);
    return steps < path.length ? undefined : slipAtNode(node);
  }

  /** File, line and column (from 1) of what is written at a path, or of the nearest thing around it. */
  at(path: Path): { file: string; line: number; column: number } {
    const place = this.#place(path, 'value');
    return { file: place.file.path, ...place.file.position(place.start) };
  }

  /** A path in people's words: `allocation[the-rest].when`. */
  inWords(path: Path): string {
    return pathInWords(this.root, path, this.nameKeys);
  }

  /**
   * What a complaint about a default adds: it points at the nearest thing that is written, so it says what it is about.
   */
  aboutDefault(path: Path): string | undefined {
    const left = path[follow(this.root, path).steps];
    return typeof left === 'string'
      ? `this is about \`${this.inWords(path)}\`, which is not written here`
      : undefined;
  }

  /**
   * A complaint about what stands at a path: about its value, or with `of` about its key. When an overlay has removed
   * it, the complaint points at the removal.
   */
  problem(path: Path, message: string, hint?: string, of: 'value' | 'key' = 'value'): Diagnostic {
    const words = this.inWords(path);
    const removal = this.#removal(path);
    if (removal !== undefined) {
      return diagnosticAt(removal, words, `${message} after merging`, joined('it is removed here', hint));
    }
    const place = this.#place(path, of);
    return diagnosticAt(place, words, message, joined(hint, this.#mergeNote(path, place, of)));
  }

  #place(path: Path, of: 'value' | 'key'): Place {
    const { node, key, steps } = follow(this.root, path);
    if (key === undefined) return node.place;
    const isWhole = node.kind !== 'scalar';
    return of === 'key' || steps < path.length || isWhole ? key : node.place;
  }

  /** The words that removed what a path leads to. */
  #removal(path: Path): Place | undefined {
    const { node, steps } = follow(this.root, path);
    if (node.kind === 'scalar' || steps === path.length) return undefined;
    return node.removed.find((each) => each.name === String(path[steps]))?.place;
  }

  /** What overlays did around a place: which file extends its file, what was removed from its list. */
  #mergeNote(path: Path, place: Place, of: 'value' | 'key'): string | undefined {
    const [top] = this.#files;
    const { node, steps } = follow(this.root, path);
    if (steps === path.length && node.kind === 'list' && node.removed.length > 0) return removalNote(node);
    if (place.file.path === top) return undefined;
    const key = path[path.length - 1];
    const remove = of === 'key' && this.has(path) ? `; there, \`${String(key)}: none\` removes it` : '';
    return joined(`this file is extended by ${top}${remove}`, this.#removalAround(path));
  }

  /** What overlays removed from the list of which a path leads to an item. */
  #removalAround(path: Path): string | undefined {
    for (let steps = path.length - 1; steps > 0; steps--) {
      const { node } = follow(this.root, path.slice(0, steps));
      if (node.kind === 'list') return node.removed.length === 0 ? undefined : removalNote(node);
    }
    return undefined;
  }
}

function removalNote(list: ListNode): string {
  const names = list.removed.map(({ name, place: { file, start } }) => {
    return `${quote(name)} was removed in ${file.path}:${file.position(start).line}`;
  });
  return `after merging: ${names.join(', ')}`;
}
