/** Where a search ended. */
export interface FoundLevel {
  readonly level: number;
  /** The value there. */
  readonly value: number;
}

const MOST_STEPS = 40;

/**
 * Finds where a function of one number is 0 to a tolerance, by false position with the Illinois rule, which keeps a
 * bracket and never evaluates outside of it.
 *
 * @param valueAt asked one place after the other; deterministic
 * @param limits two places at which it differs in sign
 * @param tolerance of the value, above 0
 * @returns null where it has one sign at both limits
 * @throws RangeError where 40 steps do not reach the tolerance: the function jumps over 0
 * @see Dowell and Jarratt (1971), A modified regula falsi method, BIT 11:168-174
 */
export async function findLevel(
  valueAt: (level: number) => Promise<number>,
  limits: readonly [number, number],
  tolerance: number,
): Promise<FoundLevel | null> {
  let [low, high] = limits;
  let atLow = await valueAt(low);
  if (Math.abs(atLow) <= tolerance) return { level: low, value: atLow };
  let atHigh = await valueAt(high);
  if (Math.abs(atHigh) <= tolerance) return { level: high, value: atHigh };
  if (atLow > 0 === atHigh > 0) return null;
  // Weights of the two ends: an end that stays counts half each time.
  let [ofLow, ofHigh] = [atLow, atHigh];
  for (let step = 0; step < MOST_STEPS; step++) {
    const level = (low * ofHigh - high * ofLow) / (ofHigh - ofLow);
    const value = await valueAt(level);
    if (Math.abs(value) <= tolerance) return { level, value };
    if (value > 0 === atLow > 0) {
      low = level;
      atLow = value;
      ofLow = value;
      ofHigh /= 2;
    } else {
      high = level;
      atHigh = value;
      ofHigh = value;
      ofLow /= 2;
    }
  }
  throw new RangeError(
    `no level between ${low} and ${high} comes nearer than ${Math.min(Math.abs(atLow), Math.abs(atHigh))}`,
  );
}
