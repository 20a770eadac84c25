import { SECONDS_PER_MONTH } from '../engine/civil.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { Fact } from '../measure/facts.ts';
import { Amount, type Book } from './book.ts';
import { keeperAt } from './keepers.ts';
import type { Market } from './market.ts';
import { Matter } from './matter-table.ts';

/** A side of a service that does the work: a party, or the platform. */
const PLATFORM = -1;

/**
 * Services that cost extra, work beyond what is included, and hours that one side pays the other for. The side that
 * does the work has what the customer pays for it.
 */
export class ServicePays {
  /** What customers paid for service, minor units. */
  receipts = 0;
  /** What partners hold of that in the end, minor units. */
  partnerPay = 0;
  private readonly m: Market;
  private readonly ledger: Ledger;
  private readonly book: Book;

  constructor(m: Market, ledger: Ledger, book: Book) {
    this.m = m;
    this.ledger = ledger;
    this.book = book;
  }

  settle(): void {
    const { matters } = this.m;
    for (let matter = 0; matter < matters.count; matter++) {
      if (matters.kind[matter] === Matter.subscription) this.settleMonths(matter);
      else if (matters.billed[matter] > 0 || matters.charged[matter] > 0) this.settleTicket(matter);
    }
  }

  /**
   * A service by the month: each month is paid when it is over, to whoever looks after the customer then, or to the
   * platform if the service is its own or nobody does; until the customer leaves.
   */
  private settleMonths(matter: number): void {
    const { matters, accounts, tape, study, now } = this.m;
    const account = matters.account[matter];
    const need = accounts.need[account];
    const followed = tape.customerFirstTime[tape.needCustomer[need]] + study.followUp;
    const churnedAt = accounts.churnedAt[account] || Number.POSITIVE_INFINITY;
    const until = Math.min(now, followed, churnedAt);
    for (let at = matters.openedAt[matter] + SECONDS_PER_MONTH; at <= until; at += SECONDS_PER_MONTH) {
      const keeper = matters.byPlatform[matter] === 1 ? PLATFORM : keeperAt(this.m, account, at);
      this.receive(need, keeper, matters.billed[matter], at);
    }
  }

  /** What a ticket cost beyond what is included, and hours that another side bears, on the day on which it is done. */
  private settleTicket(matter: number): void {
    const { matters, accounts } = this.m;
    const need = accounts.need[matters.account[matter]];
    const party = matters.party[matter];
    const at = matters.doneAt[matter];
    const platform = matters.byPlatform[matter] === 1;
    this.receive(need, platform ? PLATFORM : party, matters.billed[matter], at);
    const charged = matters.charged[matter];
    if (charged === 0) return;
    const [hq, partner] = [this.ledger.account('hq'), this.ledger.account('partner', party)];
    if (platform) this.ledger.post(hq, partner, charged, at);
    else this.ledger.post(partner, hq, charged, at);
    this.pay(need, party, platform ? -charged : charged);
  }

  /** A customer pays a side for service. */
  private receive(need: number, side: number, paid: number, at: number): void {
    if (paid === 0) return;
    const platform = side === PLATFORM || side === this.m.hq;
    const till = platform ? this.ledger.account('hq') : this.ledger.account('partner', side);
    this.ledger.post(till, this.ledger.account('customers'), paid, at);
    this.receipts += paid;
    this.book.add(Fact.revenue, need, paid);
    this.book.add(Fact.serviceRevenue, need, paid);
    if (!platform) this.pay(need, side, paid);
  }

  private pay(need: number, party: number, pay: number): void {
    this.partnerPay += pay;
    this.book.add(Fact.partnerPay, need, pay);
    this.book.addAmount(Amount.pay, party, need, pay);
  }
}
