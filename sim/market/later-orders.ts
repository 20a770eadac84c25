import { SECONDS_PER_HOUR } from '../engine/civil.ts';
import { reckonedRate } from '../ledger/reckoned-rate.ts';
import { discountRate } from '../ledger/settle.ts';
import { OrderKind } from '../ledger/terms.ts';
import { Fact } from '../measure/facts.ts';
import { Purpose } from '../world/purposes.ts';
import { Orphan } from './account-table.ts';
import { isServed, nearestPartner, notice, policyOf, spendOn } from './accounts.ts';
import { negotiateAdHoc } from './ad-hoc.ts';
import { handCustomerTo } from './keepers.ts';
import { chanceOf, decide, drawOf, priceOf, SHARED, sharerOf } from './later-order-decision.ts';
import type { Market } from './market.ts';
import { Matter } from './matter-table.ts';
import { hasLeft, isOrphan } from './orphans.ts';
import { finished, Job, queueMatterJob } from './staff.ts';

/** A party has the order: it sees to it, or leaves it alone. */
export function give(m: Market, matter: number, party: number): void {
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
export function moved(m: Market, matter: number): void {
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

/** Whoever saw to it has done so, and the customer decides. */
export function laterOrderDone(m: Market, matter: number): void {
  const { matters, accounts } = m;
  const account = matters.account[matter];
  spendOn(m, accounts.need[account], matters.party[matter], finished.seconds, false);
  if (isServed(m, account)) decide(m, matter, true);
}
