import { SECONDS_PER_HOUR } from '../engine/civil.ts';
import { exponentialQuantile } from '../engine/distribution/exponential.ts';
import { lognormalQuantile } from '../engine/distribution/lognormal.ts';
import { childKey, draw } from '../engine/draw.ts';
import { Fact } from '../measure/facts.ts';
import { candidatesFor } from '../policy/allocation/choose.ts';
import type { Reach } from '../policy/compiled.ts';
import { Child, Purpose } from '../world/purposes.ts';
import { FULL } from './account-table.ts';
import { Amount } from './book.ts';
import { planDelivery } from './delivery.ts';
import { Kind, Phase } from './events.ts';
import type { Market } from './market.ts';
import { Matter } from './matter-table.ts';
import { hasLeft } from './orphans.ts';
import { noteMaintainer } from './role-pay.ts';
import { noteDirect } from './staff-time.ts';
import { scheduleTicket } from './tickets.ts';

const key = new Int32Array(2);

/** A first order is signed: the customer begins to be one. What it will want later is its own, whoever serves it. */
export function openAccount(m: Market, deal: number): void {
  const { afterOrder } = m.world;
  if (afterOrder === null || !afterOrder.happens) return;
  const { accounts, deals } = m;
  const account = accounts.add();
  accounts.need[account] = deals.need[deal];
  accounts.winner[account] = deals.party[deal];
  accounts.maintainer[account] = maintainerOf(m, deal);
  noteMaintainer(m, deal, accounts.maintainer[account]);
  accounts.satisfaction[account] = Math.round(FULL * afterOrder.satisfaction);
  m.book.add(Fact.accounts, deals.need[deal], 1);
  const { needKey0, needKey1 } = m.tape;
  enterOrder(m, account, deal, needKey0[deals.need[deal]], needKey1[deals.need[deal]]);
  if (!isDelivered(m, deal)) scheduleTicket(m, account, deals.goLiveAt[deal]);
}

/** Does somebody have to deliver what this contract is about before it is in use? */
function isDelivered(m: Market, deal: number): boolean {
  return m.delivery !== null && m.delivery.projects[m.deals.product[deal]] !== null;
}

/**
 * An order of a customer, the first or an upsell: what it brings with it comes up after a while.
 *
 * @param order0 first word of what the order draws by, see `Contract`
 */
export function enterOrder(m: Market, account: number, deal: number, order0: number, order1: number): void {
  const afterOrder = m.world.afterOrder!;
  const { accounts, deals, tape } = m;
  const need = accounts.need[account];
  const [key0, key1] = [tape.needKey0[need], tape.needKey1[need]];
  const product = deals.product[deal];
  if (isDelivered(m, deal)) planDelivery(m, account, deal, order0, order1);
  else {
    const wait = exponentialQuantile(draw(Purpose.goLive, order0, order1, 0));
    deals.goLiveAt[deal] = deals.receivedAt[deal] + Math.round(afterOrder.goLive * wait);
  }
  accounts.products[account] |= 1 << product;
  scheduleRenewal(m, account, product, order0, order1);
  if (!afterOrder.upsells.happens) return;
  for (const [number, path] of afterOrder.upsells.paths.entries()) {
    if (((path.from >>> product) & 1) === 0 || ((accounts.products[account] >>> path.to) & 1) === 1) continue;
    if (((accounts.paths[account] >>> number) & 1) === 1) continue;
    if (draw(Purpose.upsellWanted, key0, key1, path.key) >= path.wanted) continue;
    const lag = lognormalQuantile(
      path.afterMedian,
      path.afterSigma,
      draw(Purpose.upsellLag, key0, key1, path.key),
    );
    accounts.paths[account] |= 1 << number;
    childKey(key0, key1, Child.upsell, path.key, key);
    comesUp(m, account, Matter.upsell, number, m.now + Math.max(1, Math.round(lag)), key);
  }
}

/**
 * A renewal comes up some time before the end of the term that begins now.
 *
 * @param order0 first word of what the order draws by that is to be renewed
 */
export function scheduleRenewal(
  m: Market,
  account: number,
  product: number,
  order0: number,
  order1: number,
): void {
  const { renewals } = m.world.afterOrder!;
  const terms = renewals.terms[product];
  if (!renewals.happens || terms === null) return;
  childKey(order0, order1, Child.renewal, 0, key);
  comesUp(m, account, Matter.renewal, product, m.now + Math.max(1, terms.every - renewals.ahead), key);
}

/** A later order comes up. @param drawsBy both words of its key */
function comesUp(
  m: Market,
  account: number,
  kind: number,
  what: number,
  time: number,
  drawsBy: Int32Array,
): void {
  const matter = m.matters.add(account, kind, what, 0, time, drawsBy[0], drawsBy[1]);
  notice(m, matter, time);
}

/** Lets a matter come up at a time. Two of one customer and second must not go by their numbers. */
export function notice(m: Market, matter: number, time: number): void {
  const { key0, key1, kind, nth } = m.matters;
  const which = 64 * kind[matter] + nth[matter] + 1;
  m.at(time, Phase.claim, matter, Kind.matter, key0[matter] ^ which, key1[matter]);
}

/** Who looks after a new customer, by its policy. */
function maintainerOf(m: Market, deal: number): number {
  const { deals } = m;
  switch (m.policies[deals.policy[deal]].maintenance.maintainer) {
    case 'developer':
      return deals.party[deal];
    case 'receiver': {
      const receiver = deals.receiverPlus1[deal] - 1;
      return receiver < 0 || hasLeft(m, receiver) ? deals.party[deal] : receiver;
    }
    case 'hq-direct':
      return m.hq;
    case 'nearest-service-partner':
      return nearestPartner(m, deals.need[deal], -1);
  }
}

/**
 * The partner of a need's region, or of all, with the fewest leads in hand a head; headquarters where there is none.
 *
 * @param but party that is not meant; -1 for none
 * @param within partners of the region, or all
 */
export function nearestPartner(m: Market, need: number, but: number, within: Reach = 'region'): number {
  const policy = m.policies[m.customers.policyPlus1[m.tape.needCustomer[need]] - 1];
  let best = m.hq;
  let least = Number.POSITIVE_INFINITY;
  for (const party of candidatesFor(policy, within, m.tape.needRegion[need])) {
    const load = m.openLeads[party] / m.parties[party].staff;
    if (party === but || load >= least || hasLeft(m, party)) continue;
    best = party;
    least = load;
  }
  return best;
}

/** Does the customer still have a life in the books? */
export function isServed(m: Market, account: number): boolean {
  return m.accounts.churnedAt[account] === 0 && m.isFollowed(m.accounts.need[account]);
}

/** Rules that govern a customer. */
export function policyOf(m: Market, account: number) {
  return m.policies[m.customers.policyPlus1[m.tape.needCustomer[m.accounts.need[account]]] - 1];
}

/** A party spends staff time on a customer that it has won or looks after. */
export function spendOn(m: Market, need: number, party: number, seconds: number, service: boolean): void {
  if (seconds <= 0 || hasLeft(m, party)) return;
  m.tempers.seconds[party] += seconds;
  if (party === m.hq) noteDirect(m, seconds);
  if (!m.isFollowed(need)) return;
  const cost = (seconds / SECONDS_PER_HOUR) * m.parties[party].hourlyCost;
  m.book.addAmount(Amount.seconds, party, need, seconds);
  m.book.addAmount(Amount.hoursCost, party, need, cost);
  if (party === m.hq) {
    m.book.add(Fact.hqSellingSeconds, need, seconds);
    m.book.add(Fact.hqHoursCost, need, cost);
    return;
  }
  m.book.add(Fact.partnerSeconds, need, seconds);
  m.book.add(Fact.partnerHoursCost, need, cost);
  if (service) m.book.add(Fact.partnerServiceSeconds, need, seconds);
}

/** At the end of a run: how satisfied the customers are that stayed, or were when they left. */
export function enterSatisfaction(m: Market): void {
  const { accounts } = m;
  for (let account = 0; account < accounts.count; account++) {
    m.book.add(Fact.satisfaction, accounts.need[account], accounts.satisfaction[account] / FULL);
  }
}
