/** A point of a curve that is known at some places only, with an interval that holds together with those of the others. */
export interface CurvePoint {
  readonly at: number;
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
}

/** Two places between which a curve changes its sign, as surely as the intervals hold together. */
interface SignChange {
  readonly from: number;
  readonly until: number;
  /** Where the straight line through the values crosses 0; null where it does so more than once in between. */
  readonly estimate: number | null;
}

/** Where a curve changes its sign, and where that cannot be told. */
export interface BreakEvens {
  readonly changes: readonly SignChange[];
  /** Places at which the interval holds 0, so that the sign is open. */
  readonly open: readonly number[];
}

/**
 * Where a continuous curve changes its sign: between a place whose interval lies on one side of 0 and the next place
 * whose interval lies on the other. Nothing is interpolated for that, so it is as sure as the intervals together.
 *
 * @param points in increasing order of `at`
 * @throws RangeError when the places do not increase
 */
export function breakEvens(points: readonly CurvePoint[]): BreakEvens {
  const changes: SignChange[] = [];
  const open: number[] = [];
  let last: { readonly index: number; readonly sign: number } | undefined;
  for (const [i, { at, lo, hi }] of points.entries()) {
    if (i > 0 && !(at > points[i - 1]!.at)) throw new RangeError('places of a curve must increase');
    const sign = lo > 0 ? 1 : hi < 0 ? -1 : 0;
    if (sign === 0) open.push(at);
    else {
      if (last !== undefined && last.sign !== sign) {
        const within = points.slice(last.index, i + 1);
        const crossings = signChanges(within);
        changes.push({
          from: within[0]!.at,
          until: at,
          estimate: crossings.length === 1 ? crossings[0]! : null,
        });
      }
      last = { index: i, sign };
    }
  }
  return { changes, open };
}

/**
 * Where the straight lines between known values cross 0. A value of exactly 0 counts as a crossing where the values around
 * it differ in sign, and once.
 */
function signChanges(points: readonly Pick<CurvePoint, 'at' | 'value'>[]): number[] {
  const found: number[] = [];
  let last: Pick<CurvePoint, 'at' | 'value'> | undefined;
  for (const point of points) {
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
