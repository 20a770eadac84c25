import { splitByLargestRemainder } from './split.ts';

/** Shares of the pay for an order, which add up to 1: for who received, signed, and keeps the customer. */
export interface RoleShares {
  readonly receives: number;
  readonly develops: number;
  readonly maintains: number;
}

/** Shares are kept as whole millionths, as rates are. */
const MILLION = 1_000_000;

/**
 * What each role has of a payment, so that nothing is left over.
 *
 * @param pay minor units, a whole number of 0 or more
 * @returns whole minor units for who received, signed, and keeps the customer, which add up to the pay
 */
export function payByRoles(pay: number, { receives, develops, maintains }: RoleShares): number[] {
  const weights = [receives, develops, maintains].map((share) => Math.round(share * MILLION));
  return splitByLargestRemainder(pay, weights);
}
