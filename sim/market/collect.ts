import type { Ledger } from '../ledger/ledger.ts';
import { proportion } from '../ledger/rounding.ts';
import type { Sale } from '../ledger/sale.ts';
import { OrderKind } from '../ledger/terms.ts';
import { Fact } from '../measure/facts.ts';
import { Amount, type Book } from './book.ts';
import type { Market } from './market.ts';
import { overrunOf } from './mis-scoping.ts';
import type { Pays } from './pays.ts';

/** Does the partner collect the customer's money? The direct team of headquarters never does. */
export function collectedByPartner(m: Market, deal: number): boolean {
  const { deals } = m;
  return deals.party[deal] !== m.hq && m.policies[deals.policy[deal]].settlement.collectedBy === 'partner';
}

/** What a customer that has its money back gets: all but the advertising spend, which has been passed on. */
function refundOf({ deals }: Market, deal: number): number {
  return deals.price[deal] - deals.adSpend[deal];
}

/**
 * The customer pays, or does not; what was sold is paid for; the customer may have its money back. Where the platform
 * collects, it bears what is never paid. Where the partner does, it owes the platform the invoiced amount less its
 * discount whether it was paid or not, and the platform credits that part of a refund.
 *
 * @param kept discount that a collecting partner keeps, minor units
 * @returns what the customer paid in the end, minor units
 */
export function receive(
  m: Market,
  ledger: Ledger,
  book: Book,
  pays: Pays,
  sale: Sale,
  deal: number,
  kept: number,
): number {
  const { deals, tape } = m;
  const need = deals.need[deal];
  const party = deals.party[deal];
  const at = deals.receivedAt[deal];
  const [customers, hq] = [ledger.account('customers'), ledger.account('hq')];
  const byPartner = collectedByPartner(m, deal);
  const till = byPartner ? ledger.account('partner', party) : hq;
  const price = deals.neverPaid[deal] === 1 ? 0 : deals.price[deal];
  const back = deals.refundedAt[deal] > 0 ? refundOf(m, deal) : 0;
  const adSpend = deals.adSpend[deal];
  const own = deals.price[deal] - adSpend;
  const overrun = overrunOf(m, deals.file[deal], own);
  const goods = Math.round(own * costOfGoods(m, deal)) + adSpend + overrun;

  ledger.post(till, customers, price, at);
  ledger.post(ledger.account('suppliers'), hq, goods, at);
  if (back > 0) ledger.post(customers, till, back, deals.refundedAt[deal]);
  const paid = price - back;
  book.add(Fact.revenue, need, paid);
  const list = deals.kind[deal] === OrderKind.first ? Math.round(tape.needValue[need]) : deals.invoiced[deal];
  book.add(Fact.listValue, need, list);
  book.add(Fact.costOfGoods, need, goods);
  if (overrun > 0) book.add(Fact.overrun, need, overrun);
  book.addAmount(Amount.revenue, party, need, paid);
  book.add(Fact.refunds, need, back);
  book.add(Fact.neverPaid, need, deals.price[deal] - price);
  if (!byPartner) return paid;

  const owed = deals.invoiced[deal] - kept;
  const remitted = at + sale.terms.remitsAfter;
  const { [party]: insolventAt } = m.tempers.insolventAt;
  if (insolventAt > 0 && remitted >= insolventAt) {
    // What an insolvent partner has collected and not yet passed on is lost to the platform.
    book.add(Fact.neverRemitted, need, owed);
    pays.collected(deal, paid, price, at, 0, remitted);
    return paid;
  }
  ledger.post(hq, till, owed, remitted);
  const keptBack = sale.refunded === 0 ? 0 : proportion(kept, sale.refunded, sale.counted);
  const credit = back > 0 ? deals.invoiced[deal] - adSpend - keptBack : 0;
  if (credit > 0) ledger.post(till, hq, credit, deals.refundedAt[deal]);
  pays.collected(deal, paid - owed + credit, price, at, owed, remitted);
  book.add(Fact.neverPaidToPartners, need, deals.price[deal] - price);
  return paid;
}

/** Cost of goods of a deal as a share of its price without ad spend. */
function costOfGoods(m: Market, deal: number): number {
  const product = m.deals.product[deal];
  const renewed =
    m.deals.kind[deal] === OrderKind.renewal ? m.world.afterOrder?.renewals.terms[product] : null;
  return renewed?.costOfGoods ?? m.world.products[product].costOfGoods;
}
