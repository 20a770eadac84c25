import type { ErrorCode, YAMLError } from 'yaml';
import { escapeText } from './sentence.ts';

type Sentence = { message: string; hint: string | undefined };

/** Whether an error means that something opened earlier is not closed; it is reported where the reader gave up. */
export function isUnclosed({ code, message }: YAMLError): boolean {
  return (
    (code === 'BAD_INDENT' && message.startsWith('Flow ')) ||
    (code === 'MISSING_CHAR' && message.includes('closing'))
  );
}

/** Whether an error may come of a line that starts in a wrong column. */
export function isOfIndentation({ code, message }: YAMLError): boolean {
  if (code === 'MISSING_CHAR') return !message.includes('closing');
  return OF_INDENTATION.has(code);
}

const OF_INDENTATION: ReadonlySet<ErrorCode> = new Set([
  'BAD_INDENT',
  'BLOCK_AS_IMPLICIT_KEY',
  'MULTILINE_IMPLICIT_KEY',
  'UNEXPECTED_TOKEN',
  'BLOCK_IN_FLOW',
]);

/**
 * What the YAML library complains about, in words for somebody who has never read YAML's specification.
 *
 * @param isSlip whether something in that line says better what is wrong than the consequence that the library sees
 */
export function syntaxSentence(code: ErrorCode, libraryMessage: string, isSlip: boolean): Sentence {
  if (isSlip && code === 'MULTILINE_IMPLICIT_KEY')
    return { message: 'this line has no `key: value`', hint: undefined };
  const said = SENTENCES[code];
  if (code === 'MISSING_CHAR') return missingCharacter(libraryMessage);
  if (code === 'BAD_INDENT' && libraryMessage.startsWith('Flow ')) {
    const closing = libraryMessage.includes('sequence') ? ']' : '}';
    return {
      message: `a bracket is not closed: \`${closing}\` is missing`,
      hint: 'brackets must close before the next key',
    };
  }
  if (said !== undefined) return { message: said[0], hint: said[1] };
  return { message: 'this is not readable as YAML', hint: escapeText(libraryMessage.split('\n')[0]) };
}

function missingCharacter(libraryMessage: string): Sentence {
  if (libraryMessage.includes('closing')) {
    const mark = libraryMessage.includes('"') ? '"' : "'";
    return {
      message: `a text is not closed: \`${mark}\` is missing`,
      hint: 'it must end with the mark it starts with',
    };
  }
  if (libraryMessage.includes('map values')) {
    return { message: 'this line has no `key: value`', hint: 'a colon and a space must follow the key' };
  }
  return { message: 'something is missing here', hint: escapeText(libraryMessage.split('\n')[0]) };
}

const SENTENCES: Readonly<Partial<Record<ErrorCode, readonly [message: string, hint: string]>>> = {
  TAB_AS_INDENT: ['a tab stands at the start of this line', 'indent with spaces, two a level'],
  BAD_INDENT: [
    'this line is indented differently from its neighbours',
    'keys of one mapping start in one column',
  ],
  BLOCK_AS_IMPLICIT_KEY: ['a second `: ` stands in this line', 'put the text in quotes, or start a new line'],
  BLOCK_IN_FLOW: ['an indented block stands inside brackets', 'write it in brackets too, or all without'],
  BAD_SCALAR_START: ['a text cannot start with this character', 'put the text in quotes'],
  BAD_DQ_ESCAPE: ['this backslash escape does not exist', "write `\\\\` for a backslash, or use ' quotes"],
  BAD_ALIAS: ['a text cannot start with `*`', 'put the text in quotes'],
  UNEXPECTED_TOKEN: [
    'this does not belong here',
    'look for a missing quote, bracket, comma or line break before it',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'a key reaches over several lines',
    'a colon and a space must follow the key in its line',
  ],
  KEY_OVER_1024_CHARS: ['a key is longer than 1024 characters', 'a key is one word, followed by a colon'],
  BAD_DIRECTIVE: ['YAML directives are not used here', 'remove the lines that start with `%`'],
  MULTIPLE_ANCHORS: ['anchors are not used here', 'remove the words that start with `&`'],
  MULTIPLE_TAGS: ['tags are not used here', 'remove the words that start with `!`'],
  TAG_RESOLVE_FAILED: ['tags are not used here', 'remove the word that starts with `!`'],
};
