import type { z } from 'zod';
import type { Diagnostic } from './diagnostic.ts';
import type { Source } from './document.ts';
import { type Explanations, MISSING } from './explain.ts';
import type { FlatIssue } from './issues.ts';
import { joined, quote, splitSentence } from './sentence.ts';
import { whereKnown } from './where-known.ts';

/** Paths of keys that stand there misspelt. */
export function misspeltKeys(issues: readonly FlatIssue[], explanations: Explanations): ReadonlySet<string> {
  const paths = issues.flatMap(({ issue, path }) => {
    if (issue.code !== 'unrecognized_keys') return [];
    return issue.keys.map((key) => [...path, explanations.keyMeant(issue.keys, key) ?? key].join('\0'));
  });
  return new Set(paths);
}

/** What an issue that a schema has found says of its document. */
export function complaints(
  { issue, path }: FlatIssue,
  source: Source,
  explanations: Explanations,
  schema: z.ZodType,
): Diagnostic[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const { message, hint } = splitSentence(explanations.unknownKey(issue.keys, key));
      const home = hint === undefined ? undefined : whereKnown(schema, [...path, key]);
      return source.problem([...path, key], message, joined(home, hint), 'key');
    });
  }
  if (issue.code === 'invalid_key' && issue.issues.length > 0) {
    const { message, hint } = splitSentence(issue.issues[0].message);
    return [source.problem(path, message, hint, 'key')];
  }
  const { message, hint } = splitSentence(issue.message);
  if (issue.code !== 'custom' && !source.has(path)) {
    return [
      source.problem(
        path,
        `${quote(String(path[path.length - 1]))} is missing`,
        message === MISSING ? hint : undefined,
      ),
    ];
  }
  if (issue.code !== 'custom' && source.isEmpty(path)) {
    return [source.problem(path, 'nothing is written here', hint)];
  }
  const of = issue.code === 'custom' && issue.params?.['of'] === 'key' ? 'key' : 'value';
  const hints = joined(hint, source.slipAt(path), source.aboutDefault(path));
  return [source.problem(path, message, hints, of)];
}
