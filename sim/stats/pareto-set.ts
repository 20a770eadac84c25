/** One plan's values on several measures, all to be raised. */
export type Point = readonly number[];

/** At least as good on every measure and better on one. */
export function dominates(a: Point, b: Point): boolean {
  return a.every((value, i) => value >= b[i]!) && a.some((value, i) => value > b[i]!);
}

/**
 * Plans that no other plan dominates: whoever prefers another one gives up something.
 *
 * @param points one a plan, higher is better on every measure; turn the sign where less is
 * @returns for each plan whether it belongs to the set
 * @throws RangeError when plans differ in their number of measures
 * @see Pareto (1906), Manuale di economia politica
 */
export function paretoSet(points: readonly Point[]): boolean[] {
  if (points.some((point) => point.length !== points[0]!.length)) {
    throw new RangeError('plans differ in their number of measures');
  }
  return points.map((point) => !points.some((other) => dominates(other, point)));
}
