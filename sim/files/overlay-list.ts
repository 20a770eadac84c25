import { diagnosticAt } from './diagnostic.ts';
import { withSuggestion } from './nearest-name.ts';
import type { Merge } from './overlay.ts';
import { PLACING_WORDS } from './reserved-words.ts';
import { anyOf, quote, splitSentence } from './sentence.ts';
import type { Place } from './source-file.ts';
import { itemName, type ListNode, type MappingNode, type Node, type Removed } from './tree.ts';

/**
 * The key by which the items of both lists are named: the first of `nameKeys` that every item has and that tells the
 * items of the base apart. Undefined when the lists are not named, so that the overlay's replaces the base's.
 */
export function sharedNameKey(
  base: ListNode,
  over: ListNode,
  nameKeys: readonly string[],
): string | undefined {
  if (base.items.length === 0 || over.items.length === 0) return undefined;
  return nameKeys.find((nameKey) => {
    const names = base.items.map((item) => itemName(item, [nameKey]));
    return (
      !names.includes(undefined) &&
      new Set(names).size === names.length &&
      over.items.every((item) => itemName(item, [nameKey]) !== undefined)
    );
  });
}

/** The first word in an overlay's list that only makes sense in named lists. */
export function firstPlacingWord(over: ListNode): Place | undefined {
  for (const item of over.items) {
    if (item.kind !== 'mapping') continue;
    for (const word of PLACING_WORDS) {
      const entry = item.entries.get(word);
      if (entry !== undefined) return entry.key;
    }
  }
  return undefined;
}

/** A named list laid over another one: replace in place, `before:` and `after:`, `remove: true`. */
export function mergeNamedLists(base: ListNode, over: ListNode, nameKey: string, merge: Merge): ListNode {
  return new NamedListMerge(base, over, nameKey, merge).result();
}

class NamedListMerge {
  readonly #over: ListNode;
  readonly #nameKey: string;
  readonly #merge: Merge;
  #items: Node[];
  readonly #removed: Map<string, Removed>;
  /** The last item that this overlay put after each item, so that several keep the order in which they are written. */
  readonly #lastAfter = new Map<string, string>();
  /** Words that place items in this list; not those that its items have as keys of their own (`after: 7d`). */
  readonly #words: readonly string[];

  constructor(base: ListNode, over: ListNode, nameKey: string, merge: Merge) {
    this.#over = over;
    this.#nameKey = nameKey;
    this.#merge = merge;
    this.#items = [...base.items];
    this.#removed = new Map(base.removed.map((each) => [each.name, each]));
    this.#words = PLACING_WORDS.filter(
      (word) => !base.items.some((item) => item.kind === 'mapping' && item.entries.has(word)),
    );
  }

  result(): ListNode {
    const written = new Map<string, Place>();
    for (const item of this.#over.items as readonly MappingNode[]) {
      const name = this.#nameOf(item);
      const place = this.#namePlace(item);
      const earlier = written.get(name);
      if (earlier !== undefined) {
        const { line } = earlier.file.position(earlier.start);
        this.#complain(
          place,
          name,
          `${quote(name)} stands twice in this list`,
          `the first is in line ${line}`,
        );
        continue;
      }
      written.set(name, place);
      this.#lay(item, name, place);
    }
    return {
      kind: 'list',
      place: this.#over.place,
      items: this.#items,
      removed: [...this.#removed.values()],
    };
  }

  #lay(item: MappingNode, name: string, place: Place): void {
    const index = this.#indexOf(name);
    if (item.entries.has('remove')) {
      this.#remove(item, name, place, index);
      return;
    }
    const [before, after] = ['before', 'after'].map((word) =>
      this.#words.includes(word) ? item.entries.get(word) : undefined,
    );
    const own = [...item.entries].filter(([key]) => !this.#words.includes(key));
    const bare: MappingNode = { ...item, entries: new Map(own) };
    this.#removed.delete(name);
    if (before === undefined && after === undefined) {
      if (index >= 0) {
        this.#items[index] = bare;
        return;
      }
      const { message, hint } = splitSentence(
        withSuggestion(`${quote(name)} is new in this list and says no place`, name, this.#names()),
      );
      this.#complain(
        place,
        name,
        message,
        hint?.startsWith('known') ? `add ${this.#placeWords()} with the name of another item; ${hint}` : hint,
      );
      return;
    }
    if (before !== undefined && after !== undefined) {
      this.#complain(
        before.key,
        name,
        'an item goes either before or after another one',
        'keep one of the two',
      );
      return;
    }
    if (index >= 0) this.#items.splice(index, 1);
    this.#place(bare, name, before ?? after!, before === undefined);
  }

  #place(item: MappingNode, name: string, anchor: { key: Place; value: Node }, isAfter: boolean): void {
    const anchorName = anchor.value.kind === 'scalar' ? anchor.value.text : '';
    const target = isAfter ? (this.#lastAfter.get(anchorName) ?? anchorName) : anchorName;
    const index = this.#indexOf(target);
    if (anchorName === name) {
      const message = `${quote(name)} cannot stand ${isAfter ? 'after' : 'before'} itself`;
      this.#complain(anchor.value.place, name, message, 'name another item of this list');
      return;
    }
    if (index < 0) {
      const removed = this.#removed.get(anchorName);
      const { message, hint } = splitSentence(
        withSuggestion(`there is no ${quote(anchorName)} in this list`, anchorName, this.#names(name)),
      );
      const why =
        removed &&
        `it was removed in ${removed.place.file.path}:${removed.place.file.position(removed.place.start).line}`;
      this.#complain(anchor.value.place, name, message, why ?? hint);
      return;
    }
    this.#items.splice(isAfter ? index + 1 : index, 0, item);
    if (isAfter) this.#lastAfter.set(anchorName, name);
  }

  #remove(item: MappingNode, name: string, place: Place, index: number): void {
    const { key, value } = item.entries.get('remove')!;
    if (value.kind !== 'scalar' || value.value !== true) {
      this.#complain(value.place, name, '`remove:` is followed by `true` or not written at all');
    } else if ([...item.entries.keys()].some((word) => !['remove', 'why', this.#nameKey].includes(word))) {
      this.#complain(
        key,
        name,
        'an item that is removed says nothing else',
        'keep its name and `remove: true`',
      );
    } else if (index < 0) {
      const { message, hint } = splitSentence(
        withSuggestion(`there is no ${quote(name)} to remove in this list`, name, this.#names()),
      );
      this.#complain(place, name, message, hint);
    } else {
      this.#items.splice(index, 1);
      this.#removed.set(name, { name, place: key });
    }
  }

  #placeWords(): string {
    const words = this.#words.filter((word) => word !== 'remove');
    return anyOf(words.map((word) => `\`${word}:\``));
  }

  #indexOf(name: string): number {
    return this.#items.findIndex((item) => this.#nameOf(item) === name);
  }

  #names(except?: string): string[] {
    return this.#items.map((item) => this.#nameOf(item)).filter((name) => name !== except);
  }

  #nameOf(item: Node): string {
    return itemName(item, [this.#nameKey]) as string;
  }

  #namePlace(item: MappingNode): Place {
    return item.entries.get(this.#nameKey)!.value.place;
  }

  #complain(place: Place, name: string, message: string, hint?: string): void {
    this.#merge.problems.push(diagnosticAt(place, name, message, hint));
  }
}
