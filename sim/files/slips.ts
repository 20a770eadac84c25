import { quote } from './sentence.ts';
import type { Node } from './tree.ts';

/** Marks of YAML as Chinese keyboards give them, and what to write instead. */
const MARKS: Readonly<Record<string, string>> = {
  '：': '`:` and a space',
  '，': '`,` and a space',
  '、': '`,` and a space',
  '｛': '`{`',
  '｝': '`}`',
  '［': '`[`',
  '］': '`]`',
  '“': '`"`',
  '”': '`"`',
};

/** Spaces that look like one and are letters to YAML: those of Chinese keyboards, and the unbreakable one. */
const FOREIGN_SPACE = /[\u00a0\u2000-\u200a\u3000]/;

const KEY_AND_VALUE = /(?:^|[\s{[,-])([\p{L}_][\p{L}\p{N}_-]*):([^\s/\\:,{}[\]][^\s,{}[\]]*)/u;
/** A key with brackets or quotes right behind its colon, at the start of a line. */
const KEY_AND_CLOSED = /^\s*(?:- +)*([\p{L}_][\p{L}\p{N}_-]*):(?=["'[{])/u;
/** Dashes and dots that word processors and Chinese keyboards put before the items of a list. */
const OTHER_DASH = /^\s*([–—−－•·*])\s*[\p{L}{["']/u;
const DASH = /^\s*(?:- +)*-([\p{L}{["'][^\s:]*)/u;

/**
 * What somebody most likely did who wrote a text that YAML takes for something else than was meant: a mark or a space of
 * another keyboard, or no space where one must stand.
 *
 * @param text a line, a key or a value, as written
 * @returns what to write instead; undefined where nothing looks like a slip
 */
export function slipIn(text: string): string | undefined {
  const bare = withoutQuotesAndComments(text);
  if (FOREIGN_SPACE.test(bare)) {
    return 'a full-width or unbreakable space is a letter here: write a plain space, and two a level to indent';
  }
  const mark = [...bare].find((character) => MARKS[character] !== undefined);
  if (mark !== undefined)
    return `\`${mark}\` is full-width and only part of a text here: write ${MARKS[mark]}`;
  const pair = KEY_AND_VALUE.exec(bare);
  if (pair !== null) return `a space must follow the colon: ${quote(`${pair[1]}: ${pair[2]}`)}`;
  const closed = KEY_AND_CLOSED.exec(text);
  if (closed !== null) return `a space must follow the colon: ${quote(`${closed[1]}: ..`)}`;
  const other = OTHER_DASH.exec(text);
  if (other !== null) return `\`${other[1]}\` starts no list item: write \`-\` and a space`;
  const item = DASH.exec(bare);
  return item === null ? undefined : `a space must follow the \`-\` of a list item: ${quote(`- ${item[1]}`)}`;
}

/** The same for what stands somewhere in a file, with the lines that it reaches over and the dashes before it. */
export function slipAtNode({ kind, place: { file, start, end } }: Node): string | undefined {
  const { line, column } = file.position(start);
  const before = file.line(line).slice(0, column - 1);
  if (kind === 'list') {
    return /- +$/.test(before) && file.text[start] === '-'
      ? 'a list in a list: one `-` is enough'
      : undefined;
  }
  if (kind !== 'scalar') return undefined;
  const text = file.text.slice(start, end);
  const dash = before.search(/- +$/);
  if (dash >= 0 && /^[^"'[{].*\n\s*- /.test(text)) {
    return `line ${line + 1} is indented deeper than the \`-\` above it and so is more of this text: start it in column ${dash + 1}`;
  }
  return slipIn(text);
}

function withoutQuotesAndComments(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|(?:^|\s)#.*$/g, ' ');
}

/**
 * The number with a unit that was cut at a comma, written as it is taken: `1,5d` -> `1.5d`, `100,000 CNY` ->
 * `100000 CNY`. Three digits behind a comma are thousands.
 *
 * @returns undefined where the text has no comma between digits
 */
export function withoutDecimalComma(text: string): string | undefined {
  if (/^-?[0-9]{1,3}(,[0-9]{3})+(?![0-9,])/.test(text)) return text.replaceAll(',', '');
  return /^-?[0-9]+,[0-9]+(?![0-9,])/.test(text) ? text.replace(',', '.') : undefined;
}
