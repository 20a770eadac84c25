import { draw } from '../engine/draw.ts';
import { discountRate } from '../ledger/settle.ts';
import { OrderKind } from '../ledger/terms.ts';
import { Fact } from '../measure/facts.ts';
import { Purpose } from '../world/purposes.ts';
import { FULL, Orphan } from './account-table.ts';
import { enterOrder, policyOf, scheduleRenewal } from './accounts.ts';
import { enterContract } from './contract.ts';
import { meanSkill } from './dispute.ts';
import type { Market } from './market.ts';
import { Matter } from './matter-table.ts';
import { logistic, logit } from './odds.ts';
import { hasLeft } from './orphans.ts';

/** Part of each where a dispute about a later order ends in halves. */
export const SHARED = 0.5;

/** Who has half the pay of an order beside the party that has it; -1 for nobody. Who has left has no part of it any more. */
export function sharerOf(m: Market, matter: number): number {
  const sharer = m.matters.sharedPlus1[matter] - 1;
  return sharer < 0 || sharer === m.matters.party[matter] || hasLeft(m, sharer) ? -1 : sharer;
}

/** Chance that the customer buys if it is looked after. */
export function chanceOf(m: Market, matter: number): number {
  const { afterOrder } = m.world;
  const { matters, accounts } = m;
  const what = matters.what[matter];
  const renewal = matters.kind[matter] === Matter.renewal;
  const base = renewal ? afterOrder!.renewals.terms[what]!.renews : afterOrder!.upsells.paths[what].won;
  const beyond = accounts.satisfaction[matters.account[matter]] / FULL - afterOrder!.satisfaction;
  let x = logit(Math.min(0.999, Math.max(0.001, base))) + afterOrder!.satisfactionLogOdds * beyond;
  if (!renewal) {
    const skill = meanSkill(m, matters.party[matter], accounts.need[matters.account[matter]]);
    x += m.world.selling.skill * (skill - 0.5);
  }
  if (matters.negotiated[matter] === 1) x += afterOrder!.negotiation.logOdds;
  return logistic(x);
}

/** The customer decides about a renewal or an upsell. An upsell that nobody offers is bought elsewhere. */
export function decide(m: Market, matter: number, seen: boolean): void {
  const { matters, accounts } = m;
  const account = matters.account[matter];
  const need = accounts.need[account];
  const renewal = matters.kind[matter] === Matter.renewal;
  matters.done[matter] = 1;
  let chance = chanceOf(m, matter);
  if (!seen) chance = renewal ? logistic(logit(chance) + m.world.afterOrder!.neglect.logOdds) : 0;
  if (drawOf(m, Purpose.laterOrder, matter) >= chance) {
    if (!renewal) return;
    accounts.churnedAt[account] = m.now;
    m.book.add(Fact.churned, need, 1);
    if (accounts.orphan[account] !== Orphan.no) m.book.add(Fact.orphansChurned, need, 1);
    return;
  }
  const { value, adSpend, listPrice } = priceOf(m, matter);
  const product = productOf(m, matter);
  const kind = renewal ? OrderKind.renewal : OrderKind.upsell;
  const deal = enterContract(m, {
    need,
    file: -1,
    party: matters.party[matter],
    registered: false,
    kind,
    product,
    price: value,
    adSpend,
    invoiced: value,
    listPrice,
    key0: matters.key0[matter],
    key1: matters.key1[matter],
  });
  m.deals.sharedPlus1[deal] = sharerOf(m, matter) + 1;
  m.book.add(renewal ? Fact.renewed : Fact.upsold, need, 1);
  m.book.add(renewal ? Fact.renewalRevenue : Fact.upsellRevenue, need, value);
  if (discountRate(policyOf(m, account).settlement, kind, false) === null) {
    m.book.add(renewal ? Fact.greyRenewalPay : Fact.greyUpsellPay, need, 1);
  }
  const order = [matters.key0[matter], matters.key1[matter]] as const;
  if (renewal) scheduleRenewal(m, account, product, ...order);
  else enterOrder(m, account, deal, ...order);
}

function productOf(m: Market, matter: number): number {
  const what = m.matters.what[matter];
  return m.matters.kind[matter] === Matter.renewal ? what : m.world.afterOrder!.upsells.paths[what].to;
}

/** What the order would cost the customer, what of it is passed on, and the list price of the rest; minor units. */
export function priceOf(m: Market, matter: number): { value: number; adSpend: number; listPrice: number } {
  const { tape, world } = m;
  const account = m.matters.account[matter];
  const need = m.accounts.need[account];
  const product = productOf(m, matter);
  const factor = policyOf(m, account).priceFactor[product];
  const { price, adSpend } = world.products[product];
  if (m.matters.kind[matter] === Matter.upsell) {
    const own = price - adSpend;
    return { value: Math.round(own * factor) + adSpend, adSpend, listPrice: Math.round(own) };
  }
  // A customer whose first order was larger than the list renews for more.
  const first =
    tape.needProduct[need] === product ? tape.needValue[need] - tape.needAdSpend[need] : price - adSpend;
  const share = world.afterOrder!.renewals.terms[product]!.price;
  const renews = first * share;
  return { value: Math.round(renews * factor), adSpend: 0, listPrice: Math.round(renews) };
}

/** A draw about a later order; and a party, if one is meant. */
export function drawOf(m: Market, purpose: number, matter: number, party = -1): number {
  const { key0, key1 } = m.matters;
  if (party < 0) return draw(purpose, key0[matter], key1[matter], 0);
  m.pair(key0[matter], key1[matter], party);
  return draw(purpose, m.pair0, m.pair1, 0);
}
