import { escapeText } from './sentence.ts';
import type { Place } from './source-file.ts';

/** One complaint about a file. Texts may hold what the file says: show them through `renderDiagnostics`. */
export type Diagnostic = {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** The place in people's words, `allocation[the-rest].when`; empty for the whole document. */
  readonly path: string;
  readonly message: string;
  /** Why, or what to write instead. */
  readonly hint: string | undefined;
  readonly sourceLine: string;
  /** How many characters of the source line are meant, at least 1. */
  readonly length: number;
};

/** A complaint about a place in a file. */
export function diagnosticAt(place: Place, path: string, message: string, hint?: string): Diagnostic {
  const { line, column } = place.file.position(place.start);
  const sourceLine = place.file.line(line);
  const meant = place.file.text.slice(place.start, place.end).split('\n', 1)[0].trimEnd();
  const length = Math.max(1, Math.min(meant.length, sourceLine.length - column + 1));
  return { file: place.file.path, line, column, path, message, hint, sourceLine, length };
}

/** Bad input: everything that is wrong with it, at once. Its message is the whole text to show. */
export class InputRefused extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const sorted = inReadingOrder(diagnostics);
    super(renderDiagnostics(sorted));
    this.name = 'InputRefused';
    this.diagnostics = sorted;
  }
}

/** Collects the complaints of several documents and checks, so that all are shown at once. */
export class Problems {
  readonly #found: Diagnostic[] = [];

  /** Adds complaints. */
  add(...diagnostics: Diagnostic[]): void {
    this.#found.push(...diagnostics);
  }

  /** What `load` returns, or undefined when it refuses its input; its complaints are kept. Other errors pass. */
  attempt<T>(load: () => T): T | undefined {
    try {
      return load();
    } catch (error) {
      if (!(error instanceof InputRefused)) throw error;
      this.#found.push(...error.diagnostics);
      return undefined;
    }
  }

  /** @throws {InputRefused} with every complaint so far, if there is any. */
  throwIfAny(): void {
    if (this.#found.length > 0) throw new InputRefused(this.#found);
  }
}

/** By file in order of appearance, then by place; complaints that say the same twice are said once. */
function inReadingOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const files = [...new Set(diagnostics.map((each) => each.file))];
  const said = new Set<string>();
  return diagnostics
    .filter((each) => {
      const key = JSON.stringify([each.file, each.line, each.column, each.path, each.message]);
      return !said.has(key) && said.add(key);
    })
    .sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column);
}

const MOST_SHOWN = 50;
const WIDEST = 110;

/**
 * Complaints as text: `file:line:column: message`, the source line, a caret line under what is meant, the hint.
 * Every control character that a file may hold is escaped.
 */
export function renderDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const blocks = diagnostics.slice(0, MOST_SHOWN).map(renderDiagnostic);
  if (diagnostics.length > MOST_SHOWN) blocks.push(moreInShort(diagnostics.slice(MOST_SHOWN)));
  return blocks.join('\n\n');
}

/** Complaints that are not shown, each with its place and in one line, as far as that is short. */
function moreInShort(more: readonly Diagnostic[]): string {
  const told = more.slice(0, MOST_SHOWN).map(({ file, line, column, message }) => {
    const short = message.length > WIDEST ? `${message.slice(0, WIDEST)}...` : message;
    return `  ${escapeText(file)}:${line}:${column}: ${escapeText(short)}`;
  });
  const left = more.length - told.length;
  return [`... and ${more.length} more:`, ...told, ...(left > 0 ? [`  ... and ${left} more`] : [])].join(
    '\n',
  );
}

function renderDiagnostic({ file, line, column, message, hint, sourceLine, length }: Diagnostic): string {
  const lines = [`${escapeText(file)}:${line}:${column}: ${escapeText(message)}`];
  if (sourceLine.trim() !== '') {
    const { before, meant, after } = excerpt(sourceLine, column - 1, length);
    lines.push(`  ${before}${meant}${after}`.trimEnd());
    lines.push(`  ${' '.repeat(displayWidth(before))}${'^'.repeat(Math.max(1, displayWidth(meant)))}`);
  }
  if (hint !== undefined) lines.push(...hint.split('\n').map((part) => `  ${escapeText(part)}`));
  return lines.join('\n');
}

/** The source line in three escaped parts, shortened around what is meant when it is very long. */
function excerpt(sourceLine: string, start: number, length: number) {
  let before = escapeText(sourceLine.slice(0, start));
  let meant = escapeText(sourceLine.slice(start, start + length));
  let after = escapeText(sourceLine.slice(start + length));
  if (displayWidth(before + meant + after) > WIDEST) {
    if (before.length > WIDEST / 2) before = `...${before.slice(-WIDEST / 2)}`;
    if (meant.length > WIDEST / 3) meant = meant.slice(0, WIDEST / 3);
    else after = after.length > WIDEST / 6 ? `${after.slice(0, WIDEST / 6)}...` : after;
    if (meant.length >= Math.floor(WIDEST / 3)) after = '...';
  }
  return { before, meant, after };
}

/** Columns of a terminal that a text takes: East Asian wide and full-width characters take two, marks none. */
function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += /\p{M}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** Wide blocks of Unicode's EastAsianWidth: Hangul Jamo, CJK, Hangul, full-width forms, emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
