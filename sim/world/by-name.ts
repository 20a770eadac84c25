/**
 * A list in the order of its names' code units. Compiled lists are in this order, so that the order in which a
 * file lists regions, products, sources or partners, which means nothing, changes nothing either.
 */
export function byName<T>(list: readonly T[], nameOf: (item: T) => string): T[] {
  return [...list].sort((a, b) => {
    const left = nameOf(a);
    const right = nameOf(b);
    return left < right ? -1 : left > right ? 1 : 0;
  });
}
