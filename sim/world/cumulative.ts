/**
 * Cumulative shares of weights in their given order, the last exactly 1.
 *
 * @throws RangeError if no weight is above 0
 */
export function cumulativeShares(weights: ArrayLike<number>): Float64Array {
  const shares = Float64Array.from(weights);
  let sum = 0;
  let last = -1;
  for (let i = 0; i < shares.length; i++) {
    sum += shares[i];
    if (shares[i] > 0) last = i;
    shares[i] = sum;
  }
  if (!(sum > 0)) throw new RangeError('At least one weight must be above 0.');
  for (let i = 0; i < shares.length; i++) shares[i] = i >= last ? 1 : shares[i] / sum;
  return shares;
}

/** Index of the entry that the uniform variate u falls to: the smallest whose cumulative share is above u. */
export function choose(shares: Float64Array, u: number): number {
  let i = 0;
  while (shares[i] <= u) i++;
  return i;
}
