/**
 * Exact arithmetic on money. Amounts are whole numbers of minor units below 2^53, rates are whole millionths
 * (`2.5%` is 25,000 of them), so that no result depends on how a rate happens to be written in binary.
 */

/** Millionths in a whole: the finest rate is 0.0001 %. */
const MILLION = 1_000_000;

/** A rate between 0 and 1 as whole millionths. */
export function millionths(rate: number): number {
  return Math.round(rate * MILLION);
}

/** An amount with its millionths: `whole + parts / 10^6`, with 0 <= parts < 10^6. */
export interface ExactAmount {
  whole: number;
  parts: number;
}

/** Adds `amount * rate` to a sum, exactly. @param rate in millionths */
export function addProduct(sum: ExactAmount, amount: number, rate: number): void {
  // Both products stay below 2^53: the first because rates are at most 1, the second because both factors are.
  const high = Math.floor(amount / MILLION);
  const parts = sum.parts + (amount - high * MILLION) * rate;
  const carry = Math.floor(parts / MILLION);
  sum.whole += high * rate + carry;
  sum.parts = parts - carry * MILLION;
}

/** The nearest whole amount; a half goes to the even neighbour, so that rounding favours nobody in the long run. */
export function roundExact({ whole, parts }: ExactAmount): number {
  if (parts * 2 === MILLION) return whole + (whole % 2);
  return parts * 2 > MILLION ? whole + 1 : whole;
}

/** The nearest whole number to a finite number; a half goes to the even neighbour. */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest === 0.5) return below + Math.abs(below % 2);
  return rest > 0.5 ? below + 1 : below;
}

/**
 * An amount times a rate, rounded half to even.
 *
 * @param amount minor units, a whole number of 0 or more
 * @param rate between 0 and 1, of at most six decimals
 */
export function timesRate(amount: number, rate: number): number {
  const sum = { whole: 0, parts: 0 };
  addProduct(sum, amount, millionths(rate));
  return roundExact(sum);
}

/**
 * `amount * part / whole`, exactly, rounded half to even.
 *
 * @param amount minor units, a whole number of 0 or more
 * @param part between 0 and `whole`, a whole number
 * @param whole a whole number above 0
 */
export function proportion(amount: number, part: number, whole: number): number {
  if (part === whole) return amount;
  const product = BigInt(amount) * BigInt(part);
  const divisor = BigInt(whole);
  const below = product / divisor;
  const twice = (product % divisor) * 2n;
  const up = twice > divisor || (twice === divisor && below % 2n === 1n);
  return Number(up ? below + 1n : below);
}
