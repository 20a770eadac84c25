import { draw, rankOf } from '../engine/draw.ts';
import { eventId, eventOrder } from '../engine/event-order.ts';
import { FOREVER } from '../engine/working-time.ts';
import { Fact } from '../measure/facts.ts';
import { candidatesFor, mayHave } from '../policy/allocation/choose.ts';
import { allocate, chooseByHand, poolTermsOf } from '../policy/allocation/decide.ts';
import type { CompiledPolicy } from '../policy/compiled.ts';
import { isFull } from '../policy/limits/decide.ts';
import { allocationCounter, limitCounter } from '../policy/rule-index.ts';
import { Purpose } from '../world/purposes.ts';
import { passesUp, startWork } from './accept.ts';
import { fillAllocationView } from './allocation-view.ts';
import { Amount } from './book.ts';
import { lookForGrabbers } from './claim.ts';
import { clearDeadline, setDeadline } from './deadline.ts';
import { Kind, Phase } from './events.ts';
import { Way } from './file-table.ts';
import { fileOf, openFile } from './files.ts';
import { Deadline, LeadState } from './lead-table.ts';
import { partyByRight, rightOver } from './lead-under-right.ts';
import { fillLeadView } from './lead-view.ts';
import type { Market } from './market.ts';
import { NeedState } from './need-table.ts';
import { hasLeft } from './orphans.ts';
import { notePromoted } from './promotion.ts';
import { Job, queueManagerJob } from './staff.ts';
import { spendManager } from './staff-time.ts';

/** Working hours a week of one person, and hours a week HQ reckons for an open lead (assumption). */
const WEEKLY_HOURS = 40;
const HOURS_PER_OPEN_LEAD = 1.5;
const DAY = 86_400;

/** HQ gives a lead away by the policy's allocation rules, from the one of this index on. */
export function handOut(m: Market, lead: number, fromRule: number): void {
  const index = m.policyIndexOf(lead);
  const policy = m.policies[index];
  if (fillAllocationView(m, lead, fromRule)) m.count(index, limitCounter('cool-down'));
  if (m.rights.length > 0 && givesByRight(m, lead, policy, fromRule)) return;
  const { decision } = m;
  allocate(policy, m.allocation, decision);
  if (decision.counter >= 0) m.counters[index][decision.counter] = decision.counterValue;
  m.count(
    index,
    decision.rule >= 0 ? allocationCounter(policy, decision.rule) : limitCounter('nobody-found'),
  );
  if (decision.overflow) m.count(index, limitCounter('open-leads'));
  m.leads.rule[lead] = decision.rule;
  switch (decision.to) {
    case 'party':
      giveTo(m, lead, decision.party, decision.party === m.lead.submitter ? Giving.ownFind : Giving.offer);
      return;
    case 'pool':
      postToPool(m, lead, decision.rule);
      return;
    case 'manual':
      queueForManager(m, lead, decision.rule);
      return;
    case 'nobody':
      m.leads.state[lead] = LeadState.unowned;
  }
}

/** Where somebody has a right to the region, it may decide before the rules. @returns true if it did */
function givesByRight(m: Market, lead: number, policy: CompiledPolicy, fromRule: number): boolean {
  const slot = rightOver(m, lead);
  if (slot < 0 || (fromRule > 0 && m.rights[slot].right.kind !== 'exclusive')) return false;
  const party = partyByRight(m, lead, slot, policy);
  if (party === -1) return false;
  m.leads.rule[lead] = -1;
  if (party >= 0) giveTo(m, lead, party, Giving.offer);
  else m.leads.state[lead] = LeadState.unowned;
  return true;
}

/** Does somebody have an exclusive right to the leads of this kind and region? */
export function isExclusive(m: Market, lead: number): boolean {
  if (m.rights.length === 0) return false;
  fillLeadView(m, lead);
  const slot = rightOver(m, lead);
  return slot >= 0 && m.rights[slot].right.kind === 'exclusive';
}

/** How a lead comes to its owner. Only what is offered has still to be read and accepted. */
export const Giving = { offer: 0, claim: 1, ownFind: 2 } as const;

/** A lead gets an owner. */
export function giveTo(m: Market, lead: number, party: number, giving: number): void {
  if (m.promotion !== null) notePromoted(m, lead, party);
  const claimed = giving === Giving.claim;
  const { leads, files, tape } = m;
  const need = tape.leadNeed[lead];
  m.book.add(Fact.offers, need, 1);
  m.book.addAmount(Amount.offers, party, need, 1);
  if (party === m.hq) m.book.add(Fact.directLeads, need, 1);
  const before = fileOf(m, need, party);
  if (before >= 0 && files.open[before] === 1) {
    if (files.leadPlus1[before] > 0) {
      // The party sees that it has this customer already, through another lead.
      leads.state[lead] = LeadState.merged;
      clearDeadline(m, lead);
      m.book.add(Fact.merged, need, 1);
      return;
    }
    files.way[before] = Way.given;
  }
  const fresh = before < 0 || files.open[before] === 0;
  const file = fresh ? openFile(m, need, party, Way.given) : before;
  files.leadPlus1[file] = lead + 1;
  files.afterReclaim[file] = leads.reclaimed[lead];
  leads.ownerPlus1[lead] = party + 1;
  leads.filePlus1[lead] = file + 1;
  leads.givenAt[lead] = m.now;
  leads.acceptedAt[lead] = 0;
  leads.fromPool[lead] = claimed ? 1 : 0;
  hold(m, party, 1);
  if (claimed) m.poolHeld[party]++;
  const policy = m.policyOf(lead);
  lookForGrabbers(m, lead, claimed);
  if (giving !== Giving.offer || party === m.hq || !fresh) {
    startWork(m, lead, file);
    return;
  }
  leads.state[lead] = LeadState.offered;
  const deadline = m.after(policy.followUp.acceptWithin, party, m.now);
  m.pair(tape.leadKey0[lead], tape.leadKey1[lead], party);
  const readAt = readingTime(m, party, deadline);
  leads.readAt[lead] = readAt;
  // An offer that will be read in time needs no entry on the calendar for the other case.
  setDeadline(m, lead, Deadline.accept, readAt < deadline ? FOREVER : deadline);
  m.at(readAt, Phase.claim, lead, Kind.read, m.pair0, m.pair1);
}

/**
 * When the party reads the offer whose key is in `pair0`, `pair1`: in its own time, or, where a deadline comes
 * first and it is diligent enough to heed it, in the second half of the time it has (assumption).
 */
function readingTime(m: Market, party: number, deadline: number): number {
  const { readingSeconds } = m.parties[party];
  const diligence = m.tempers.diligence[party];
  const seconds = -Math.log(draw(Purpose.reading, m.pair0, m.pair1, 0)) * readingSeconds;
  const own = m.working[party].addWorking(m.now, Math.max(1, Math.round(seconds)));
  if (own < deadline || draw(Purpose.reading, m.pair0, m.pair1, 1) > diligence) return own;
  const left = m.working[party].workingBetween(m.now, deadline);
  const share = 0.5 + 0.5 * draw(Purpose.reading, m.pair0, m.pair1, 2);
  return Math.min(own, m.working[party].addWorking(m.now, Math.max(1, Math.floor(share * left))));
}

/** Enters that a party holds one lead more or less. */
function hold(m: Market, party: number, change: 1 | -1): void {
  m.openLeads[party] += change;
  m.freeHours[party] = freeHours(m, party);
}

/** Hours a week of the party's people that HQ reckons free. */
export function freeHours(m: Market, party: number): number {
  const { staff } = m.parties[party];
  return staff * WEEKLY_HOURS * m.tempers.attention[party] - m.openLeads[party] * HOURS_PER_OPEN_LEAD;
}

/** A lead goes on with another party's file, which works its need already. */
export function moveOwner(m: Market, lead: number, file: number): void {
  const { leads } = m;
  releaseOwner(m, lead);
  const party = m.files.party[file];
  leads.ownerPlus1[lead] = party + 1;
  leads.filePlus1[lead] = file + 1;
  m.files.leadPlus1[file] = lead + 1;
  leads.moves[lead]++;
  hold(m, party, 1);
}

/** A lead has no owner any more. */
export function releaseOwner(m: Market, lead: number): void {
  const { leads } = m;
  const party = leads.ownerPlus1[lead] - 1;
  if (party < 0) return;
  hold(m, party, -1);
  if (leads.fromPool[lead] === 1) m.poolHeld[party]--;
  leads.fromPool[lead] = 0;
  leads.ownerPlus1[lead] = 0;
  leads.filePlus1[lead] = 0;
  clearDeadline(m, lead);
}

/** A lead waits until a channel manager hands it out. @param rule -1: sent by `after_reclaim` */
export function queueForManager(m: Market, lead: number, rule: number): void {
  m.leads.state[lead] = LeadState.manual;
  m.leads.rule[lead] = rule;
  m.leads.givenAt[lead] = m.now;
  queueManagerJob(m, Job.manual, lead, m.now);
}

/** A channel manager has a lead on the desk. */
export function handOutByHand(m: Market, lead: number): void {
  const need = m.tape.leadNeed[lead];
  spendManager(m, need);
  if (m.leads.state[lead] !== LeadState.manual || m.needs.state[need] !== NeedState.open) return;
  fillAllocationView(m, lead, 0);
  const party = chooseByHand(m.policyOf(lead), m.leads.rule[lead], m.allocation);
  if (party >= 0) giveTo(m, lead, party, Giving.offer);
  else handOut(m, lead, m.leads.rule[lead] + 1);
}

/** Puts a lead into the open pool. @param rule the pool's rule, -1 for the common pool */
export function postToPool(m: Market, lead: number, rule: number): void {
  const { leads } = m;
  leads.state[lead] = LeadState.pooled;
  leads.rule[lead] = rule;
  leads.postings[lead]++;
  leads.givenAt[lead] = m.now;
  const terms = poolTermsOf(m.policyOf(lead), rule);
  setDeadline(m, lead, Deadline.pool, Math.min(m.now + terms.window, FOREVER));
  awaitClaim(m, lead, m.now, 0);
}

/** Finds who claims a lead in the pool next after this second and order, and notes it on the calendar. */
function awaitClaim(m: Market, lead: number, from: number, fromOrder: number): void {
  const { leads } = m;
  fillAllocationView(m, lead, 0);
  const terms = poolTermsOf(m.policyOf(lead), leads.rule[lead]);
  const list = candidatesFor(m.policyOf(lead), terms.within, m.lead.region);
  let first = -1;
  let firstAt = 0;
  let firstOrder = 0;
  for (let i = 0; i < list.length; i++) {
    const party = list[i];
    const time = claimTime(m, lead, party);
    if (time < from || (first >= 0 && time > firstAt) || !mayHave(m.allocation, party)) continue;
    const order = claimOrder(m, lead, party, time);
    if (time === from && order <= fromOrder) continue;
    if (first >= 0 && time === firstAt && order >= firstOrder) continue;
    first = party;
    firstAt = time;
    firstOrder = order;
  }
  leads.claimPartyPlus1[lead] = first + 1;
  leads.readAt[lead] = firstAt;
  if (first >= 0) m.calendar.push(firstAt, firstOrder, eventId(lead, Kind.claim));
}

/** Who comes first of those that claim a lead in one second: drawn for the lead, the party and the second. */
function claimOrder(m: Market, lead: number, party: number, time: number): number {
  const { k0, k1 } = m.parties[party];
  return eventOrder(Phase.claim, rankOf(m.tape.leadKey0[lead] ^ k0, m.tape.leadKey1[lead] ^ k1, time));
}

/** May the party reach for this lead in the pool, whatever limits of claims and holdings say then? */
export function mayReachFor(m: Market, lead: number, party: number): boolean {
  fillAllocationView(m, lead, 0);
  const policy = m.policyOf(lead);
  const { within } = poolTermsOf(policy, m.leads.rule[lead]);
  return candidatesFor(policy, within, m.lead.region).includes(party) && mayHave(m.allocation, party);
}

/** When a party would claim this posting: its reading time, shortened by its appetite, from the posting on. */
function claimTime(m: Market, lead: number, party: number): number {
  const { poolAppetite, readingSeconds, k0 } = m.parties[party];
  if (poolAppetite === 0 || m.tempers.acts[party] === 0) return m.world.horizon + 1;
  const { tape, leads } = m;
  // The k of a claim is the party's name hash turned by the number of the posting.
  const k = (k0 + Math.imul(leads.postings[lead], 0x9e3779b9)) | 0;
  const u = draw(Purpose.poolClaim, tape.leadKey0[lead], tape.leadKey1[lead], k);
  const seconds = (-Math.log(u) * readingSeconds) / poolAppetite;
  return m.working[party].addWorking(leads.givenAt[lead], Math.max(1, Math.round(seconds)));
}

/** Somebody reaches for a lead in the pool; daily and holding limits may hold it back, then the next one comes. */
export function claimFromPool(m: Market, lead: number): void {
  const { leads } = m;
  if (leads.state[lead] !== LeadState.pooled || leads.readAt[lead] !== m.now) return;
  const party = leads.claimPartyPlus1[lead] - 1;
  const index = m.policyIndexOf(lead);
  const terms = poolTermsOf(m.policies[index], leads.rule[lead]);
  const day = Math.floor(m.now / DAY);
  if (m.claimDay[party] !== day) {
    m.claimDay[party] = day;
    m.claimsOnDay[party] = 0;
  }
  if (m.claimsOnDay[party] >= terms.claimsPerDay) {
    m.count(index, limitCounter('claims-per-day'));
    awaitClaim(m, lead, m.now, claimOrder(m, lead, party, m.now));
  } else if (m.poolHeld[party] >= terms.holding) {
    m.count(index, limitCounter('holding'));
    awaitClaim(m, lead, m.now, claimOrder(m, lead, party, m.now));
  } else if (isFull(m.policies[index].limits, m.board, party)) {
    m.count(index, limitCounter('open-leads'));
    awaitClaim(m, lead, m.now, claimOrder(m, lead, party, m.now));
  } else if (
    hasLeft(m, party) ||
    m.passedOver[index][party] > m.now ||
    passesUp(m, lead, party, m.openLeads[party])
  ) {
    awaitClaim(m, lead, m.now, claimOrder(m, lead, party, m.now));
  } else {
    m.claimsOnDay[party]++;
    giveTo(m, lead, party, Giving.claim);
  }
}
