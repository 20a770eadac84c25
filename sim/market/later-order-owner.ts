import { Fact } from '../measure/facts.ts';
import { Purpose } from '../world/purposes.ts';
import { isServed, policyOf, spendOn } from './accounts.ts';
import { clearView, conflictView } from './conflict-view.ts';
import { meanSkill } from './dispute.ts';
import { Dispute } from './dispute-table.ts';
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
import { drawOf } from './later-order-decision.ts';
import { give, moved } from './later-orders.ts';
import type { Market } from './market.ts';
import { Matter } from './matter-table.ts';
import { hasLeft } from './orphans.ts';
import { Job, queueManagerMatter } from './staff.ts';
import { spendManager } from './staff-time.ts';

/** Winner and maintainer share what no rule gives to either, in the judgement of the channel managers (assumption). */
const MAINTAINER_WINS = 0.5;

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
