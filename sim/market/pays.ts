import { carryForward } from '../ledger/carry-forward.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Pay, PayKind } from '../ledger/pay.ts';
import { payByRoles } from '../ledger/role-split.ts';
import { capitalCost, disputedPay } from '../ledger/settle.ts';
import { OrderKind } from '../ledger/terms.ts';
import { Fact } from '../measure/facts.ts';
import { Amount, type Book } from './book.ts';
import { collectedByPartner, isInsolvent } from './collect.ts';
import { Share } from './dispute.ts';
import { holderShare } from './holder-share.ts';
import { SHARED } from './later-order-decision.ts';
import { LeadState } from './lead-table.ts';
import type { Market } from './market.ts';
import { partnersOverrun } from './offer-pay.ts';
import { finderOf, payForPromotion } from './promotion.ts';

/** A payment to one party for one deal; below 0 for one back. A class for the reason that `Pay` is one. */
class PartyPay {
  readonly deal: number;
  readonly party: number;
  /** `overrun`: what it bears of an order that it scoped wrongly. */
  readonly kind: PayKind | 'overrun';
  readonly amount: number;
  readonly at: number;

  constructor(deal: number, party: number, kind: PayKind | 'overrun', amount: number, at: number) {
    this.deal = deal;
    this.party = party;
    this.kind = kind;
    this.amount = amount;
    this.at = at;
  }
}

/** Hears of every payment of the platform for what was signed at `from`. */
export interface PayWatch {
  notePay(party: number, amount: number, from: number, at: number): void;
}

/** Pay in kinds that are no part of the discount, by where the books enter it. */
const FACT_OF: Partial<Record<PartyPay['kind'], number>> = {
  commission: Fact.rebatePaid,
  rebate: Fact.rebatePaid,
  growth: Fact.incentivesPaid,
  milestone: Fact.incentivesPaid,
  spiff: Fact.incentivesPaid,
  coop: Fact.coopPaid,
};

/** What partners earn: shared out after disputes, posted, and entered in the books. */
export class Pays {
  /** What partners hold in the end, minor units. */
  total = 0;
  private readonly m: Market;
  private readonly ledger: Ledger;
  private readonly book: Book;
  private readonly watch: PayWatch | null;
  private readonly pays: PartyPay[] = [];

  constructor(m: Market, ledger: Ledger, book: Book, watch: PayWatch | null) {
    this.m = m;
    this.ledger = ledger;
    this.book = book;
    this.watch = watch;
  }

  /**
   * Shares payments out between the winner of each deal and the party that a dispute left a part.
   *
   * @returns for each deal the discount that a partner which collects the money keeps
   */
  shareOut(payments: readonly Pay[]): Float64Array {
    const kept = new Float64Array(this.m.deals.count);
    for (const payment of payments) this.share(payment, kept);
    return kept;
  }

  /** The winner's part of a payment, after that of the party that a dispute left one. Later orders are undisputed. */
  private share({ sale: deal, kind, of, amount, at }: Pay, kept: Float64Array): void {
    const { files, needs, deals, hq } = this.m;
    const need = deals.need[deal];
    const sign = amount < 0 ? -1 : 1;
    let toWinner = Math.abs(amount);
    if (of === 'discount') this.payHolder(deal, sign, toWinner, at);
    const first = deals.kind[deal] === OrderKind.first && kind !== 'promotion';
    let file = first ? needs.filePlus1[need] - 1 : -1;
    for (; file >= 0; file = files.chainPlus1[file] - 1) {
      const shared = files.share[file];
      const party = files.party[file];
      if (shared === Share.none || party === deals.party[deal] || party === hq) continue;
      const compensated = shared >= Share.compensation;
      if (compensated && of !== 'discount') continue;
      const rate = compensated ? this.compensation(deal, shared - Share.compensation) : 0.5;
      const parts = disputedPay(toWinner, shared === Share.split, rate);
      toWinner = parts.winner;
      this.note(deal, party, kind, sign * parts.loser, at);
    }
    const sharer = deals.sharedPlus1[deal] - 1;
    if (sharer >= 0 && kind !== 'promotion') {
      // What falls to headquarters stays with it.
      const parts = disputedPay(toWinner, true, SHARED);
      toWinner = parts.winner;
      this.note(deal, sharer, kind, sign * parts.loser, at);
    }
    if (first) toWinner = this.shareByRoles(deal, kind, sign, toWinner, at);
    if (kind === 'discount' && collectedByPartner(this.m, deal)) kept[deal] += toWinner;
    else this.note(deal, deals.party[deal], kind, sign * toWinner, at);
  }

  /** Gives who received the customer, and who keeps it, their parts of a payment. @returns what is left for who signed */
  private shareByRoles(deal: number, kind: PayKind, sign: number, pay: number, at: number): number {
    const { deals, policies } = this.m;
    const receiver = deals.receiverPlus1[deal] - 1;
    const maintainer = deals.maintainerPlus1[deal] - 1;
    const { split } = policies[deals.policy[deal]].roles;
    if (split === null || (receiver < 0 && maintainer < 0)) return pay;
    const [received, , kept] = payByRoles(pay, split);
    let left = pay;
    if (receiver >= 0) left -= this.payRole(deal, receiver, kind, sign, received, at, Fact.paidToReceivers);
    if (maintainer >= 0) left -= this.payRole(deal, maintainer, kind, sign, kept, at, Fact.paidToMaintainers);
    return left;
  }

  private payRole(
    deal: number,
    party: number,
    kind: PayKind,
    sign: number,
    part: number,
    at: number,
    fact: number,
  ): number {
    this.note(deal, party, kind, sign * part, at);
    if (party !== this.m.hq) this.book.add(fact, this.m.deals.need[deal], sign * part);
    return part;
  }

  /** What the holder of the region has of a first order's margin; what is taken back of that is taken back of it too. */
  private payHolder(deal: number, sign: number, margin: number, at: number): void {
    const amount = holderShare(this.m, deal, margin);
    if (amount === 0) return;
    this.note(deal, this.m.deals.marketHolderPlus1[deal] - 1, 'discount', sign * amount, at);
    this.book.add(Fact.marketHolderPaid, this.m.deals.need[deal], sign * amount);
  }

  /** Share of the first-order margin for a party that worked and lost a dispute of this type. */
  private compensation(deal: number, type: number): number {
    return this.m.policies[this.m.deals.policy[deal]].conflicts[type].othersWhoWorked;
  }

  private note(deal: number, party: number, kind: PayKind, amount: number, at: number): void {
    if (amount !== 0 && party !== this.m.hq) this.pays.push(new PartyPay(deal, party, kind, amount, at));
  }

  /** Posts everything that was shared out; what is taken back, as the terms say: at once, or out of later pay. */
  payAll(): void {
    const carried: PartyPay[] = [];
    for (const pay of this.pays) this.payOne(pay, carried);
    for (const pay of this.overruns()) this.payOne(pay, carried);
    if (carried.length === 0) return;
    const dues = [...carried, ...this.pays.filter(({ amount }) => amount > 0)];
    const left = carried.map(({ amount }) => -amount);
    for (const { debt, amount, at } of carryForward(dues)) {
      this.takeBack(carried[debt], amount, at);
      left[debt] -= amount;
    }
    carried.forEach(({ deal }, i) => {
      this.book.add(Fact.neverRecovered, this.m.deals.need[deal], left[i]);
    });
  }

  /** Posts what was shared out to one party, unless it is a debt that is kept from later pay. */
  private payOne(pay: PartyPay, carried: PartyPay[]): void {
    if (pay.kind === 'promotion') this.promote(pay);
    else if (pay.amount >= 0) this.pay(pay.party, this.m.deals.need[pay.deal], pay);
    else if (this.isCarried(pay)) carried.push(pay);
    else this.takeBack(pay, -pay.amount, pay.at);
  }

  /** What partners bear of orders that they scoped wrongly. */
  private *overruns(): Generator<PartyPay> {
    const { deals, policies } = this.m;
    for (let deal = 0; deal < deals.count; deal++) {
      const borne = partnersOverrun(this.m, deal);
      if (borne === 0) continue;
      const at = deals.receivedAt[deal] + policies[deals.policy[deal]].settlement.payLag;
      yield new PartyPay(deal, deals.party[deal], 'overrun', -borne, at);
    }
  }

  /** Pays for leads that partners brought, whether or not they bought. */
  payLeads(): void {
    const { m, book } = this;
    if (m.policies.every(({ settlement }) => settlement.perLead === null)) return;
    for (let lead = 0; lead < m.arrived; lead++) {
      const party = finderOf(m, lead);
      const policy = m.customers.policyPlus1[m.tape.needCustomer[m.tape.leadNeed[lead]]] - 1;
      if (party < 0 || policy < 0 || m.world.sources[m.tape.leadSource[lead]].origin !== 'partner') continue;
      const { perLead } = m.policies[policy].settlement;
      if (perLead === null || (perLead.validOnly && m.leads.state[lead] === LeadState.invalid)) continue;
      const from = m.tape.leadTime[lead];
      const need = m.tape.leadNeed[lead];
      this.enter(party, need, perLead.pays, from, from + perLead.paidAfter);
      book.add(Fact.incentivesPaid, need, perLead.pays);
    }
  }

  /** What partners spent on local promotion; the books have it already. */
  payPromotion(): void {
    const { m, ledger } = this;
    payForPromotion(m, (party, amount, at) => {
      this.total -= amount;
      ledger.post(ledger.account('suppliers'), ledger.account('partner', party), amount, at);
    });
  }

  /**
   * A partner has collected a customer's money and remitted what it owes.
   *
   * @param left what it has left of the deal in the end; below 0 if the customer did not pay
   */
  collected(deal: number, left: number, price: number, at: number, owed: number, remitted: number): void {
    const { m, book } = this;
    const need = m.deals.need[deal];
    const party = m.deals.party[deal];
    const signed = m.deals.signedAt[deal];
    const { capitalCost: rate } = m.parties[party];
    this.total += left;
    book.add(Fact.partnerPay, need, left);
    book.add(Fact.payLagSeconds, need, left * (at - signed));
    book.addAmount(Amount.pay, party, need, left);
    // Money that comes before what is owed for it bears interest: the cost may be below 0.
    const capital = capitalCost(price, rate, at - signed) - capitalCost(owed, rate, remitted - signed);
    book.add(Fact.partnerCapitalCost, need, capital);
    book.addAmount(Amount.capitalCost, party, need, capital);
  }

  /** Is a debt only kept from later pay? So are all of a partner that has become insolvent: it can give nothing back. */
  private isCarried({ deal, party, kind, at }: PartyPay): boolean {
    const { m } = this;
    if (isInsolvent(m, party, at)) return true;
    return (
      kind !== 'overrun' && m.policies[m.deals.policy[deal]].settlement.clawback?.how === 'carry-forward'
    );
  }

  private pay(party: number, need: number, { deal, kind, amount, at }: PartyPay): void {
    this.enter(party, need, amount, this.m.deals.signedAt[deal], at);
    const fact = FACT_OF[kind];
    if (fact !== undefined) this.book.add(fact, need, amount);
  }

  /** Posts a payment of the platform and enters it, with what it cost to wait for it since `from`. */
  private enter(party: number, need: number, amount: number, from: number, at: number): void {
    const { m, ledger, book } = this;
    const lag = Math.max(0, at - from);
    const capital = capitalCost(amount, m.parties[party].capitalCost, lag);
    this.total += amount;
    ledger.post(ledger.account('partner', party), ledger.account('hq'), amount, at);
    this.watch?.notePay(party, amount, from, at);
    book.add(Fact.partnerPay, need, amount);
    book.add(Fact.payLagSeconds, need, amount * lag);
    book.add(Fact.partnerCapitalCost, need, capital);
    book.addAmount(Amount.pay, party, need, amount);
    book.addAmount(Amount.capitalCost, party, need, capital);
  }

  private takeBack({ deal, party, kind }: PartyPay, amount: number, at: number): void {
    const { m, ledger, book } = this;
    const need = m.deals.need[deal];
    this.total -= amount;
    ledger.post(ledger.account('hq'), ledger.account('partner', party), amount, at);
    book.add(Fact.partnerPay, need, -amount);
    book.add(kind === 'overrun' ? Fact.overrunByPartners : Fact.clawedBack, need, amount);
    book.addAmount(Amount.pay, party, need, -amount);
  }

  private promote({ deal, party, amount, at }: PartyPay): void {
    const { m, ledger, book } = this;
    const need = m.deals.need[deal];
    this.total += amount;
    ledger.post(ledger.account('suppliers'), ledger.account('partner', party), -amount, at);
    book.add(Fact.promotionSpend, need, -amount);
    book.addAmount(Amount.promotion, party, need, -amount);
  }
}
