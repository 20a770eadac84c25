import { idHash } from '../engine/draw.ts';
import type { NameKey } from './compiled.ts';

const words = new Int32Array(2);

/** The key of a listed thing: a hash of its kind and its name, so that it does not hang on its place in a list. */
export function nameKey(kind: string, name: string): NameKey {
  idHash(`${kind} ${name}`, words);
  return { k0: words[0], k1: words[1] };
}

/**
 * Pairs of names whose keys agree in the first word. Draws tell choices (which region, which partner) apart by
 * that word alone, so such a pair is refused; n names collide with probability n^2 / 2^33.
 */
export function collisions(kind: string, names: readonly string[]): readonly (readonly [string, string])[] {
  const seen = new Map<number, string>();
  const found: [string, string][] = [];
  for (const name of new Set(names)) {
    const { k0 } = nameKey(kind, name);
    const other = seen.get(k0);
    if (other !== undefined) found.push([other, name]);
    seen.set(k0, name);
  }
  return found;
}
