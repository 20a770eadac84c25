import { type Diagnostic, diagnosticAt } from './diagnostic.ts';
import { escapeText } from './sentence.ts';
import type { SourceFile } from './source-file.ts';

/** Longest file that is read, in characters; the longest shipped one has a tenth of it. */
const LONGEST = 500_000;

/** Everything except tab, line feed and carriage return below the space, and DEL and the C1 controls. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** Characters that make text look different from what it says: bidirectional controls, a mark inside the file. */
const DECEPTIVE = /[\u202a-\u202e\u2066-\u2069\ufeff]/;

/** What makes a text unfit to be read as a document at all, before looking at it as YAML. */
export function unreadable(file: SourceFile): Diagnostic[] {
  const { text } = file;
  const at = (index: number, message: string, hint?: string) =>
    diagnosticAt({ file, start: index, end: index + 1 }, '', message, hint);
  if (text.length > LONGEST) {
    return [
      at(0, 'the file is too large', `at most ${LONGEST} characters are read; this one has ${text.length}`),
    ];
  }
  if (text.startsWith('\ufffd') || text.slice(0, 100).includes('\0')) {
    return [at(0, 'the file is not UTF-8 text', 'save it as UTF-8; a binary file or UTF-16 is not read')];
  }
  const replaced = text.indexOf('\ufffd');
  if (replaced >= 0) {
    return [
      at(replaced, 'from here on the file is not UTF-8 text', 'save it as UTF-8 (not GBK, not UTF-16)'),
    ];
  }
  const problems: Diagnostic[] = [];
  for (const [pattern, what] of [
    [CONTROL, 'a control character'],
    [DECEPTIVE, 'an invisible character that changes how the line reads'],
  ] as const) {
    const index = text.search(pattern);
    if (index >= 0) problems.push(at(index, `${what} stands here`, `remove ${escapeText(text[index])}`));
  }
  return problems;
}
