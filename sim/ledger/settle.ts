import { roundHalfEven, timesRate } from './rounding.ts';
import { OrderKind, type Settlement } from './terms.ts';

/** Days of a year of interest. */
const YEAR_SECONDS = 365 * 86_400;

/**
 * The part of a deal that pay is counted on, minor units. Contract and receipt are the same amount, at different
 * times.
 *
 * @param price what the customer pays, whole minor units
 * @param adSpend what of it is passed on to advertising platforms, whole minor units, at most the price
 */
export function countedAmount(terms: Settlement, price: number, adSpend: number): number {
  return terms.countedOn === 'receipt-without-ad-spend' ? price - adSpend : price;
}

/** Does the counted amount arise with the contract, or only when the customer has paid? */
export function countsAtContract(terms: Settlement): boolean {
  return terms.countedOn === 'contract';
}

/** Share of the counted amount that a partner keeps of an order; null where the terms say nothing of its kind. */
export function discountRate(terms: Settlement, kind: number, registered: boolean): number | null {
  if (kind === OrderKind.upsell) return terms.discountUpsell;
  if (kind === OrderKind.renewal) return terms.discountRenewal;
  return registered ? terms.discount : terms.discountUnregistered;
}

/**
 * How the ordinary pay of a disputed deal is shared.
 *
 * @param pay of the deal, minor units
 * @param split a split shares the pay; otherwise the loser's part comes on top of the winner's full pay
 * @param loserShare between 0 and 1
 */
export function disputedPay(
  pay: number,
  split: boolean,
  loserShare: number,
): { readonly winner: number; readonly loser: number } {
  const loser = timesRate(pay, loserShare);
  return { winner: split ? pay - loser : pay, loser };
}

/**
 * What it costs to wait for money: simple interest, minor units rounded half to even.
 *
 *     amount * yearly rate * lag / 365 days
 *
 * @param amount minor units
 * @param yearlyRate cost of capital, e.g. 0.12
 * @param lag seconds, 0 or more
 */
export function capitalCost(amount: number, yearlyRate: number, lag: number): number {
  return roundHalfEven((amount * yearlyRate * lag) / YEAR_SECONDS);
}
