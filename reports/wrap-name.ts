/** Characters that take about twice the width of a Latin letter: Chinese, Japanese, Korean, full-width forms. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** Distance between the lines of a name, in pixels. */
export const LINE_HEIGHT = 15;

/** How far above the middle of a name its first line stands, in pixels: text is drawn downwards from there. */
export function firstLineRise(lines: number): number {
  return ((lines - 1) / 2) * LINE_HEIGHT;
}

/**
 * Breaks a text into lines, at spaces or, where there are none, between wide characters.
 *
 * @param columns width of a line in Latin letters; a Chinese character counts as two; a single long Latin word is
 *   left whole
 * @returns at least one line
 */
export function wrapText(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (line !== '' && columnsOf((line + piece).trimEnd()) > columns) {
      lines.push(line.trim());
      line = '';
    }
    line += piece;
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trim());
  return lines;
}

/**
 * Breaks a name into at most three lines.
 *
 * @param columns as for `wrapText`
 * @returns a third line that would overflow ends in `…`
 */
export function wrapName(name: string, columns: number): string[] {
  const lines = wrapText(name, columns);
  return lines.length <= 3 ? lines : [lines[0]!, lines[1]!, `${lines[2]}…`];
}

/** Words with the space after them; wide characters one by one. */
function piecesOf(name: string): string[] {
  const pieces: string[] = [];
  for (const character of name) {
    const last = pieces.at(-1);
    const startsNew = last === undefined || last.endsWith(' ') || WIDE.test(character) || WIDE.test(last);
    if (startsNew && character !== ' ') pieces.push(character);
    else if (last === undefined) pieces.push(character);
    else pieces[pieces.length - 1] = last + character;
  }
  return pieces;
}

/** Width of a text in Latin letters. */
export function columnsOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}
