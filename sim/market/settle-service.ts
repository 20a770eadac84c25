import { SECONDS_PER_MONTH } from '../engine/civil.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { Fact } from '../measure/facts.ts';
import { Amount, type Book } from './book.ts';
import { keeperAt } from './keepers.ts';
import type { Market } from './market.ts';
import { Matter } from './matter-table.ts';

/** What service brought in the end, minor units. */
export interface ServiceMoney {
  receipts: number;
  partnerPay: number;
}

/**
 * Services that cost extra, work beyond what is included, and hours that one side pays the other for. The side that
 * does the work has what the customer pays for it.
 */
export function settleService(m: Market, ledger: Ledger, book: Book): ServiceMoney {
  const { matters } = m;
  const money = { receipts: 0, partnerPay: 0 };
  for (let matter = 0; matter < matters.count; matter++) {
    if (matters.kind[matter] === Matter.subscription) settleMonths(m, ledger, book, money, matter);
    else if (matters.billed[matter] > 0 || matters.charged[matter] > 0)
      settleTicket(m, ledger, book, money, matter);
  }
  return money;
}

/**
 * A service by the month: each month is paid when it is over, to whoever looks after the customer then, or to the
 * platform if the service is its own or nobody does; until the customer leaves.
 */
function settleMonths(m: Market, ledger: Ledger, book: Book, money: ServiceMoney, matter: number): void {
  const { matters, accounts, tape } = m;
  const account = matters.account[matter];
  const need = accounts.need[account];
  const followed = tape.customerFirstTime[tape.needCustomer[need]] + m.study.followUp;
  const churnedAt = accounts.churnedAt[account] || Number.POSITIVE_INFINITY;
  const until = Math.min(m.now, followed, churnedAt);
  for (let at = matters.openedAt[matter] + SECONDS_PER_MONTH; at <= until; at += SECONDS_PER_MONTH) {
    const keeper = matters.byPlatform[matter] === 1 ? -1 : keeperAt(m, account, at);
    receiveFor(m, ledger, book, money, need, keeper, matters.billed[matter], at);
  }
}

/** What a ticket cost beyond what is included, and hours that another side bears, on the day on which it is done. */
function settleTicket(m: Market, ledger: Ledger, book: Book, money: ServiceMoney, matter: number): void {
  const { matters } = m;
  const need = m.accounts.need[matters.account[matter]];
  const party = matters.party[matter];
  const at = matters.doneAt[matter];
  const platform = matters.byPlatform[matter] === 1;
  receiveFor(m, ledger, book, money, need, platform ? -1 : party, matters.billed[matter], at);
  const charged = matters.charged[matter];
  if (charged === 0) return;
  const [hq, partner] = [ledger.account('hq'), ledger.account('partner', party)];
  if (platform) ledger.post(hq, partner, charged, at);
  else ledger.post(partner, hq, charged, at);
  payFor(book, money, need, party, platform ? -charged : charged);
}

/** A customer pays a side for service. @param party -1 for the platform */
function receiveFor(
  m: Market,
  ledger: Ledger,
  book: Book,
  money: ServiceMoney,
  need: number,
  party: number,
  paid: number,
  at: number,
): void {
  if (paid === 0) return;
  const platform = party < 0 || party === m.hq;
  const till = platform ? ledger.account('hq') : ledger.account('partner', party);
  ledger.post(till, ledger.account('customers'), paid, at);
  money.receipts += paid;
  book.add(Fact.revenue, need, paid);
  book.add(Fact.serviceRevenue, need, paid);
  if (!platform) payFor(book, money, need, party, paid);
}

function payFor(book: Book, money: ServiceMoney, need: number, party: number, pay: number): void {
  money.partnerPay += pay;
  book.add(Fact.partnerPay, need, pay);
  book.addAmount(Amount.pay, party, need, pay);
}
