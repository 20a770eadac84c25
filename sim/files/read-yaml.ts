import { isAlias, isMap, isScalar, isSeq, type Pair, parseAllDocuments, type Node as YamlNode } from 'yaml';
import { type Diagnostic, diagnosticAt } from './diagnostic.ts';
import { quote } from './sentence.ts';
import { slipIn, withoutDecimalComma } from './slips.ts';
import { type Place, SourceFile } from './source-file.ts';
import { syntaxErrors } from './syntax-errors.ts';
import { unreadable } from './text-checks.ts';
import type { Entry, MappingNode, Node } from './tree.ts';

/** What a file's text says, or everything that keeps it from being read. */
export type ReadResult = { root: MappingNode; problems: [] } | { root: undefined; problems: Diagnostic[] };

/** Nobody writes documents deeper than this; a deeper one is a mistake or an attack. */
const DEEPEST = 40;

/**
 * Reads YAML (1.2, core schema, one document, a mapping at the top) into a tree with places.
 * Left out on purpose, with a message: anchors and aliases (they hide what a value is, and let a short text grow
 * without bound), merge keys, tags, directives, keys that are not plain words, keys written twice.
 */
export function readYaml(path: string, rawText: string): ReadResult {
  const text = rawText.startsWith('\ufeff') ? rawText.slice(1) : rawText;
  const file = new SourceFile(path, text);
  const unreadableParts = unreadable(file);
  if (unreadableParts.length > 0) return { root: undefined, problems: unreadableParts };

  const documents = parseAllDocuments(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const whole = { file, start: 0, end: 0 };
  if (!Array.isArray(documents) || documents.length === 0) {
    return refuse(diagnosticAt(whole, '', 'the file is empty'));
  }
  const [document, second] = documents;
  const errors = documents.flatMap((each) => each.errors);
  if (errors.some((error) => error.code === 'RESOURCE_EXHAUSTION')) {
    return refuse(diagnosticAt(whole, '', `this is nested deeper than ${DEEPEST} levels`));
  }
  if (errors.length > 0) {
    return refuse(...syntaxErrors(file, documents, errors));
  }
  if (second !== undefined) {
    const start = second.contents?.range?.[0] ?? text.length;
    return refuse(
      diagnosticAt(
        { file, start, end: start },
        '',
        'a second document starts in this file',
        'one document a file: remove `---`, or move this part to a file of its own',
      ),
    );
  }
  if (document.directives?.yaml.explicit === true) {
    return refuse(diagnosticAt(whole, '', 'YAML directives are not used here', 'remove the lines with `%`'));
  }
  const reader = new TreeReader(file);
  const root = document.contents === null ? undefined : reader.node(document.contents, whole, 0);
  if (reader.problems.length > 0) return { root: undefined, problems: reader.problems };
  if (root === undefined || (root.kind === 'scalar' && root.value === null)) {
    return refuse(diagnosticAt(whole, '', 'the file is empty'));
  }
  if (root.kind !== 'mapping') {
    return refuse(
      diagnosticAt(
        root.place,
        '',
        `the file holds ${root.kind === 'list' ? 'a list' : 'a single text'}, not a mapping`,
        (root.kind === 'scalar' ? slipIn(root.text) : undefined) ??
          'write lines of the form `key: value`, with a space after the colon',
      ),
    );
  }
  return { root, problems: [] };
}

function refuse(...problems: Diagnostic[]): ReadResult {
  return { root: undefined, problems };
}

function textAt({ file, start, end }: Place): string {
  return file.text.slice(start, end);
}

class TreeReader {
  readonly problems: Diagnostic[] = [];
  readonly #file: SourceFile;

  constructor(file: SourceFile) {
    this.#file = file;
  }

  /** The tree of a YAML node; `near` is the place to point at when the node has none of its own. */
  node(yaml: YamlNode | null, near: Place, depth: number): Node {
    const place = this.#placeOf(yaml, near);
    if (depth > DEEPEST) {
      if (depth === DEEPEST + 1) this.#problem(place, `this is nested deeper than ${DEEPEST} levels`);
      return { kind: 'scalar', place, value: null, text: '' };
    }
    if (isAlias(yaml)) {
      this.#problem(place, 'aliases are not used here', 'write the value out, or put it in a file to extend');
    } else if (yaml !== null && 'anchor' in yaml && yaml.anchor !== undefined) {
      this.#problem(place, 'anchors are not used here', `remove ${quote(`&${String(yaml.anchor)}`)}`);
    }
    if (yaml !== null && !isAlias(yaml) && yaml.tag !== undefined) {
      this.#problem(
        place,
        'tags are not used here',
        `remove ${quote(yaml.tag)}: the value alone says what it is`,
      );
    }
    if (isMap(yaml)) return this.#mapping(yaml.items as Pair<YamlNode, YamlNode | null>[], place, depth);
    if (isSeq(yaml)) {
      const items = yaml.items.map((item) =>
        this.node(item as YamlNode, this.#dashOf(item, place), depth + 1),
      );
      // Of `[1,5]` two numbers may be meant, of `[1,5d]` not: who writes a unit writes it behind each.
      for (const [i, { place: item }] of items.entries()) {
        if (i > 0 && !/^[0-9.]*$/.test(textAt(item))) this.#isCutAtComma(items[i - 1].place, item);
      }
      return { kind: 'list', place, items, removed: [] };
    }
    return this.#scalar(yaml, place);
  }

  #mapping(pairs: readonly Pair<YamlNode, YamlNode | null>[], place: Place, depth: number): MappingNode {
    const entries = new Map<string, Entry>();
    let before: Place | undefined;
    for (const pair of pairs) {
      const keyPlace = this.#placeOf(pair.key, place);
      const isSlip = pair.value === null && this.#isSlip(before, keyPlace);
      before = this.#placeOf(pair.value, keyPlace);
      if (isSlip) continue;
      const key = this.#key(pair.key, keyPlace);
      const value = this.node(pair.value, keyPlace, depth + 1);
      if (key === undefined) continue;
      const earlier = entries.get(key);
      if (earlier !== undefined) {
        const { line } = this.#file.position(earlier.key.start);
        this.#problem(keyPlace, `${quote(key)} stands twice in one mapping`, `the first is in line ${line}`);
        continue;
      }
      entries.set(key, { key: keyPlace, value });
    }
    return { kind: 'mapping', place, entries, removed: [] };
  }

  /** Whether a key between commas, without a colon, is none: the rest of a number, or a key and its value in one. */
  #isSlip(before: Place | undefined, key: Place): boolean {
    if (before !== undefined && this.#isCutAtComma(before, key)) return true;
    const slip = slipIn(textAt(key));
    if (slip !== undefined) this.#problem(key, `${quote(textAt(key))} is not \`key: value\``, slip);
    return slip !== undefined;
  }

  /** Whether two values that only a comma parts were meant as one number; complains of it. */
  #isCutAtComma(first: Place, second: Place): boolean {
    const written = this.#file.text.slice(first.start, second.end);
    const meant = first.end + 1 === second.start ? withoutDecimalComma(written) : undefined;
    if (meant === undefined) return false;
    const place = { file: this.#file, start: first.start, end: second.end };
    this.#problem(place, `the comma in ${quote(written)} makes two values of it`, `write ${quote(meant)}`);
    return true;
  }

  #key(yaml: YamlNode | null, place: Place): string | undefined {
    if (isAlias(yaml)) {
      this.#problem(place, 'aliases are not used here', 'write the key out');
      return undefined;
    }
    if (!isScalar(yaml) || yaml.value === null || yaml.value === '') {
      this.#problem(place, 'this key is not a word', 'a key is one word, followed by a colon and a space');
      return undefined;
    }
    const key = typeof yaml.value === 'string' ? yaml.value : (yaml.source ?? String(yaml.value));
    if (yaml.type === 'PLAIN' && /^[-\s]/.test(key)) {
      const hint = slipIn(key) ?? 'a key starts with a letter';
      this.#problem(place, `${quote(key)} cannot be a key`, hint);
      return undefined;
    }
    if (key === '<<') {
      this.#problem(place, 'merge keys are not used here', 'use `extends:` to build on another file');
      return undefined;
    }
    if (key === '__proto__') {
      this.#problem(place, `${quote(key)} cannot be a key`);
      return undefined;
    }
    return key;
  }

  #scalar(yaml: YamlNode | null, place: Place): Node {
    const value: unknown = isScalar(yaml) ? yaml.value : null;
    const source = isScalar(yaml) ? (yaml.source ?? '') : '';
    if (typeof value === 'string') {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
      if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(value)) {
        this.#problem(place, 'this text has a control character in it', 'remove the escape');
      }
      return { kind: 'scalar', place, value, text: value };
    }
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) {
        this.#problem(place, `${quote(source)} is not a number that can be computed with`);
      } else if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
        this.#problem(place, `${quote(source)} is too large to be exact`, 'numbers up to 9007199254740991');
      }
      return { kind: 'scalar', place, value, text: source };
    }
    if (typeof value === 'boolean') return { kind: 'scalar', place, value, text: source };
    return { kind: 'scalar', place, value: null, text: '' };
  }

  #placeOf(yaml: YamlNode | null, near: Place): Place {
    const range = yaml?.range;
    if (range === null || range === undefined || range[1] === range[0]) return near;
    return { file: this.#file, start: range[0], end: range[1] };
  }

  /** The `-` of an item with nothing behind it. */
  #dashOf(item: unknown, list: Place): Place {
    const end = isScalar(item) && item.value === null ? item.range?.[0] : undefined;
    const dash = end === undefined ? -1 : this.#file.text.lastIndexOf('-', end - 1);
    return dash < list.start ? list : { file: this.#file, start: dash, end: dash + 1 };
  }

  #problem(place: Place, message: string, hint?: string): void {
    if (this.problems.length < 100) this.problems.push(diagnosticAt(place, '', message, hint));
  }
}
