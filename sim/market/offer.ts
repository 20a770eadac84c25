import { QUOTED } from './chances.ts';
import { discountExpected, discountOf, lookAtRivals, pickDiscount, priceSense } from './discount.ts';
import type { Market } from './market.ts';
import { misScopedSigned } from './mis-scoping.ts';
import { quoteSent } from './quotation.ts';
import { WHOLE_PRICE } from './quote-table.ts';
import { priceSigned } from './undercutting.ts';
import { feltExtra, quoteBehind, supportLogOdds } from './value-case.ts';

/** A step or a talk is done: the quotation goes out, or what others offer is looked at. */
export function afterStep(m: Market, file: number): void {
  const { quotes, files } = m;
  if (files.steps[file] < QUOTED) return;
  quotes.reach(file);
  if (quotes.sent[file] === 0) {
    if (files.steps[file] === QUOTED) {
      quotes.sent[file] = 1;
      if (m.quotation !== null) quoteSent(m, m.quotation, file);
      if (m.discounts !== null) pickDiscount(m, m.discounts, file);
    } else takeOver(m, file);
    return;
  }
  if (m.discounts !== null) lookAtRivals(m, m.discounts, file);
}

/** A successor that goes on behind another's quotation stands by its terms. */
function takeOver(m: Market, file: number): void {
  const { quotes } = m;
  const from = quoteBehind(m, file);
  quotes.sent[file] = 1;
  if (from < 0) {
    quotes.allowed[file] = WHOLE_PRICE;
    return;
  }
  quotes.level[file] = quotes.level[from];
  quotes.helpPermille[file] = quotes.helpPermille[from];
  quotes.diverted[file] = quotes.diverted[from];
  quotes.qualified[file] = quotes.qualified[from];
  quotes.singlePriceList[file] = quotes.singlePriceList[from];
  quotes.misScoped[file] = quotes.misScoped[from];
  quotes.allowed[file] = quotes.allowed[from];
  quotes.discount[file] = quotes.discount[from];
}

/**
 * Effect of a party's offer on the log-odds of a sale, beside that of the policy's price: support, and how strongly
 * the customer feels the price, dearer than it is where it is not explained, and the discount against what it expects.
 *
 * @param listPrice the policy's price as a factor on the list price
 */
export function offerLogOdds(m: Market, file: number, listPrice: number): number {
  const list = Math.log(listPrice);
  let price = list;
  if (m.discounts !== null) {
    price += Math.log(1 - discountOf(m, file));
    price -= Math.log(1 - discountExpected(m, m.discounts, m.files.need[file]));
  }
  const quote = quoteBehind(m, file);
  if (m.quotation !== null) price += feltExtra(m, m.quotation, file, quote);
  const felt = m.world.selling.price * (priceSense(m, file) * price - list);
  return m.quotation === null ? felt : felt + supportLogOdds(m, m.quotation, file, quote);
}

/** A contract is signed. @param price without advertising spend and before the discount, minor units */
export function offerSigned(m: Market, file: number, deal: number, price: number): void {
  m.quotes.reach(file);
  // A winner that never made a quotation of its own signs what its predecessor offered.
  if (m.quotes.sent[file] === 0) takeOver(m, file);
  m.won[m.files.party[file]]++;
  if (m.quotation !== null) misScopedSigned(m, m.quotation, file, deal);
  if (m.discounts !== null) priceSigned(m, m.discounts, file, price);
}
