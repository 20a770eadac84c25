/**
 * Shares a whole amount out in proportion to weights so that the shares are whole and add up to it: by the
 * largest remainder. Equal remainders go to the earlier entry.
 * Source: Hamilton's method, e.g. M. Balinski, H. P. Young, "Fair Representation" (1982).
 *
 * @param total minor units, a whole number of 0 or more
 * @param weights whole numbers of 0 or more, not all 0 unless the total is 0
 * @returns one share for each weight
 * @throws {RangeError} if there is something to share and nobody to have it
 */
export function splitByLargestRemainder(total: number, weights: readonly number[]): number[] {
  let sum = 0;
  for (const weight of weights) sum += weight;
  if (sum === 0) {
    if (total !== 0) throw new RangeError(`${total} cannot be split: all weights are 0`);
    return weights.map(() => 0);
  }
  const shares: number[] = [];
  const remainders: number[] = [];
  let given = 0;
  for (const weight of weights) {
    const [share, remainder] = divideProduct(total, weight, sum);
    shares.push(share);
    remainders.push(remainder);
    given += share;
  }
  const byRemainder = weights.map((_, i) => i).sort((a, b) => remainders[b] - remainders[a] || a - b);
  for (let i = 0; given < total; i++, given++) shares[byRemainder[i]]++;
  return shares;
}

/** Quotient and remainder of `a * b / divisor`, exactly; the product may exceed 2^53. */
function divideProduct(a: number, b: number, divisor: number): readonly [number, number] {
  const product = a * b;
  if (product <= Number.MAX_SAFE_INTEGER) {
    const remainder = product % divisor;
    return [(product - remainder) / divisor, remainder];
  }
  const exact = BigInt(a) * BigInt(b);
  return [Number(exact / BigInt(divisor)), Number(exact % BigInt(divisor))];
}
