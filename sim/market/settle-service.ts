import type { Ledger } from '../ledger/ledger.ts';
import { Fact } from '../measure/facts.ts';
import { Amount, type Book } from './book.ts';
import type { Market } from './market.ts';
import { Matter } from './matter-table.ts';

const MONTH = 2_629_800;

/** What service brought in the end, minor units. */
export interface ServiceMoney {
  readonly receipts: number;
  readonly partnerPay: number;
}

/**
 * Services that cost extra, work beyond what is included, and hours that one side pays the other for. The side that
 * does the work has what the customer pays for it.
 */
export function settleService(m: Market, ledger: Ledger, book: Book): ServiceMoney {
  const { matters, accounts, tape } = m;
  let receipts = 0;
  let partnerPay = 0;
  for (let matter = 0; matter < matters.count; matter++) {
    if (matters.billed[matter] === 0 && matters.charged[matter] === 0) continue;
    const account = matters.account[matter];
    const need = accounts.need[account];
    const party = matters.party[matter];
    const platform = matters.byPlatform[matter] === 1;
    const ends = tape.customerFirstTime[tape.needCustomer[need]] + m.study.followUp;
    // A partner that has left serves nobody any more.
    const left = platform ? 0 : m.tempers.leftAt[party];
    const until = left > 0 ? Math.min(ends, left) : ends;
    const months =
      matters.kind[matter] === Matter.subscription
        ? Math.max(0, Math.floor((Math.min(m.now, until) - matters.openedAt[matter]) / MONTH))
        : 1;
    const at = matters.openedAt[matter];
    const paid = months * matters.billed[matter];
    const till = platform ? ledger.account('hq') : ledger.account('partner', party);
    ledger.post(till, ledger.account('customers'), paid, at);
    receipts += paid;
    book.add(Fact.revenue, need, paid);
    book.add(Fact.serviceRevenue, need, paid);
    let toPartner = platform ? 0 : paid;
    const charged = matters.charged[matter];
    if (charged > 0) {
      const partner = ledger.account('partner', party);
      if (platform) ledger.post(ledger.account('hq'), partner, charged, at);
      else ledger.post(partner, ledger.account('hq'), charged, at);
      toPartner += platform ? -charged : charged;
    }
    if (toPartner === 0) continue;
    partnerPay += toPartner;
    book.add(Fact.partnerPay, need, toPartner);
    book.addAmount(Amount.pay, party, need, toPartner);
  }
  return { receipts, partnerPay };
}
