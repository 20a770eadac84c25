/** A point of a curve that is known at some places only. */
export interface CurvePoint {
  readonly at: number;
  readonly value: number;
}

/**
 * Where a curve changes its sign, between the places at which it is known: by linear interpolation.
 *
 * A value of exactly 0 counts as a change where the values around it differ in sign, and once.
 *
 * @param points in increasing order of `at`
 * @returns the places of all changes, in increasing order
 * @throws RangeError when the places do not increase
 * @example signChanges([{ at: 1, value: -1 }, { at: 3, value: 3 }]) // [1.5]
 */
export function signChanges(points: readonly CurvePoint[]): number[] {
  const found: number[] = [];
  let last: CurvePoint | undefined;
  for (const [i, point] of points.entries()) {
    if (i > 0 && !(point.at > points[i - 1]!.at)) throw new RangeError('places of a curve must increase');
    if (point.value === 0) continue;
    if (last !== undefined && last.value > 0 !== point.value > 0) {
      found.push(last.at + ((point.at - last.at) * last.value) / (last.value - point.value));
    }
    last = point;
  }
  return found;
}

/**
 * Share of a range that each of its places stands for: half of the way to the neighbours, to the end of the range at
 * its ends. The shares sum to 1; without a range all places count alike.
 *
 * @param places in increasing order, or null where they stand on no axis
 * @param count how many there are
 */
export function sharesOfRange(places: readonly number[] | null, count: number): number[] {
  if (places === null || places.length < 2) return new Array<number>(count).fill(1 / count);
  const last = places.length - 1;
  const whole = places[last]! - places[0]!;
  return places.map((_, i) => {
    const from = i === 0 ? places[0]! : (places[i - 1]! + places[i]!) / 2;
    const to = i === last ? places[last]! : (places[i]! + places[i + 1]!) / 2;
    return (to - from) / whole;
  });
}
