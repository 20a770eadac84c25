import { quote, sentence } from './sentence.ts';

/**
 * Edits (insert, delete, change, swap of neighbours) between two words: the optimal string alignment distance, a
 * restricted Damerau-Levenshtein distance, by the usual table of prefixes.
 * Source: F. J. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7 (1964).
 */
export function editDistance(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, j) => j);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) {
      const change = left[i - 1] === right[j - 1] ? 0 : 1;
      let edits = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + change);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        edits = Math.min(edits, beforeLast[j - 2] + 1);
      }
      row.push(edits);
    }
    beforeLast = last;
    last = row;
  }
  return last[right.length];
}

/**
 * The known name that somebody most likely meant, or undefined when none is near enough (more than a third of the
 * letters wrong). Upper case, spaces and `_` against `-` do not count; ties go to the first known name.
 */
export function nearestName(written: string, known: Iterable<string>): string | undefined {
  if (written.length > 80) return undefined;
  const wanted = comparable(written);
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const name of known) {
    if (name.length > 80) continue;
    const edits = editDistance(wanted, comparable(name));
    if (edits < fewest) {
      best = name;
      fewest = edits;
    }
  }
  if (best === undefined) return undefined;
  const longest = Math.max(wanted.length, comparable(best).length);
  return fewest <= Math.max(1, Math.floor(longest / 3)) && fewest < longest ? best : undefined;
}

function comparable(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_]/g, '-');
}

/**
 * A complaint about a word, made by `sentence`: with the near known word in it, else with the known words as its hint
 * (at most twelve of them).
 */
export function withSuggestion(message: string, written: string, known: Iterable<string>): string {
  const names = [...known];
  const near = nearestName(written, names);
  if (near !== undefined) return `${message}; did you mean ${quote(near)}?`;
  if (names.length === 0) return message;
  const shown = names.slice(0, 12).map((name) => quote(name));
  const rest = names.length > 12 ? `, and ${names.length - 12} more` : '';
  return sentence(message, `known here: ${shown.join(', ')}${rest}`);
}
