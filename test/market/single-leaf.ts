/** Place of a value in a document. */
export type Path = readonly (string | number)[];

/** Every number and every yes or no of a document, with its place. */
export function leavesOf(value: unknown, path: Path = []): [Path, number | boolean][] {
  if (typeof value === 'number' || typeof value === 'boolean') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, i) => leavesOf(item, [...path, i]));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
}

/** A copy of a document in which one of them is another. */
export function withLeaf(value: unknown, path: Path, leaf: unknown): unknown {
  if (path.length === 0) return leaf;
  const [key, ...rest] = path;
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? (value.slice() as never)
    : { ...(value as object) };
  copy[key] = withLeaf(copy[key], rest, leaf);
  return copy;
}

/** Other values to try: one is enough to show that the parameter is read. */
export function others(value: number | boolean): (number | boolean)[] {
  if (typeof value === 'boolean') return [!value];
  if (value === 0) return [1, 0.3, 3, 4_900_000];
  if (value > 0 && value < 1) return [value / 2, (1 + value) / 2, 0, 1];
  if (value === 1) return [2, 0.5, 0];
  // A time of day must stay among the others.
  if (value % 1800 === 0 && value < 86_400) return [value + 3600, value - 3600, value * 2];
  return Number.isInteger(value)
    ? [value * 2, Math.ceil(value / 2), Math.ceil(value / 20), 0]
    : [value * 2, value / 3];
}
