import { roundHalfEven, timesRate } from './rounding.ts';
import { splitByLargestRemainder } from './split.ts';
import { stepPay } from './steps.ts';
import type { Settlement, StepScheme } from './terms.ts';

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

/** The basic discount of a deal: what the partner keeps of the counted amount at once, minor units. */
export function discountPay(terms: Settlement, counted: number, registered: boolean): number {
  return timesRate(counted, registered ? terms.discount : terms.discountUnregistered);
}

/** What the schemes that look at each deal alone pay for it, minor units. */
export function dealSchemePay(scheme: StepScheme | null, counted: number): number {
  return scheme === null || scheme.per !== 'deal' ? 0 : stepPay(scheme.mode, scheme.steps, counted);
}

/**
 * What a scheme pays a partner for a period, and how it is shared over the deals of the period: by counted
 * amount, with the largest remainder. Nothing for schemes that look at each deal alone.
 *
 * @param counted counted amount of each deal of this partner in the period, minor units
 * @returns the share of each deal; they add up to the pay of the period
 */
export function periodPay(scheme: StepScheme | null, counted: readonly number[]): number[] {
  if (scheme === null || scheme.per === 'deal') return counted.map(() => 0);
  let sum = 0;
  for (const amount of counted) sum += amount;
  return splitByLargestRemainder(stepPay(scheme.mode, scheme.steps, sum), counted);
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
