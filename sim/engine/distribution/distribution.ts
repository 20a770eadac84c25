/**
 * A distribution sampled by inversion: `quantile(u)` for one uniform u gives one variate, increasing in u, so
 * that common random numbers keep two variants in step and 1 - u gives the antithetic variate.
 */
export interface Distribution {
  /**
   * Smallest x with F(x) >= u.
   *
   * @param u in the open interval (0, 1)
   */
  quantile(u: number): number;
  /** F(x), the probability of a value of at most x. */
  cdf(x: number): number;
  /** Expected value. */
  readonly mean: number;
}

/** @throws RangeError unless the value is finite and greater than 0 */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`The ${name} must be greater than 0 and finite, not ${value}.`);
  }
}
