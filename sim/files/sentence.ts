/**
 * How a complaint about a file is worded.
 *
 * Everything quoted in a complaint comes from a file that somebody else wrote, so it is escaped: no control
 * character, terminal sequence or direction override reaches the reader's screen.
 */

/** Characters that move the cursor, hide or re-order text: C0 and C1 controls, zero-width and bidirectional marks. */
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const SHORT: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '\\0' };

/** Text with every unsafe character written as an escape (`\t`, `\u001b`), so that it can be shown as is. */
export function escapeText(text: string): string {
  return text.replace(
    UNSAFE,
    (character) => SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A value from a file between back-ticks, escaped, and shortened to 60 characters; a mapping or list in words. */
export function quote(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value !== null && typeof value === 'object') return 'a mapping';
  const text = value === null ? 'nothing' : String(value);
  const letters = [...text];
  const short = letters.length > 60 ? `${letters.slice(0, 57).join('')}...` : text;
  return `\`${escapeText(short)}\``;
}

/**
 * A complaint with an optional hint, as the one string that zod lets a check carry: the first line says what is
 * wrong, the second why or what to write instead. `splitSentence` undoes it.
 */
export function sentence(message: string, hint?: string): string {
  return hint === undefined ? message : `${message}\n${hint}`;
}

/** The complaint and the hint of a text made by `sentence`. */
export function splitSentence(text: string): { message: string; hint: string | undefined } {
  const end = text.indexOf('\n');
  return end < 0
    ? { message: text, hint: undefined }
    : { message: text.slice(0, end), hint: text.slice(end + 1) };
}

/** Several hints, each in a line of its own; undefined where there is none. */
export function joined(...parts: Array<string | undefined>): string | undefined {
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0 ? undefined : said.join('\n');
}

/** `a`, `a or b`, `a, b or c`. */
export function anyOf(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}
