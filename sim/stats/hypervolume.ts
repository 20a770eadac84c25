/**
 * Hypervolume: the part of space that a set of points dominates, down to a reference point; all values to be raised.
 *
 * One number for a whole Pareto set: it grows when a point is added or moved ahead. By slicing along the last measure,
 * which is quick enough for some tens of points on up to five measures.
 *
 * @param points one a plan; those that do not exceed the reference on every measure add nothing
 * @param reference one value a measure, worse than what is of interest
 * @throws RangeError when a point has another number of measures than the reference
 * @see Zitzler and Thiele (1998), PPSN V, LNCS 1498:292-301; While et al. (2006), IEEE TEC 10(1):29-38
 * @example hypervolume([[3, 1], [2, 2], [1, 3]], [0, 0]) // 6
 */
export function hypervolume(points: readonly (readonly number[])[], reference: readonly number[]): number {
  if (points.some((point) => point.length !== reference.length)) {
    throw new RangeError(`a point needs ${reference.length} measures, as the reference has`);
  }
  const ahead = points
    .map((point) => point.map((value, i) => value - reference[i]!))
    .filter((point) => point.every((value) => value > 0));
  return volume(ahead, reference.length);
}

/** Volume over the origin on the first `measures` coordinates of points that are above it. */
function volume(points: readonly (readonly number[])[], measures: number): number {
  const last = measures - 1;
  if (last === 0) return points.reduce((most, [value]) => Math.max(most, value!), 0);
  const descending = [...points].sort((a, b) => b[last]! - a[last]!);
  let sum = 0;
  descending.forEach((point, i) => {
    const height = point[last]! - (descending[i + 1]?.[last] ?? 0);
    if (height > 0) sum += height * volume(descending.slice(0, i + 1), last);
  });
  return sum;
}
