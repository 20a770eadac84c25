import { type Document, visit, type YAMLError, type Node as YamlNode } from 'yaml';
import { type Diagnostic, diagnosticAt } from './diagnostic.ts';
import { indentationSlips } from './indentation.ts';
import { slipIn } from './slips.ts';
import type { SourceFile } from './source-file.ts';
import { isOfIndentation, isUnclosed, syntaxSentence } from './yaml-errors.ts';

const MOST_SYNTAX_ERRORS = 10;

/**
 * What keeps the text from being YAML. Once a slip explains an error, those behind it that have none in their own line are
 * taken for its consequences; tabs are told once, for who has one has many. Where lines start in a wrong column, these
 * are told and not what YAML then takes them for.
 */
export function syntaxErrors(
  file: SourceFile,
  documents: readonly Document[],
  errors: readonly YAMLError[],
): Diagnostic[] {
  const lineOf = (error: YAMLError) => file.position(error.pos[0]).line;
  const tabs = errors.filter(({ code }) => code === 'TAB_AS_INDENT');
  const explained = new Set<number>();
  const inOrder = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  const slips = inOrder.filter((error) => slipIn(file.line(lineOf(error))) !== undefined);
  // What stands behind a line that is read as something else is measured against the wrong lines.
  const firstSlip = slips.length === 0 ? Number.POSITIVE_INFINITY : lineOf(slips[0]);
  const mayBe = tabs.length === 0 && !inOrder.some(isUnclosed) && inOrder.some(isOfIndentation);
  const told = mayBe ? indentationProblems(file).filter(({ line }) => line < firstSlip) : [];
  const others = inOrder.flatMap((error) => {
    if (tabs.includes(error, 1)) return [];
    const line = lineOf(error);
    const slip = error === tabs[0] ? undefined : slipIn(file.line(line));
    const { message, hint } = syntaxSentence(error.code, error.message, slip !== undefined);
    if (told.length > 0 && slip === undefined && !hasTwoColons(file.line(line))) return [];
    if (told.some((each) => each.line === line)) return [];
    if (explained.has(line) || (explained.size > 0 && slip === undefined && error !== tabs[0])) return [];
    if (slip !== undefined) explained.add(line);
    const opened = isUnclosed(error) ? openedBefore(documents, error.pos[0]) : undefined;
    const [start, end] = opened === undefined ? error.pos : [opened, opened + 1];
    const more = tabs.length - 1;
    const also = error === tabs[0] && more > 0 ? `; ${more} more line${more === 1 ? '' : 's'} start so` : '';
    return [diagnosticAt({ file, start, end }, '', message, slip ?? (hint && `${hint}${also}`))];
  });
  const all = [...told, ...others].toSorted((a, b) => a.line - b.line);
  const [last, left] = [all[MOST_SYNTAX_ERRORS - 1], all.length - MOST_SYNTAX_ERRORS];
  if (last === undefined || left <= 0) return all;
  const more = `${left} more place${left === 1 ? ' that is' : 's that are'} no YAML: mend these first`;
  const hint = last.hint === undefined ? more : `${last.hint}\n... and ${more}`;
  return [...all.slice(0, MOST_SYNTAX_ERRORS - 1), { ...last, hint }];
}

function indentationProblems(file: SourceFile): Diagnostic[] {
  return indentationSlips(file.text).map(({ line, column, message, hint }) => {
    const start = file.offset(line) + column;
    return diagnosticAt({ file, start, end: start + file.line(line).length - column }, '', message, hint);
  });
}

/** Whether a line is wrong in itself, wherever it starts. */
function hasTwoColons(line: string): boolean {
  return /: .*: /.test(line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|[[{].*|(?:^|\s)#.*$/g, ' '));
}

/** Where the text in quotes or the brackets that do not end before an offset were opened. */
function openedBefore(documents: readonly Document[], offset: number): number | undefined {
  let opened: number | undefined;
  const consider = (_: unknown, node: YamlNode) => {
    const start = node.range?.[0];
    if (start !== undefined && start < offset && node.range![1] >= offset)
      opened = Math.max(start, opened ?? 0);
  };
  for (const document of documents) {
    visit(document, {
      Scalar: (key, node) => (node.type?.startsWith('QUOTE') ? consider(key, node) : undefined),
      Collection: (key, node) => (node.flow ? consider(key, node) : undefined),
    });
  }
  return opened;
}
