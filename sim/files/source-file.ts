/** A file's text with the means to say where in it something stands. */
export class SourceFile {
  readonly path: string;
  readonly text: string;
  readonly #lineStarts: number[];

  /** `path` as messages should show it; `text` without byte order mark. */
  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    this.#lineStarts = [0];
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      this.#lineStarts.push(end + 1);
    }
  }

  /** Line and column, both from 1, of a character offset; columns count UTF-16 units, as editors do. */
  position(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lineStarts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.#lineStarts[low] + 1 };
  }

  /** Where a line (from 1) starts. */
  offset(line: number): number {
    return this.#lineStarts[line - 1];
  }

  /** The text of a line (from 1) without its end. */
  line(line: number): string {
    const end = this.#lineStarts[line] ?? this.text.length + 1;
    return this.text.slice(this.#lineStarts[line - 1], end - 1).replace(/\r$/, '');
  }
}

/** A stretch of a file, from `start` up to, not including, `end` (character offsets). */
export type Place = { readonly file: SourceFile; readonly start: number; readonly end: number };
