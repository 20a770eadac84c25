import { DAY } from '../engine/civil.ts';
import { LocalTime } from '../engine/local-time.ts';
import { Ledger } from '../ledger/ledger.ts';
import { periodEnd, periodOf } from '../ledger/period.ts';
import {
  capitalCost,
  countedAmount,
  countsAtContract,
  dealSchemePay,
  disputedPay,
  periodPay,
} from '../ledger/settle.ts';
import type { Settlement, StepScheme } from '../ledger/terms.ts';
import { Fact } from '../measure/facts.ts';
import { Amount } from './book.ts';
import { Share } from './dispute.ts';
import type { Market } from './market.ts';
import { overrunOf } from './mis-scoping.ts';
import { basicPay, partnersOverrun, quarterKey, sanctionedQuarters } from './offer-pay.ts';

/** Money of one run, in whole minor units; `partnerPay` is kept beside the ledger to check it. */
export interface Settled {
  readonly ledger: Ledger;
  readonly receipts: number;
  readonly partnerPay: number;
}

/**
 * Settles every contract of a run: receipts, cost of goods, and what partners are paid and when. Nothing in
 * the market reacts to money yet, so it is done once at the end; dates are those of the contracts.
 */
export function settle(m: Market): Settled {
  const { deals } = m;
  const ledger = new Ledger(m.parties.length);
  const pays = new Pays(m, ledger);
  let receipts = 0;
  for (let deal = 0; deal < deals.count; deal++) {
    receipts += deals.price[deal];
    receive(m, ledger, deal);
    pays.basic(deal);
  }
  pays.periods();
  return { ledger, receipts, partnerPay: pays.total };
}

/** The customer pays, and what was sold is paid for. */
function receive(m: Market, ledger: Ledger, deal: number): void {
  const { deals, tape, book } = m;
  const need = deals.need[deal];
  const price = deals.price[deal];
  const adSpend = deals.adSpend[deal];
  const overrun = overrunOf(m, deals.file[deal], price - adSpend);
  const goods =
    Math.round((price - adSpend) * m.world.products[tape.needProduct[need]].costOfGoods) + adSpend + overrun;
  const at = deals.receivedAt[deal];
  ledger.post(ledger.account('hq'), ledger.account('customers'), price, at);
  ledger.post(ledger.account('suppliers'), ledger.account('hq'), goods, at);
  book.add(Fact.revenue, need, price);
  book.add(Fact.listValue, need, Math.round(tape.needValue[need]));
  book.add(Fact.costOfGoods, need, goods);
  if (overrun > 0) book.add(Fact.overrun, need, overrun);
  book.addAmount(Amount.revenue, deals.party[deal], need, price);
}

/** What partners earn, deal by deal and period by period. */
class Pays {
  total = 0;
  private readonly m: Market;
  private readonly ledger: Ledger;
  /** Days and periods are those of headquarters. */
  private readonly time: LocalTime;
  /** Deals of a period that count together, by policy, party, scheme and period. */
  private readonly groups = new Map<string, { scheme: StepScheme; paidAt: number; deals: number[] }>();

  constructor(m: Market, ledger: Ledger) {
    this.m = m;
    this.ledger = ledger;
    const { startUtc, regions, calendars, hq } = m.world;
    this.time = new LocalTime(startUtc, regions[calendars[hq.calendar].region].offsets);
  }

  /** The basic discount and what is paid for each deal alone; notes the deal for the schemes of a period. */
  basic(deal: number): void {
    const { deals } = this.m;
    const terms = this.terms(deal);
    const counted = countedAmount(terms, deals.price[deal], deals.adSpend[deal]);
    const paidAt = deals.receivedAt[deal] + terms.payLag;
    this.share(deal, basicPay(this.m, deal, terms, counted), paidAt, false);
    this.overrun(deal, paidAt);
    // HQ's direct team is paid nothing; a partner that a dispute left a part of its deal is.
    if (deals.party[deal] === this.m.hq || this.losesRebate(deal)) return;
    for (const [name, scheme] of [
      ['commission', terms.commission],
      ['rebate', terms.rebate],
    ] as const) {
      if (scheme === null) continue;
      if (scheme.per === 'deal') {
        this.share(deal, dealSchemePay(scheme, counted), deals.receivedAt[deal] + scheme.paidAfter, true);
        continue;
      }
      const day = this.time.day(countsAtContract(terms) ? deals.signedAt[deal] : deals.receivedAt[deal]);
      const period = periodOf(day, scheme.per);
      const key = `${deals.policy[deal]} ${deals.party[deal]} ${name} ${period}`;
      const group = this.groups.get(key);
      if (group) group.deals.push(deal);
      else {
        const ends = this.time.instant(periodEnd(period, scheme.per) * DAY);
        this.groups.set(key, { scheme, paidAt: ends + scheme.paidAfter, deals: [deal] });
      }
    }
  }

  /** What a partner bears of a mis-scoped order. */
  private overrun(deal: number, at: number): void {
    const { m, ledger } = this;
    const borne = partnersOverrun(m, deal);
    if (borne === 0) return;
    const party = m.deals.party[deal];
    const need = m.deals.need[deal];
    ledger.post(ledger.account('hq'), ledger.account('partner', party), borne, at);
    this.total -= borne;
    m.book.add(Fact.overrunByPartners, need, borne);
    m.book.add(Fact.partnerPay, need, -borne);
    m.book.addAmount(Amount.pay, party, need, -borne);
  }

  /** Quarters in which a price below the lowest was found cost their party all steps. */
  private losesRebate(deal: number): boolean {
    if (this.m.discounts === null) return false;
    this.sanctioned ??= sanctionedQuarters(this.m, this.time);
    return this.sanctioned.has(quarterKey(this.m, this.time, deal));
  }
  private sanctioned: ReadonlySet<string> | undefined;

  /** What the schemes of a period pay, shared over its deals by counted amount. */
  periods(): void {
    const { deals } = this.m;
    for (const { scheme, paidAt, deals: members } of this.groups.values()) {
      const counted = members.map((deal) =>
        countedAmount(this.terms(deal), deals.price[deal], deals.adSpend[deal]),
      );
      periodPay(scheme, counted).forEach((pay, i) => {
        this.share(members[i], pay, paidAt, true);
      });
    }
  }

  private terms(deal: number): Settlement {
    return this.m.policies[this.m.deals.policy[deal]].settlement;
  }

  /** Pays the winner, and the party that a dispute left a part. */
  private share(deal: number, pay: number, paidAt: number, steps: boolean): void {
    const { files, needs, deals } = this.m;
    const need = deals.need[deal];
    let toWinner = pay;
    for (let file = needs.filePlus1[need] - 1; file >= 0; file = files.chainPlus1[file] - 1) {
      const kind = files.share[file];
      const party = files.party[file];
      if (kind === Share.none || party === deals.party[deal] || party === this.m.hq) continue;
      const compensated = kind >= Share.compensation;
      if (compensated && steps) continue;
      const rate = compensated ? this.compensation(deal, kind - Share.compensation) : 0.5;
      const parts = disputedPay(toWinner, kind === Share.split, rate);
      toWinner = parts.winner;
      this.pay(deal, party, parts.loser, paidAt, steps);
    }
    this.pay(deal, deals.party[deal], toWinner, paidAt, steps);
  }

  /** Share of the first-order margin for a party that worked and lost a dispute of this type. */
  private compensation(deal: number, type: number): number {
    return this.m.policies[this.m.deals.policy[deal]].conflicts[type].othersWhoWorked;
  }

  private pay(deal: number, party: number, amount: number, paidAt: number, steps: boolean): void {
    const { m, ledger } = this;
    if (amount === 0 || party === m.hq) return;
    const need = m.deals.need[deal];
    const lag = Math.max(0, paidAt - m.deals.signedAt[deal]);
    const capital = capitalCost(amount, m.parties[party].capitalCost, lag);
    this.total += amount;
    ledger.post(ledger.account('partner', party), ledger.account('hq'), amount, paidAt);
    m.book.add(Fact.partnerPay, need, amount);
    m.book.add(Fact.payLagSeconds, need, amount * lag);
    m.book.add(Fact.partnerCapitalCost, need, capital);
    if (steps) m.book.add(Fact.rebatePaid, need, amount);
    m.book.addAmount(Amount.pay, party, need, amount);
    m.book.addAmount(Amount.capitalCost, party, need, capital);
  }
}
