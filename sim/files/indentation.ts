import { blockLines, type Piece } from './block-lines.ts';
import { quote } from './sentence.ts';

/** A line that does not start where it should. */
export interface IndentationSlip {
  /** From 1. */
  readonly line: number;
  /** From 0. */
  readonly column: number;
  readonly message: string;
  readonly hint: string;
}

/** A mapping or a list that is open at some line. */
interface Open {
  readonly kind: 'mapping' | 'list';
  readonly column: number;
  /** Where it starts. */
  readonly line: number;
  /** The key that stands in it last, and its line. */
  last: { readonly key: string; readonly line: number };
  /** Columns from which lines were taken for its own, with a complaint. */
  readonly also: Set<number>;
}

/** What the line before leaves: a key or `-` with nothing behind it may open something deeper. */
interface Before {
  readonly opens: boolean;
  readonly line: number;
  readonly key: Piece | undefined;
  /** Whether a deeper line of text is more of its value. */
  readonly goesOn: boolean;
}

/**
 * Lines of a text that start in a wrong column, told as who wrote them would say it. For texts that are no YAML: of
 * those that are, indentation says what it says.
 */
export function indentationSlips(text: string): IndentationSlip[] {
  const reader = new IndentationReader();
  for (const { line, pieces } of blockLines(text)) reader.read(line, pieces);
  return reader.slips;
}

class IndentationReader {
  readonly slips: IndentationSlip[] = [];
  #open: Open[] = [];
  /** What the line before has ended. */
  #closed: readonly Open[] = [];
  #before: Before = { opens: true, line: 0, key: undefined, goesOn: false };

  read(line: number, pieces: readonly Piece[]): void {
    for (const [i, piece] of pieces.entries()) {
      if (piece.kind === 'value') this.#readValue(line, piece, i > 0);
      // What follows a `-` in its line starts something of its own.
      else if (i > 0) this.#push(line, piece);
      else this.#place(line, piece);
    }
    const last = pieces.at(-1)!;
    if (last.kind === 'value' && pieces.length === 1) return;
    const key = last.kind === 'key' ? last : undefined;
    const value = last.kind === 'value' ? last.text : last.value;
    if (key !== undefined && /^-\s/.test(value)) this.#listBehindKey(line, key);
    this.#before = { opens: value === '', line, key, goesOn: !/^["'[{|>]/.test(value) };
  }

  /** A line without key and `-`: more of the text before, or a value of its own. */
  #readValue(line: number, { column, text }: Piece, behindDash: boolean): void {
    if (behindDash || !/^[[{]/.test(text)) return;
    const { opens, goesOn } = this.#before;
    if (!opens && !goesOn) {
      const message = 'this stands beside the value above it, with nothing between them';
      this.#slip(line, column, message, 'in a list each item starts with a `-` and a space');
    }
    this.#before = { opens: false, line, key: undefined, goesOn: false };
  }

  #place(line: number, piece: Piece): void {
    const { column } = piece;
    const kind = kindOf(piece);
    const { opens, key } = this.#before;
    const top = this.#open.at(-1);
    const isUnder = opens && column > (key ?? top ?? piece).column;
    const isListOfKey = kind === 'list' && opens && key?.column === column;
    const closed = this.#closed;
    this.#closed = [];
    if (top === undefined || isUnder || isListOfKey) this.#push(line, piece);
    else if (column > top.column && !top.also.has(column)) this.#tooDeep(line, piece, closed);
    else {
      const own = this.#open.findLastIndex(
        (each) => each.kind === kind && (each.column === column || each.also.has(column)),
      );
      if (own >= 0) this.#goOn(this.#open[own], line, piece);
      else if (this.#open.some((each) => each.column === column)) this.#otherKind(line, piece);
      else this.#between(line, piece);
    }
  }

  #push(line: number, piece: Piece): void {
    const { column, text: key } = piece;
    this.#open.push({ kind: kindOf(piece), column, line, last: { key, line }, also: new Set() });
  }

  /** Takes a line for the next of something that is open, and ends what is open inside it. */
  #goOn(open: Open, line: number, { text: key }: Piece): void {
    this.#closed = this.#open.splice(this.#open.indexOf(open) + 1);
    open.last = { key, line };
  }

  #tooDeep(line: number, piece: Piece, closed: readonly Open[]): void {
    const kind = kindOf(piece);
    const { key, line: above } = this.#before;
    const goesOn = closed.findIndex((each) => each.kind === kind && each.column === piece.column);
    if (goesOn >= 0 && key !== undefined) {
      const ended = closed[goesOn];
      const message = `${quote(key.text)} ends what line ${ended.line} began, and line ${line} goes on with it`;
      this.#slip(above, key.column, message, `start it in column ${ended.column + 1}, ${beside(ended)}`);
      this.#open.push(...closed.slice(0, goesOn + 1));
      return;
    }
    const what = key === undefined ? `the item of line ${above}` : `${quote(key.text)} of line ${above}`;
    const meant = this.#open.findLast((each) => each.kind === kind);
    const orUnder =
      key === undefined
        ? ''
        : `; if it is to stand under ${quote(key.text)}, nothing else may follow that colon`;
    const hint =
      meant === undefined
        ? 'a list stands under a key that has nothing behind its colon'
        : `start it in column ${meant.column + 1}, ${beside(meant)}${orUnder}`;
    const message = `this line is indented too deep: ${what} has its value already`;
    this.#slip(line, piece.column, message, hint);
    this.#takeFor(meant, line, piece);
  }

  /** A key in the column of a list, or a `-` in the column of keys. */
  #otherKind(line: number, piece: Piece): void {
    const { column } = piece;
    if (piece.kind === 'item') {
      const list = this.#open.findLast((each) => each.kind === 'list');
      const hint =
        list === undefined
          ? 'remove the `-`, or write the list under a key of its own'
          : `items of the list of line ${list.line} start in column ${list.column + 1}`;
      this.#slip(line, column, 'a list item starts where keys of a mapping stand', hint);
      this.#takeFor(list, line, piece);
      return;
    }
    const at = this.#open.findLastIndex((each) => each.kind === 'list' && each.column === column);
    const [item, around] = [this.#open[at + 1], this.#open[at - 1]];
    const ways = [
      ...(item?.kind === 'mapping' ? [`start it in column ${item.column + 1}, ${beside(item)}`] : []),
      ...(around ? [`start it in column ${around.column + 1}, ${beside(around)}`] : []),
      'begin an item with a `-` and a space before it',
    ];
    const message = `${quote(piece.text)} starts in the column of the list of line ${this.#open[at].line}, without a \`-\``;
    this.#slip(line, column, message, ways.join('; or '));
    this.#takeFor(item?.kind === 'mapping' ? item : around, line, piece);
  }

  /** A line that ends something and starts where nothing does. */
  #between(line: number, piece: Piece): void {
    const { column } = piece;
    const kind = kindOf(piece);
    const [first] = this.#open;
    if (column < first.column) {
      const message = 'the file starts with an indented line, and others are not indented';
      this.#slip(first.line, first.column, message, 'start it in column 1');
      this.#takeFor(first, line, piece);
      return;
    }
    const sameKind = this.#open.filter((each) => each.kind === kind);
    const deeper = sameKind.find((each) => each.column > column);
    const outer = sameKind.findLast((each) => each.column < column);
    const ways = [deeper, outer].flatMap((each) =>
      each === undefined ? [] : [`in column ${each.column + 1}, ${beside(each)}`],
    );
    const message = `this line starts in column ${column + 1}, where nothing above it starts`;
    this.#slip(line, column, message, `start it ${ways.join(', or ')}`);
    this.#takeFor(deeper ?? outer, line, piece);
  }

  /** Takes a line for what was meant, and those that start where it does, so that they are told once. */
  #takeFor(meant: Open | undefined, line: number, piece: Piece): void {
    if (meant === undefined) this.#push(line, piece);
    else {
      meant.also.add(piece.column);
      this.#goOn(meant, line, piece);
    }
  }

  #listBehindKey(line: number, { column, text, value }: Piece): void {
    const message = `a list cannot start in the line of its key ${quote(text)}`;
    const hint = `for one value, remove the \`-\`: ${quote(`${text}: ${value.replace(/^-\s+/, '')}`)}; for a list, begin a new line with the \`-\``;
    this.#slip(line, column, message, hint);
  }

  #slip(line: number, column: number, message: string, hint: string): void {
    this.slips.push({ line, column, message, hint });
  }
}

function kindOf({ kind }: Piece): Open['kind'] {
  return kind === 'key' ? 'mapping' : 'list';
}

function beside({ kind, last, line }: Open): string {
  return kind === 'list'
    ? `as the list of line ${line} does`
    : `beside ${quote(last.key)} of line ${last.line}`;
}
