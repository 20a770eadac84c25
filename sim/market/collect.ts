import type { Ledger } from '../ledger/ledger.ts';
import { proportion } from '../ledger/rounding.ts';
import type { Sale } from '../ledger/sale.ts';
import { OrderKind } from '../ledger/terms.ts';
import { Fact } from '../measure/facts.ts';
import { Amount, type Book } from './book.ts';
import type { Market } from './market.ts';
import { overrunOf } from './mis-scoping.ts';
import type { Pays } from './pays.ts';

/**
 * Does the partner collect the customer's money? The direct team of headquarters never does, and who pays after the
 * partner has become insolvent pays the platform.
 */
export function collectedByPartner(m: Market, deal: number): boolean {
  const { deals, policies } = m;
  if (deals.party[deal] === m.hq || policies[deals.policy[deal]].settlement.collectedBy !== 'partner')
    return false;
  return !isInsolvent(m, deals.party[deal], deals.receivedAt[deal]);
}

/** Has a party become insolvent before this second? From then on nothing can be had back of it. */
export function isInsolvent({ tempers }: Market, party: number, at: number): boolean {
  const insolventAt = tempers.insolventAt[party];
  return insolventAt > 0 && at > insolventAt;
}

/** Money of customers, as it comes in, goes back and is passed on. */
export class Till {
  /** What customers paid in the end, minor units. */
  receipts = 0;
  private readonly m: Market;
  private readonly ledger: Ledger;
  private readonly book: Book;
  private readonly pays: Pays;

  constructor(m: Market, ledger: Ledger, book: Book, pays: Pays) {
    this.m = m;
    this.ledger = ledger;
    this.book = book;
    this.pays = pays;
  }

  /**
   * The customer pays, or does not; what was sold is paid for; the customer may have its money back. Where the platform
   * collects, it bears what is never paid. Where the partner does, it owes the platform the invoiced amount less its
   * discount whether it was paid or not, and the platform credits that part of a refund. The platform pays refunds that
   * an insolvent partner cannot.
   *
   * @param kept discount that a collecting partner keeps, minor units
   */
  receive(sale: Sale, deal: number, kept: number): void {
    const { m, ledger, book } = this;
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
    const overrun = overrunOf(m, deals.file[deal], deals.listPrice[deal]);
    const goods = Math.round(deals.listPrice[deal] * costOfGoods(m, deal)) + adSpend + overrun;

    ledger.post(till, customers, price, at);
    ledger.post(ledger.account('suppliers'), hq, goods, at);
    const repaidByPartner = byPartner && !isInsolvent(m, party, deals.refundedAt[deal]);
    if (back > 0) ledger.post(customers, repaidByPartner ? till : hq, back, deals.refundedAt[deal]);
    const paid = price - back;
    this.receipts += paid;
    book.add(Fact.revenue, need, paid);
    const list =
      deals.kind[deal] === OrderKind.first ? Math.round(tape.needValue[need]) : deals.invoiced[deal];
    book.add(Fact.listValue, need, list);
    book.add(Fact.costOfGoods, need, goods);
    if (overrun > 0) book.add(Fact.overrun, need, overrun);
    book.addAmount(Amount.revenue, party, need, paid);
    book.add(Fact.refunds, need, back);
    book.add(Fact.neverPaid, need, deals.price[deal] - price);
    if (!byPartner) return;

    const keptBack = sale.refunded === 0 ? 0 : proportion(kept, sale.refunded, sale.counted);
    const credit = back > 0 ? deals.invoiced[deal] - adSpend - keptBack : 0;
    const credited = repaidByPartner ? credit : 0;
    // What the partner holds of this customer's money before it passes anything on.
    const held = price - (repaidByPartner ? back : 0) + credited;
    if (back > 0 && !repaidByPartner) book.add(Fact.neverRecovered, need, back - credit);
    this.remit(deal, price, held, deals.invoiced[deal] - kept, at + sale.terms.remitsAfter);
    if (credited > 0) ledger.post(till, hq, credited, deals.refundedAt[deal]);
    book.add(Fact.neverPaidToPartners, need, deals.price[deal] - price);
  }

  /**
   * A partner passes on what it owes of money that it has collected. What an insolvent one has not yet passed on goes to
   * its creditors: lost to the platform, and no pay of the partner's either.
   *
   * @param price what it received, minor units
   * @param held what it holds of the customer's money in the end, minor units; below 0 where it paid for the customer
   */
  private remit(deal: number, price: number, held: number, owed: number, due: number): void {
    const { m, ledger, book, pays } = this;
    const party = m.deals.party[deal];
    const till = ledger.account('partner', party);
    const at = m.deals.receivedAt[deal];
    const insolventAt = m.tempers.insolventAt[party];
    if (insolventAt === 0 || due < insolventAt) {
      ledger.post(ledger.account('hq'), till, owed, due);
      pays.collected(deal, held - owed, price, at, owed, due);
      return;
    }
    const lost = Math.max(0, Math.min(owed, held));
    ledger.post(ledger.account('banks'), till, lost, insolventAt);
    book.add(Fact.neverRemitted, m.deals.need[deal], lost);
    pays.collected(deal, held - lost, price, at, lost, insolventAt);
  }
}

/** What a customer that has its money back gets: all but the advertising spend, which has been passed on. */
function refundOf({ deals }: Market, deal: number): number {
  return deals.price[deal] - deals.adSpend[deal];
}

/** Cost of goods of a deal as a share of its list price: work does not get cheaper because less is paid for it. */
function costOfGoods(m: Market, deal: number): number {
  const product = m.deals.product[deal];
  const renewed =
    m.deals.kind[deal] === OrderKind.renewal ? m.world.afterOrder?.renewals.terms[product] : null;
  return renewed?.costOfGoods ?? m.world.products[product].costOfGoods;
}
