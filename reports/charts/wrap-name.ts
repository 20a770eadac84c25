/** Characters that take about twice the width of a Latin letter: Chinese, Japanese, Korean, full-width forms. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/**
 * Breaks a name into lines for a chart, at spaces or, where there are none, between wide characters.
 *
 * @param name any text; a single long Latin word is left whole
 * @param columns width of a line in Latin letters; a Chinese character counts as two
 * @returns one to three lines; a third that would overflow ends in `…`
 */
export function wrapName(name: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(name)) {
    if (line !== '' && widthOf((line + piece).trimEnd()) > columns) {
      lines.push(line.trim());
      line = '';
    }
    line += piece;
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trim());
  return lines.length <= 3 ? lines : [lines[0]!, lines[1]!, `${lines[2]}…`];
}

/**
 * A name on one line of a chart: cut where it would run into its neighbour.
 *
 * @param columns most Latin letters; a Chinese character counts as two
 */
export function cutName(name: string, columns: number): string {
  if (widthOf(name) <= columns) return name;
  let kept = '';
  for (const character of name) {
    if (widthOf(kept + character) > columns - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
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

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}
