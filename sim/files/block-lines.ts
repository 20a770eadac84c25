/** A `-`, a key or a bare value at the place where it starts in its line. */
export interface Piece {
  readonly kind: 'item' | 'key' | 'value';
  /** From 0. */
  readonly column: number;
  /** The key without quotes, or the value as written. */
  readonly text: string;
  /** What stands behind a key in its line, without a comment; empty for others. */
  readonly value: string;
}

/** A line of block YAML, cut into what indentation is about. */
export interface BlockLine {
  /** From 1. */
  readonly line: number;
  readonly pieces: readonly Piece[];
}

const QUOTED_KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*:(?:\s|$)/;
const PLAIN_KEY = /^([^\s#&*!|>%@`{}[\],"'](?:[^#]|(?<=\S)#)*?)\s*:(?:\s|$)/;
const LITERAL = /^[|>][-+0-9]*$/;

/**
 * The lines of a text that start something: without empty ones, comments, and what goes on inside quotes, brackets and
 * literal blocks. Reads also what is no YAML, as far as its lines can be told.
 */
export function blockLines(text: string): BlockLine[] {
  const found: BlockLine[] = [];
  const lines = text.split('\n');
  let offset = 0;
  let skipUntil = 0;
  let literalIn = Number.POSITIVE_INFINITY;
  for (const [i, raw] of lines.entries()) {
    const start = offset;
    offset += raw.length + 1;
    const indent = /^ */.exec(raw)![0].length;
    if (start < skipUntil || /^\s*(#|$)/.test(raw)) continue;
    if (indent > literalIn) continue;
    literalIn = Number.POSITIVE_INFINITY;
    if (/^(---|\.\.\.|%)/.test(raw)) continue;
    const pieces = piecesOf(raw, indent);
    const last = pieces.at(-1)!;
    const value = last.kind === 'value' ? last.text : last.value;
    if (LITERAL.test(value)) literalIn = pieces.findLast(({ kind }) => kind !== 'value')?.column ?? indent;
    if (/^["'[{]/.test(value)) skipUntil = endOfClosed(text, start + raw.lastIndexOf(value));
    found.push({ line: i + 1, pieces });
  }
  return found;
}

function piecesOf(raw: string, indent: number): Piece[] {
  const pieces: Piece[] = [];
  let column = indent;
  for (let dash = /^-(\s+|$)/.exec(raw.slice(column)); dash !== null; ) {
    pieces.push({ kind: 'item', column, text: '-', value: '' });
    column += dash[0].length;
    dash = /^-(\s+|$)/.exec(raw.slice(column));
  }
  const rest = raw.slice(column);
  if (/^(#|$)/.test(rest)) return pieces;
  const key = QUOTED_KEY.exec(rest) ?? PLAIN_KEY.exec(rest);
  pieces.push(
    key === null
      ? { kind: 'value', column, text: withoutComment(rest), value: '' }
      : {
          kind: 'key',
          column,
          text: key[1].replace(/^(["'])(.*)\1$/, '$2'),
          value: withoutComment(rest.slice(key[0].length).trimStart()),
        },
  );
  return pieces;
}

function withoutComment(text: string): string {
  return /^["'[{]/.test(text) ? text.trimEnd() : text.replace(/(^|\s)#.*$/, '').trimEnd();
}

/** Where a text in quotes or brackets that starts at an offset ends; the end of the text where it is not closed. */
function endOfClosed(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const character = text[i];
    if (character === '"' || character === "'") {
      const close = closingQuote(text, i);
      if (close < 0) return text.length;
      i = close;
    } else if (character === '#' && /\s/.test(text[i - 1] ?? ' ')) {
      const end = text.indexOf('\n', i);
      if (end < 0) return text.length;
      i = end;
    } else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth <= 0) return i + 1;
  }
  return text.length;
}

function closingQuote(text: string, start: number): number {
  const mark = text[start];
  for (let i = start + 1; i < text.length; i++) {
    if (mark === '"' && text[i] === '\\') i++;
    else if (text[i] === mark) {
      if (mark === "'" && text[i + 1] === "'") i++;
      else return i;
    }
  }
  return -1;
}
