import { LocalTime } from '../engine/local-time.ts';
import { Ledger } from '../ledger/ledger.ts';
import { payOfSales } from '../ledger/pay-of-sales.ts';
import type { Sale } from '../ledger/sale.ts';
import type { PayContext } from '../ledger/sales-of-period.ts';
import { countedAmount, countsAtContract, discountRate } from '../ledger/settle.ts';
import type { Book } from './book.ts';
import { collectedByPartner, Till } from './collect.ts';
import type { Market } from './market.ts';
import { givenByPartner, losesPay, quarterKey, sanctionedQuarters } from './offer-pay.ts';
import { ADDS } from './partner-levels.ts';
import { payRecommenders, type RecommendersPaid } from './pay-recommenders.ts';
import { Pays, type PayWatch } from './pays.ts';
import { ServicePays } from './settle-service.ts';

/** Money of one run, in whole minor units; what partners hold is kept beside the ledger to check it. */
export interface Settled {
  readonly ledger: Ledger;
  /** What customers paid less what they had back. */
  readonly receipts: number;
  /** What partners were paid, or kept, less what they gave back and spent on promotion. */
  readonly partnerPay: number;
  /** Null where nobody recommends. */
  readonly recommenders: RecommendersPaid | null;
}

/**
 * What is paid for an order of a kind that nothing was agreed for, as a share of the first order's discount (assumption:
 * each side asks for all of it, and they meet in the middle).
 */
const AD_HOC_SHARE = 0.5;

/**
 * Settles every contract of a run: receipts, cost of goods, and what partners are paid and when; dates are those of
 * the contracts. It is done at the end, and before that whenever partners look at what they have been paid.
 *
 * @param ledger where it is posted
 * @param book what facts are entered in
 * @param statement hears of every payment of the platform, where what partners hold is all that is asked: money that only
 *   moves between customers, headquarters and suppliers is left out then
 */
export function settle(
  m: Market,
  ledger = new Ledger(accountsOf(m)),
  book: Book = m.book,
  statement: PayWatch | null = null,
): Settled {
  const { deals } = m;
  const sales: Sale[] = [];
  const { startUtc, regions, calendars, hq } = m.world;
  const time = new LocalTime(startUtc, regions[calendars[hq.calendar].region].offsets);
  const sanctioned = m.discounts === null ? null : sanctionedQuarters(m, time);
  for (let deal = 0; deal < deals.count; deal++) {
    const losesSteps =
      sanctioned !== null && sanctioned.size > 0 && sanctioned.has(quarterKey(m, time, deal));
    sales.push(saleOf(m, deal, losesSteps));
  }
  const pays = new Pays(m, ledger, book, statement);
  const payments = payOfSales(sales, contextOf(m, time));
  const kept = pays.shareOut(payments);
  const till = new Till(m, ledger, book, pays);
  for (let deal = 0; deal < deals.count; deal++) {
    if (statement === null || collectedByPartner(m, deal)) till.receive(sales[deal], deal, kept[deal]);
  }
  pays.payAll();
  pays.payLeads();
  pays.payPromotion();
  const service = new ServicePays(m, ledger, book);
  service.settle();
  const recommenders = payRecommenders(m, ledger, book, sales, time);
  return {
    ledger,
    receipts: till.receipts + service.receipts,
    partnerPay: pays.total + service.partnerPay,
    recommenders,
  };
}

/** Accounts that a ledger of the market holds of each kind. */
export function accountsOf({ parties, recommenders }: Market): number {
  return Math.max(parties.length, recommenders?.members.length ?? 0);
}

/** Days are those of headquarters. */
function contextOf({ world: { payments } }: Market, time: LocalTime): PayContext {
  return {
    dayOf: (second) => time.day(second),
    secondOf: (day) => time.instant(day),
    coopClaimed: payments?.coopClaimed ?? 1,
    coopProven: payments?.coopProven ?? 1,
  };
}

/** A deal as pay looks at it. */
function saleOf(m: Market, deal: number, losesSteps: boolean): Sale {
  const { deals } = m;
  const terms = m.policies[deals.policy[deal]].settlement;
  const ownTeam = deals.party[deal] === m.hq;
  const byPartner = collectedByPartner(m, deal);
  // An order of a partner that has become insolvent since stands as it was agreed, and the platform has the money.
  const takenOver = !byPartner && !ownTeam && terms.collectedBy === 'partner';
  const seen = byPartner || takenOver ? deals.invoiced[deal] : deals.price[deal];
  const agreed = discountRate(terms, deals.kind[deal], deals.registered[deal] === 1);
  const rate = agreed ?? AD_HOC_SHARE * terms.discount;
  const discount = losesPay(m, deal) ? 0 : rate + deals.adds[deal] / ADDS;
  // What the customer pays less than was agreed, so that the partner has as much of the deal as if it had collected it.
  const borne = discount < 1 ? Math.round(Math.max(0, seen - deals.price[deal]) / (1 - discount)) : 0;
  const counted = countedAmount(terms, seen, deals.adSpend[deal]);
  const refunded = deals.refundedAt[deal] > 0;
  return {
    party: deals.party[deal],
    terms: takenOver ? { ...terms, collectedBy: 'platform' } : terms,
    scheme: deals.policy[deal],
    kind: deals.kind[deal],
    product: deals.product[deal],
    counted,
    discount,
    given: discount === 0 || byPartner ? 0 : takenOver ? borne : givenByPartner(m, deal),
    signedAt: deals.signedAt[deal],
    receivedAt: deals.receivedAt[deal],
    goLiveAt: deals.goLiveAt[deal],
    refundedAt: refunded ? deals.refundedAt[deal] : Number.POSITIVE_INFINITY,
    refunded: refunded ? Math.min(counted, seen - deals.adSpend[deal]) : 0,
    ownTeam,
    void: deals.neverPaid[deal] === 1 && !countsAtContract(terms) && !byPartner,
    losesSteps,
  };
}
