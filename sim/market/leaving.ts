import { SECONDS_PER_HOUR, SECONDS_PER_MONTH } from '../engine/civil.ts';
import { draw, entityKey } from '../engine/draw.ts';
import { Fact } from '../measure/facts.ts';
import { candidatesFor } from '../policy/allocation/choose.ts';
import type { PartnerLeaves } from '../policy/compiled.ts';
import type { AdaptationWorld } from '../world/compiled-adaptation.ts';
import { Purpose } from '../world/purposes.ts';
import { Orphan } from './account-table.ts';
import { isServed, nearestPartner, policyOf } from './accounts.ts';
import { deliveryLeft } from './delivery.ts';
import { meanSkill } from './dispute.ts';
import { Kind, Phase } from './events.ts';
import { Next } from './file-table.ts';
import { closeFile } from './files.ts';
import { Giving, giveTo, handOut, releaseOwner } from './hand-out.ts';
import { handCustomerTo } from './keepers.ts';
import { laterOrderLeft } from './later-orders.ts';
import { LeadState } from './lead-table.ts';
import type { Market } from './market.ts';
import { endRightsOf } from './market-rights.ts';
import { NeedState } from './need-table.ts';
import { hasLeft, isOrphan } from './orphans.ts';
import { finderOf } from './promotion.ts';
import { finished, Job } from './staff.ts';
import { ticketLeft } from './tickets.ts';

type Leaving = NonNullable<AdaptationWorld['leaving']>;

const MONTHS_PER_YEAR = 12;

const key = new Int32Array(2);

/**
 * A partner that has looked at its books may leave: it has lost patience with a margin below what it has elsewhere, and
 * goes one day or at the latest when its contract ends; it has used up its money; or something outside the rules ends it.
 *
 * @param margin minor units an hour, as the partner reckons
 * @param paid what it has been paid since the start, minor units
 * @param month its number since 1970, for draws
 */
export function mayLeave(
  m: Market,
  leaving: Leaving,
  party: number,
  margin: number,
  paid: number,
  month: number,
): void {
  const { tempers } = m;
  const { k0, k1, staff, hourlyCost } = m.parties[party];
  entityKey(m.tape.key0, m.tape.key1, k0, k1, key);
  const below = margin < tempers.outsideOption[party];
  tempers.monthsBelow[party] = below ? tempers.monthsBelow[party] + 1 : 0;
  const made = paid - (tempers.seconds[party] / SECONDS_PER_HOUR) * hourlyCost;
  if (leaving.cashPerHead * staff + made < tempers.madeBefore[party]) {
    tempers.insolventAt[party] = m.now;
    leave(m, party);
    return;
  }
  // A yearly share as that of a month: 1 - (1 - share)^(1/12).
  const fails = 1 - Math.exp(Math.log(1 - leaving.fails) / MONTHS_PER_YEAR);
  const fedUp = tempers.monthsBelow[party] >= leaving.patience;
  if (
    draw(Purpose.partnerFails, key[0], key[1], month) < fails ||
    (fedUp &&
      (contractEnds(m, leaving) || draw(Purpose.partnerLeaves, key[0], key[1], month) < leaving.chance))
  ) {
    leave(m, party);
  }
}

/** Has the contract of the partner in `key` ended in the last month? Contracts begin on any day of their term. */
function contractEnds(m: Market, { contract }: Leaving): boolean {
  const begun = draw(Purpose.contractEnds, key[0], key[1], 0);
  return Math.floor(m.now / contract + begun) > Math.floor((m.now - SECONDS_PER_MONTH) / contract + begun);
}

/** A partner leaves: it works no more, and what it leaves behind goes where the rules say. It is paid what it earned. */
export function leave(m: Market, party: number): void {
  const { tempers, files, leads, accounts, book } = m;
  tempers.leftAt[party] = m.now;
  tempers.claims[party] = 0;
  tempers.grabs[party] = 0;
  m.leavers++;
  if (m.isCounting()) {
    book.sums.left[party]++;
    if (tempers.insolventAt[party] > 0) book.sums.insolvent[party]++;
  }
  for (let lead = 0; lead < m.arrived; lead++) if (leads.ownerPlus1[lead] === party + 1) leaveLead(m, lead);
  for (let file = 0; file < files.count; file++) {
    if (files.party[file] !== party) continue;
    closeFile(m, file);
    if (files.next[file] === Next.begin) files.next[file] = Next.nothing;
  }
  endRightsOf(m, party);
  for (let account = 0; account < accounts.count; account++) {
    if (accounts.maintainer[account] === party) leaveCustomer(m, account);
  }
}

/** A lead in the leaver's hands. */
function leaveLead(m: Market, lead: number): void {
  const { leads, tape } = m;
  const need = tape.leadNeed[lead];
  closeFile(m, leads.filePlus1[lead] - 1);
  releaseOwner(m, lead);
  leads.moves[lead]++;
  if (m.needs.state[need] !== NeedState.open) return;
  m.book.add(Fact.leadsLeft, need, 1);
  const { partnerLeaves } = m.policyOf(lead);
  if (partnerLeaves === null) {
    leads.state[lead] = LeadState.unowned;
    m.book.add(Fact.greyLeadsLeft, need, 1);
  } else if (partnerLeaves.leadsToHq) giveTo(m, lead, m.hq, Giving.offer);
  else handOut(m, lead, 0);
}

/** A customer that the leaver looked after. */
function leaveCustomer(m: Market, account: number): void {
  const { accounts, tape } = m;
  const need = accounts.need[account];
  accounts.orphan[account] = Orphan.nobodys;
  if (!isServed(m, account)) return;
  m.book.add(Fact.orphans, need, 1);
  const { partnerLeaves } = policyOf(m, account);
  if (partnerLeaves === null) m.book.add(Fact.greyOrphans, need, 1);
  else if (!partnerLeaves.dataIsOurs) m.book.add(Fact.orphansGone, need, 1);
  else {
    accounts.orphan[account] = Orphan.waiting;
    const at = m.now + partnerLeaves.handedOverAfter;
    m.at(at, Phase.hq, account, Kind.handOver, tape.needKey0[need], tape.needKey1[need]);
  }
}

/** A customer that lost its partner gets somebody again, unless it has found somebody or left meanwhile. */
export function orphanHandedOver(m: Market, account: number): void {
  const { accounts } = m;
  const rule = policyOf(m, account).partnerLeaves;
  if (rule === null || accounts.orphan[account] !== Orphan.waiting || !isServed(m, account)) return;
  handCustomerTo(m, account, successor(m, rule, accounts.need[account]));
  accounts.orphan[account] = Orphan.handedOver;
  m.book.add(Fact.orphansHandedOver, accounts.need[account], 1);
}

function successor(m: Market, rule: PartnerLeaves, need: number): number {
  switch (rule.customersTo) {
    case 'hq-direct':
      return m.hq;
    case 'nearest-service-partner':
      return nearestPartner(m, need, -1, rule.within);
    case 'next-best': {
      const policy = m.policies[m.customers.policyPlus1[m.tape.needCustomer[need]] - 1];
      let best = m.hq;
      let most = -1;
      for (const party of candidatesFor(policy, rule.within, m.tape.needRegion[need])) {
        const skill = meanSkill(m, party, need);
        if (skill <= most || hasLeft(m, party)) continue;
        best = party;
        most = skill;
      }
      return best;
    }
  }
}

/** Whoever found this customer has left: nobody brings it. */
export function finderHasLeft(m: Market, lead: number): boolean {
  if (m.world.sources[m.tape.leadSource[lead]].origin !== 'partner') return false;
  const finder = finderOf(m, lead);
  return finder >= 0 && hasLeft(m, finder);
}

/**
 * The job just finished was in the hands of a partner that has left: it was never done. Customers' matters go on with
 * whoever has them now; a file has been closed.
 *
 * @returns true if so
 */
export function abandoned(m: Market): boolean {
  const { station, kind, entity } = finished;
  if (station >= m.hq || !hasLeft(m, station)) return false;
  if (kind === Job.laterOrder) laterOrderLeft(m, entity);
  else if (kind === Job.ticket) ticketLeft(m, entity);
  else if (kind >= Job.front) deliveryLeft(m, entity);
  return true;
}

/** Customers of leavers are nobody's, or wait to be handed over; all others have somebody who is there. */
export function orphansAreKept(m: Market): boolean {
  for (let account = 0; account < m.accounts.count; account++) {
    if (isOrphan(m, account) !== hasLeft(m, m.accounts.maintainer[account])) return false;
  }
  return true;
}
