import type { ShareBehind } from './default-behind.ts';
import { type Diagnostic, diagnosticAt } from './diagnostic.ts';
import { withSuggestion } from './nearest-name.ts';
import { firstPlacingWord, mergeNamedLists, sharedNameKey } from './overlay-list.ts';
import { REMOVES } from './reserved-words.ts';
import { quote, sentence, splitSentence } from './sentence.ts';
import type { Place } from './source-file.ts';
import type { Entry, MappingNode, Node, Removed } from './tree.ts';

/** What merging needs to know and where it complains. */
export type Merge = {
  readonly nameKeys: readonly string[];
  /** Whether `none` is a value like any other at a path, so that it does not remove. */
  readonly takesNone: (path: readonly string[]) => boolean;
  /** The shares that hold by default where the key at a path is left out, so that `none` would not mean none. */
  readonly sharesBehind: (path: readonly string[]) => readonly ShareBehind[];
  readonly problems: Diagnostic[];
};

/**
 * An overlay laid over its base: mappings merge by key and `none` removes; in lists whose items are named, the same
 * name replaces in place, a new item says `before:` or `after:`, and `remove: true` deletes; everything else is
 * replaced whole. Every node keeps the place that wrote it.
 */
export function mergeMappings(
  base: MappingNode,
  over: MappingNode,
  merge: Merge,
  path: readonly string[] = [],
): MappingNode {
  const entries = new Map<string, Entry>(base.entries);
  const removed = new Map<string, Removed>(base.removed.map((each) => [each.name, each]));
  for (const [key, { key: keyPlace, value }] of over.entries) {
    const old = entries.get(key);
    const here = [...path, key];
    if (isRemoval(value, merge, here)) {
      if (old === undefined) complainOfNothing(key, keyPlace, [...base.entries.keys()], merge);
      else complainOfDefaults(key, value.place, merge.sharesBehind(here), merge);
      entries.delete(key);
      removed.set(key, { name: key, place: value.place });
    } else {
      removed.delete(key);
      entries.set(key, { key: keyPlace, value: mergeNodes(old?.value, value, merge, here) });
    }
  }
  return { kind: 'mapping', place: over.place, entries, removed: [...removed.values()] };
}

function mergeNodes(base: Node | undefined, over: Node, merge: Merge, path: readonly string[]): Node {
  if (base?.kind === 'mapping' && over.kind === 'mapping') return mergeMappings(base, over, merge, path);
  if (base?.kind === 'list' && over.kind === 'list') {
    const nameKey = sharedNameKey(base, over, merge.nameKeys);
    if (nameKey !== undefined) return mergeNamedLists(base, over, nameKey, merge);
    const word = firstPlacingWord(over);
    if (word !== undefined) {
      const hint =
        base.items.length === 0
          ? 'the list of the base is empty: write the items without it'
          : 'every item of both lists needs a name of its own, under the same key';
      merge.problems.push(diagnosticAt(word, '', 'items of this list cannot be placed by name', hint));
      return base;
    }
  }
  complainOfRemovals(over, merge, path);
  return over;
}

function isRemoval(value: Node, merge: Merge, path: readonly string[]): boolean {
  return value.kind === 'scalar' && value.value === REMOVES && !merge.takesNone(path);
}

/** In a part that is new, there is nothing to remove. */
function complainOfRemovals(node: Node, merge: Merge, path: readonly string[]): void {
  if (node.kind === 'list') for (const item of node.items) complainOfRemovals(item, merge, [...path, '[]']);
  if (node.kind !== 'mapping') return;
  for (const [key, { key: place, value }] of node.entries) {
    if (isRemoval(value, merge, [...path, key])) complainOfNothing(key, place, [], merge);
    else complainOfRemovals(value, merge, [...path, key]);
  }
}

function complainOfNothing(key: string, place: Place, known: readonly string[], merge: Merge): void {
  const { message, hint } = splitSentence(
    withSuggestion(`there is no ${quote(key)} to remove here`, key, known),
  );
  merge.problems.push(diagnosticAt(place, key, message, hint ?? `\`${REMOVES}\` removes a key of the base`));
}

/** What is taken away gives way to the default, and a share is not the `none` that was written. */
function complainOfDefaults(
  key: string,
  place: Place,
  behind: readonly ShareBehind[],
  { problems }: Merge,
): void {
  if (behind.length === 0) return;
  const inside = (value: (share: ShareBehind) => string) =>
    behind.map((each) => each.path.reduceRight((inner, step) => `{ ${step}: ${inner} }`, value(each)));
  const held = inside(({ value }) => value).map(quote);
  const meant = inside(({ value }) => value.replace(/^[0-9.]+/, '0')).map(quote);
  problems.push(
    diagnosticAt(
      place,
      key,
      `\`${REMOVES}\` takes ${quote(key)} away, and then its default holds: ${held.join(', ')}`,
      `write ${meant.join(', ')} if none is meant, or the default itself`,
    ),
  );
}

/** The complaint about an `extends:` whose files go round in a circle. */
export function circleSentence(chain: readonly string[]): string {
  return sentence('these files extend each other in a circle', chain.join(' -> '));
}
