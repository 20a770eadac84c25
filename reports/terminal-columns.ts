import Table from 'cli-table3';
import type pc from 'picocolors';
import type { Verdict } from '../sim/study/results/estimate.ts';
import { columnsOf, wrapName } from './wrap-name.ts';

/** An interval on one line, or where that is too narrow on two: `−1,234,567 to` and `+2,345,678` below it. */
export function rangeLines(range: string, columns: number): string {
  return columnsOf(range) <= columns ? range : range.replace(' to ', ' to\n');
}

/** A number and its sign on one line, or the sign below it. */
export function signedLines(text: string, columns: number): string {
  return columnsOf(text) <= columns ? text : text.replace(/ (?=\S+$)/, '\n');
}

/**
 * Widths of columns in which nothing is cut.
 *
 * @param usual widths, with the space between columns
 * @param rows cells by column; lines of a cell are parted by line ends
 */
export function widthsFor(usual: readonly number[], rows: readonly (readonly string[])[]): number[] {
  return usual.map((width, column) =>
    Math.max(width, ...rows.map((cells) => longestLine(cells[column] ?? '') + 1)),
  );
}

/** Columns of the longest line of a cell. */
function longestLine(cell: string): number {
  return Math.max(...cell.split('\n').map(columnsOf));
}

/** No frame: space keeps the columns apart, and a line is easily copied. */
const NO_FRAME = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
} as const;

type Colours = ReturnType<typeof pc.createColors>;

/** How a table is shown. */
export interface Look {
  readonly colours: Colours;
  readonly width: number;
}

/** A table without lines. */
export function plainTable(colWidths: number[], colAligns: ('left' | 'right')[]) {
  return new Table({
    chars: NO_FRAME,
    colWidths,
    colAligns,
    style: { 'padding-left': 0, 'padding-right': 1, head: [], border: [], compact: true },
  });
}

/** A name on as many lines as it needs. */
export function nameCell(name: string, width: number): string {
  return wrapName(name, width - 3)
    .map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`))
    .join('\n');
}

/** A text in the colour of its verdict. */
export function coloured(verdict: Verdict, text: string, colours: Colours): string {
  switch (verdict) {
    case 'better':
      return colours.green(text);
    case 'worse':
      return colours.red(text);
    case 'not enough evidence':
      return colours.yellow(text);
    case 'no material difference':
    case 'no verdict':
      return colours.dim(text);
  }
}
