import { quote } from './sentence.ts';
import type { Node, Path } from './tree.ts';

/** Words that stand twice in one list of words: the second says nothing, and something else may be meant. */
export function doubles(node: Node, path: Path = []): { readonly path: Path; readonly message: string }[] {
  if (node.kind === 'mapping')
    return [...node.entries].flatMap(([key, { value }]) => doubles(value, [...path, key]));
  if (node.kind !== 'list') return [];
  const words = node.items.map((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' ? item.value : undefined,
  );
  return node.items.flatMap((item, i) => {
    const word = words[i];
    if (word === undefined) return doubles(item, [...path, i]);
    if (words.indexOf(word) === i) return [];
    return [{ path: [...path, i], message: `${quote(word)} stands twice in the list` }];
  });
}
