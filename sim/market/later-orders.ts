import { SECONDS_PER_HOUR } from '../engine/civil.ts';
import { draw } from '../engine/draw.ts';
import { reckonedRate } from '../ledger/reckoned-rate.ts';
import { discountRate } from '../ledger/settle.ts';
import { OrderKind } from '../ledger/terms.ts';
import { Fact } from '../measure/facts.ts';
import { Purpose } from '../world/purposes.ts';
import { FULL, Orphan } from './account-table.ts';
import {
  enterOrder,
  isServed,
  nearestPartner,
  notice,
  policyOf,
  scheduleRenewal,
  spendOn,
} from './accounts.ts';
import { negotiateAdHoc } from './ad-hoc.ts';
import { clearView, conflictView } from './conflict-view.ts';
import { enterContract } from './contract.ts';
import { meanSkill } from './dispute.ts';
import { Dispute } from './dispute-table.ts';
import { handCustomerTo } from './keepers.ts';
import {
  Ask,
  askPeople,
  callOnHq,
  decideLater,
  dissatisfy,
  drawLater,
  isReported,
  laterRuleOf,
} from './later-disputes.ts';
import type { Market } from './market.ts';
import { Matter } from './matter-table.ts';
import { logistic, logit } from './odds.ts';
import { hasLeft, isOrphan } from './orphans.ts';
import { finished, Job, queueManagerMatter, queueMatterJob } from './staff.ts';
import { spendManager } from './staff-time.ts';

/** Winner and maintainer share what no rule gives to either, in the judgement of the channel managers (assumption). */
const MAINTAINER_WINS = 0.5;
/** Part of each where a dispute about a later order ends in halves. */
export const SHARED = 0.5;

/** A renewal or an upsell has come up, or nobody has seen to it for a while. */
export function laterOrderDue(m: Market, matter: number): void {
  const { matters, accounts } = m;
  const account = matters.account[matter];
  if (!isServed(m, account) || matters.done[matter] === 1) return;
  if (matters.moves[matter] > 0) {
    moved(m, matter);
    return;
  }
  const need = accounts.need[account];
  const renewal = matters.kind[matter] === Matter.renewal;
  m.book.add(renewal ? Fact.renewalsDue : Fact.upsellsDue, need, 1);
  const { maintenance } = policyOf(m, account);
  switch (renewal ? maintenance.renewals : maintenance.upsells) {
    case 'maintainer':
      giveUnlessWanted(m, matter, accounts.maintainer[account]);
      return;
    case 'winner':
      giveUnlessWanted(m, matter, orOther(m, accounts.winner[account], accounts.maintainer[account]));
      return;
    case 'platform':
      giveUnlessWanted(m, matter, m.hq);
      return;
    case 'none': {
      m.book.add(renewal ? Fact.greyRenewals : Fact.greyUpsells, need, 1);
      const { maintainer, winner } = accounts;
      // Two parties that no rule tells apart are two parties in dispute.
      const [one, other] = [maintainer[account], winner[account]];
      const areTwo = one !== other && !hasLeft(m, one) && !hasLeft(m, other);
      if (m.conflicts?.laterOrders.happens && areTwo) disputeOrder(m, matter, one, other);
      else queueManagerMatter(m, Job.negotiation, matter);
    }
  }
}

/** A party, or the other one where it has left and that has not. */
function orOther(m: Market, party: number, other: number): number {
  return hasLeft(m, party) && !hasLeft(m, other) ? other : party;
}

/** A party has a later order by the rules; the other that has served the customer may want it too. */
function giveUnlessWanted(m: Market, matter: number, party: number): void {
  const { matters, accounts } = m;
  if (!m.conflicts?.laterOrders.happens) {
    give(m, matter, party);
    return;
  }
  const account = matters.account[matter];
  const other = accounts.winner[account] !== party ? accounts.winner[account] : accounts.maintainer[account];
  if (other === party || other === m.hq || hasLeft(m, other) || hasLeft(m, party)) {
    give(m, matter, party);
    return;
  }
  const about = [Dispute.laterOrder, accounts.need[account], matter] as const;
  if (drawLater(m, ...about, Ask.arises) > m.conflicts.laterOrders.wanted) give(m, matter, party);
  else if (isReported(m, ...about)) disputeOrder(m, matter, party, other);
  else {
    m.book.add(Fact.hiddenLaterOrder, accounts.need[account], 1);
    give(m, matter, party);
  }
}

/** Two parties want a later order: nobody sees to it until it is decided whose it is. */
function disputeOrder(m: Market, matter: number, one: number, other: number): void {
  const need = m.accounts.need[m.matters.account[matter]];
  const grey = laterRuleOf(m, Dispute.laterOrder, need) === null ? Fact.greyLaterOrderDisputes : -1;
  callOnHq(m, Dispute.laterOrder, need, one, other, matter, matter, grey);
}

/** A channel manager decides whose a later order is. */
export function laterOrderAwarded(m: Market, dispute: number): void {
  const { matters, accounts, disputes } = m;
  const matter = disputes.about[dispute];
  const account = matters.account[matter];
  const need = accounts.need[account];
  const sides = [disputes.partyA[dispute], disputes.partyB[dispute]] as const;
  clearView(m, dispute);
  for (const [i, party] of sides.entries()) {
    conflictView.skill[i] = meanSkill(m, party, need);
    conflictView.maintains[i] = accounts.maintainer[account] === party ? 1 : 0;
    conflictView.won[i] = accounts.winner[account] === party ? 1 : 0;
  }
  const even = MAINTAINER_WINS;
  askPeople(m, dispute, even, even);
  const found = decideLater(m, dispute, 1);
  if (!isServed(m, account)) return;
  dissatisfy(m, account);
  matters.negotiated[matter] = 1;
  if (m.conflict.split) matters.sharedPlus1[matter] = sides[1 - found] + 1;
  give(m, matter, orOther(m, sides[found], sides[1 - found]));
}

/** A channel manager has found out whose it is, at the cost of everybody's time and the customer's patience. */
export function negotiated(m: Market, matter: number): void {
  const { matters, accounts } = m;
  const account = matters.account[matter];
  const need = accounts.need[account];
  spendManager(m, need);
  const { winner, maintainer } = accounts;
  const { partySeconds } = m.world.afterOrder!.negotiation;
  spendOn(m, need, winner[account], partySeconds, false);
  if (maintainer[account] !== winner[account]) spendOn(m, need, maintainer[account], partySeconds, false);
  if (!isServed(m, account)) return;
  matters.negotiated[matter] = 1;
  const one = maintainer[account];
  const other = winner[account];
  const isMaintainers = drawOf(m, Purpose.negotiation, matter) < MAINTAINER_WINS;
  give(m, matter, isMaintainers ? orOther(m, one, other) : orOther(m, other, one));
}

/** A party has the order: it sees to it, or leaves it alone. */
function give(m: Market, matter: number, party: number): void {
  const { matters, accounts } = m;
  matters.party[matter] = party;
  if (seesTo(m, matter, party)) {
    const { renewals, upsells } = m.world.afterOrder!;
    matters.seconds[matter] = matters.kind[matter] === Matter.renewal ? renewals.seconds : upsells.seconds;
    queueMatterJob(m, party, Job.laterOrder, matter);
    return;
  }
  const account = matters.account[matter];
  const need = accounts.need[account];
  m.book.add(Fact.leftAlone, need, 1);
  const { maintenance } = policyOf(m, account);
  // Only a policy without a word about it leaves a customer alone for good.
  if (m.conflicts !== null && maintenance.movesAfter === Number.POSITIVE_INFINITY)
    negotiateAdHoc(m, Fact.greyLeftAlone, need, hasLeft(m, party) ? -1 : party, -1);
  if (matters.moves[matter] === 0 && maintenance.movesAfter < Number.POSITIVE_INFINITY) {
    if (maintenance.dataIsOurs) {
      matters.moves[matter] = 1;
      notice(m, matter, m.now + maintenance.movesAfter);
      return;
    }
    m.book.add(Fact.stuck, need, 1);
  }
  decide(m, matter, false);
}

/** Nobody has seen to it: the customer goes to another party, for good. */
function moved(m: Market, matter: number): void {
  const { matters, accounts } = m;
  const account = matters.account[matter];
  const need = accounts.need[account];
  const { maintenance } = policyOf(m, account);
  const next = maintenance.movesTo === 'hq-direct' ? m.hq : nearestPartner(m, need, matters.party[matter]);
  if (isOrphan(m, account)) accounts.orphan[account] = Orphan.handedOver;
  handCustomerTo(m, account, next);
  m.book.add(Fact.orphansMoved, need, 1);
  give(m, matter, next);
}

/** The party that had the order has left before it came to it. */
export function laterOrderLeft(m: Market, matter: number): void {
  const { matters } = m;
  if (matters.done[matter] === 0 && isServed(m, matters.account[matter]))
    give(m, matter, matters.party[matter]);
}

/** Is the party diligent about it, and is it worth its while? */
function seesTo(m: Market, matter: number, party: number): boolean {
  if (hasLeft(m, party)) return false;
  const { neglect, renewals, upsells } = m.world.afterOrder!;
  if (!neglect.happens) return true;
  const profile = m.parties[party];
  if (drawOf(m, Purpose.seesTo, matter, party) > m.tempers.diligence[party]) return false;
  if (party === m.hq) return true;
  const { settlement } = policyOf(m, m.matters.account[matter]);
  const renewal = m.matters.kind[matter] === Matter.renewal;
  const rate = discountRate(settlement, renewal ? OrderKind.renewal : OrderKind.upsell, false);
  const { value, adSpend } = priceOf(m, matter);
  const hours = (renewal ? renewals.seconds : upsells.seconds) / SECONDS_PER_HOUR;
  // What nothing was agreed for is hoped to be paid like a first order.
  const part = sharerOf(m, matter) < 0 ? 1 : SHARED;
  return (
    part * (rate ?? reckonedRate(settlement)) * (value - adSpend) * chanceOf(m, matter) >=
    profile.marginWanted * hours
  );
}

/** Who has half the pay of an order beside the party that has it; -1 for nobody. Who has left has no part of it any more. */
function sharerOf(m: Market, matter: number): number {
  const sharer = m.matters.sharedPlus1[matter] - 1;
  return sharer < 0 || sharer === m.matters.party[matter] || hasLeft(m, sharer) ? -1 : sharer;
}

/** Whoever saw to it has done so, and the customer decides. */
export function laterOrderDone(m: Market, matter: number): void {
  const { matters, accounts } = m;
  const account = matters.account[matter];
  spendOn(m, accounts.need[account], matters.party[matter], finished.seconds, false);
  if (isServed(m, account)) decide(m, matter, true);
}

/** Chance that the customer buys if it is looked after. */
function chanceOf(m: Market, matter: number): number {
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
function decide(m: Market, matter: number, seen: boolean): void {
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
  const { value, adSpend } = priceOf(m, matter);
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

/** What the order would cost the customer, and what of it is passed on; minor units. */
function priceOf(m: Market, matter: number): { value: number; adSpend: number } {
  const { tape, world } = m;
  const account = m.matters.account[matter];
  const need = m.accounts.need[account];
  const product = productOf(m, matter);
  const factor = policyOf(m, account).priceFactor[product];
  const { price, adSpend } = world.products[product];
  if (m.matters.kind[matter] === Matter.upsell) {
    return { value: Math.round((price - adSpend) * factor) + adSpend, adSpend };
  }
  // A customer whose first order was larger than the list renews for more.
  const first =
    tape.needProduct[need] === product ? tape.needValue[need] - tape.needAdSpend[need] : price - adSpend;
  const share = world.afterOrder!.renewals.terms[product]!.price;
  return { value: Math.round(first * share * factor), adSpend: 0 };
}

/** A draw about a later order; and a party, if one is meant. */
function drawOf(m: Market, purpose: number, matter: number, party = -1): number {
  const { key0, key1 } = m.matters;
  if (party < 0) return draw(purpose, key0[matter], key1[matter], 0);
  m.pair(key0[matter], key1[matter], party);
  return draw(purpose, m.pair0, m.pair1, 0);
}
