import { draw } from '../engine/draw.ts';
import { Fact } from '../measure/facts.ts';
import { decideMarketConflict, leavesOutRegistered } from '../policy/market-protection/decide.ts';
import { marketStepCounter } from '../policy/rule-index.ts';
import { Purpose } from '../world/purposes.ts';
import { noteStepsRunOut } from './ad-hoc.ts';
import { inherit } from './dispute.ts';
import { endDispute, openDispute } from './dispute-life.ts';
import { Dispute } from './dispute-table.ts';
import { Registration } from './file-table.ts';
import { closeFile, fileOf } from './files.ts';
import { Giving, giveTo, handOut, releaseOwner } from './hand-out.ts';
import { hearSides } from './later-disputes.ts';
import { LeadState } from './lead-table.ts';
import { givenByRight, rightOver } from './lead-under-right.ts';
import { fillLeadView } from './lead-view.ts';
import type { Market } from './market.ts';
import { NeedState } from './need-table.ts';
import { hasLeft } from './orphans.ts';
import { approveRegistration, noteAnswer, refuseRegistration } from './registration-answer.ts';
import { spendManager } from './staff-time.ts';
import { feelLostDispute } from './trust.ts';

/** Probability that a channel manager finds for the registered party, which has the customer's papers (assumption). */
const JUDGES_FOR_CUSTOMER = 0.6;

/**
 * The right of another that stands against a party's protection of a customer; -1 where there is none.
 *
 * @param file under protection, or to be protected
 */
function rightAgainst(m: Market, lead: number, file: number): number {
  fillLeadView(m, lead);
  const slot = rightOver(m, lead);
  if (slot < 0) return -1;
  const { right } = m.rights[slot];
  if (right.kind === 'duties-only' || right.kind === 'finder-share') return -1;
  if (m.held.holderPlus1[slot] === m.files.party[file] + 1) return -1;
  const registered = m.files.registeredAt[file];
  return leavesOutRegistered(right, registered, m.held.since[slot]) ? -1 : slot;
}

/**
 * A lead of a protected region is about a customer that another party has registered.
 *
 * @returns true if it is not the registered party's: headquarters has to say whose it is, and nobody has the lead
 * meanwhile, or it has said before that it is the holder's
 */
export function leadAgainstMarket(m: Market, lead: number, protector: number): boolean {
  if (m.rights.length === 0) return false;
  const slot = rightAgainst(m, lead, protector);
  if (slot < 0) return false;
  const need = m.tape.leadNeed[lead];
  const decided = wasDecided(m, need, protector, slot);
  if (decided && m.needs.marketStandsBack[need] === 1) return false;
  m.leads.rule[lead] = -1;
  if (decided) {
    giveToHolder(m, lead, slot);
    return true;
  }
  m.leads.state[lead] = LeadState.manual;
  m.leads.givenAt[lead] = m.now;
  fallOut(m, slot, lead, protector, false);
  return true;
}

/**
 * A registration has come to be approved, of a customer in a region that is another's.
 *
 * @returns true if headquarters has to say first whose the customer is
 */
export function registrationAgainstMarket(m: Market, file: number): boolean {
  if (m.rights.length === 0) return false;
  const need = m.files.need[file];
  const lead = m.files.leadPlus1[file] > 0 ? m.files.leadPlus1[file] - 1 : m.tape.needFirstLead[need];
  const slot = rightAgainst(m, lead, file);
  if (slot < 0) return false;
  if (!wasDecided(m, need, file, slot)) fallOut(m, slot, lead, file, true);
  else if (m.needs.marketStandsBack[need] === 1) return false;
  else refusedFor(m, slot, file);
  return true;
}

/** Has headquarters said already whose a need is, between the party of a file and the holder of a right? */
function wasDecided({ needs, files, held }: Market, need: number, file: number, slot: number): boolean {
  return (
    needs.marketPartyPlus1[need] === files.party[file] + 1 &&
    needs.marketHolderPlus1[need] === held.holderPlus1[slot]
  );
}

/** The registered party and the holder of the region come before headquarters. */
function fallOut(m: Market, slot: number, lead: number, file: number, registration: boolean): void {
  const { disputes } = m;
  // The need that is argued about is the enquiry's: protection may stand for another site of the same customer.
  const need = registration ? m.files.need[file] : m.tape.leadNeed[lead];
  const dispute = openDispute(
    m,
    Dispute.market,
    need,
    m.files.party[file],
    m.held.holderPlus1[slot] - 1,
    lead,
  );
  // One need may have several: the enquiry tells them apart.
  disputes.which[dispute] = m.tape.leadKey0[lead] & 0xff;
  disputes.right[dispute] = slot;
  disputes.fileA[dispute] = file;
  disputes.registration[dispute] = registration ? 1 : 0;
  const isGrey = (m.policies[m.rights[slot].policy].market?.conflict ?? null) === null;
  if (isGrey && m.conflicts === null) m.book.add(Fact.greyMarket, need, 1);
  hearSides(m, dispute, isGrey ? Fact.greyMarket : -1);
}

/** A channel manager goes by the steps of the policy: the region's holder stands back, or has the customer. */
export function marketConflictDecided(m: Market, conflict: number): void {
  const { right, fileA, need: needOf, partyA, partyB } = m.disputes;
  const need = needOf[conflict];
  spendManager(m, need);
  endDispute(m, conflict);
  if (m.needs.state[need] !== NeedState.open || !isWaiting(m, conflict)) {
    if (m.disputes.registration[conflict] === 1) noteAnswer(m, fileA[conflict]);
    return;
  }
  const holderPlus1 = m.held.holderPlus1[right[conflict]];
  const party = partyA[conflict];
  // A right that has ended meanwhile, or has come to another, stands against nobody.
  if (holderPlus1 !== partyB[conflict] + 1) {
    goesToCustomer(m, conflict);
    return;
  }
  const file = fileA[conflict];
  // Two enquiries may have been argued about at once: what was said of the first holds for the second.
  const forCustomer =
    !hasLeft(m, party) &&
    (wasDecided(m, need, file, right[conflict])
      ? m.needs.marketStandsBack[need] === 1
      : isForCustomer(m, conflict, file));
  m.needs.marketPartyPlus1[need] = party + 1;
  m.needs.marketHolderPlus1[need] = holderPlus1;
  m.needs.marketStandsBack[need] = forCustomer ? 1 : 0;
  if (forCustomer) goesToCustomer(m, conflict);
  else goesToHolder(m, conflict);
}

/** Is what the conflict is about still where it was left? */
function isWaiting(m: Market, conflict: number): boolean {
  const { registration, fileA, about } = m.disputes;
  return registration[conflict] === 1
    ? m.files.registration[fileA[conflict]] === Registration.submitted
    : m.leads.state[about[conflict]] === LeadState.manual;
}

/** The first step that can tell decides; where none can, the channel manager's judgement. */
function isForCustomer(m: Market, conflict: number, file: number): boolean {
  const { right, about, partyA, partyB } = m.disputes;
  const { policy } = m.rights[right[conflict]];
  const lead = about[conflict];
  const rule = m.policies[policy].market?.conflict ?? null;
  const asks = rule?.decide.includes('customer-in-writing') === true;
  const decision = decideMarketConflict(rule, asks ? customerChooses(m, lead, file, right[conflict]) : -1);
  const { step } = decision;
  m.count(policy, marketStepCounter(m.policies[policy], step));
  m.marketDecided(lead, step);
  if (rule !== null) noteStepsRunOut(m, conflict, rule.decide, step);
  const forCustomer =
    decision.forCustomer === -1
      ? managerFindsForCustomer(m, lead, file, right[conflict])
      : decision.forCustomer === 1;
  feelLostDispute(m, forCustomer ? partyB[conflict] : partyA[conflict]);
  return forCustomer;
}

/** The registered party keeps the customer: its registration is approved, or it has the lead if it still is protected. */
function goesToCustomer(m: Market, conflict: number): void {
  const { right, about, fileA, registration, partyA } = m.disputes;
  const lead = about[conflict];
  if (registration[conflict] === 1) approveRegistration(m, fileA[conflict], m.rights[right[conflict]].policy);
  else if (!isProtected(m, fileA[conflict])) handOut(m, lead, 0);
  else giveTo(m, lead, partyA[conflict], Giving.offer);
}

/** A party may leave, or let its protection lapse, before it is decided. */
function isProtected({ files, now }: Market, file: number): boolean {
  return files.open[file] === 1 && files.protectedUntil[file] > now;
}

/** The holder of the region has the lead, and the need; where it was about a registration, that is refused. */
function goesToHolder(m: Market, conflict: number): void {
  const { right, about, fileA, registration } = m.disputes;
  const slot = right[conflict];
  const file = fileA[conflict];
  const lead = about[conflict];
  if (registration[conflict] === 1) {
    refusedFor(m, slot, file);
    return;
  }
  giveToHolder(m, lead, slot);
  const need = m.tape.leadNeed[lead];
  // Protection of another need of this customer is another matter.
  if (m.files.need[file] !== need) return;
  closeFile(m, file);
  inherit(m, need, file, fileOf(m, need, m.held.holderPlus1[slot] - 1));
}

/** A registration is refused because the region is another's, who has the lead if the party had one. */
function refusedFor(m: Market, slot: number, file: number): void {
  // It may have been given one only while the conflict was waiting.
  const lead = m.files.leadPlus1[file] - 1;
  const owned = lead >= 0 && m.leads.filePlus1[lead] === file + 1;
  refuseRegistration(m, file, m.rights[slot].policy);
  closeFile(m, file);
  if (!owned) return;
  releaseOwner(m, lead);
  m.leads.moves[lead]++;
  giveToHolder(m, lead, slot);
}

function giveToHolder(m: Market, lead: number, slot: number): void {
  giveTo(m, lead, givenByRight(m, lead, slot, m.held.holderPlus1[slot] - 1), Giving.offer);
}

function customerChooses(m: Market, lead: number, file: number, slot: number): 1 | 0 | -1 {
  const holder = m.held.holderPlus1[slot] - 1;
  if (m.script !== null)
    return asChoice(m.script.customerNames(m.files.need[file], m.files.party[file], holder));
  const { leadKey0, leadKey1 } = m.tape;
  const [k0, k1] = [leadKey0[lead], leadKey1[lead]];
  if (draw(Purpose.marketCustomerWrites, k0, k1, 0) > m.world.behaviour.customerWrites) return -1;
  // Whoever it has spoken with it names; one that has spoken with neither names either.
  if (m.files.reachedAt[file] > 0) return 1;
  return draw(Purpose.marketCustomerChooses, k0, k1, 0) <= 0.5 ? 1 : 0;
}

function managerFindsForCustomer(m: Market, lead: number, file: number, slot: number): boolean {
  const holder = m.held.holderPlus1[slot] - 1;
  if (m.script !== null) return m.script.managerNames(m.files.need[file], m.files.party[file], holder) === 0;
  const { leadKey0, leadKey1 } = m.tape;
  return draw(Purpose.marketManagerJudges, leadKey0[lead], leadKey1[lead], 0) <= JUDGES_FOR_CUSTOMER;
}

function asChoice(which: 0 | 1 | -1): 1 | 0 | -1 {
  return which === -1 ? -1 : which === 0 ? 1 : 0;
}
