import { draw } from '../engine/draw.ts';
import { Fact } from '../measure/facts.ts';
import { decideMarketConflict, leavesOutRegistered } from '../policy/market-protection/decide.ts';
import { marketStepCounter } from '../policy/rule-index.ts';
import { Purpose } from '../world/purposes.ts';
import { negotiateAdHoc } from './ad-hoc.ts';
import { endDispute, openDispute } from './dispute-life.ts';
import { Dispute } from './dispute-table.ts';
import { Registration } from './file-table.ts';
import { closeFile } from './files.ts';
import { Giving, giveTo, releaseOwner } from './hand-out.ts';
import { LeadState } from './lead-table.ts';
import { fillLeadView } from './lead-view.ts';
import type { Market } from './market.ts';
import { rightOver } from './market-rights.ts';
import { NeedState } from './need-table.ts';
import { approveRegistration, refuseRegistration } from './registration-answer.ts';
import { Job, queueManagerJob, spend, spendManager } from './staff.ts';
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
 * @returns true if the holder of the region gets it, or a channel manager has to say who does
 */
export function leadAgainstMarket(m: Market, lead: number, protector: number): boolean {
  if (m.rights.length === 0) return false;
  const slot = rightAgainst(m, lead, protector);
  return slot >= 0 && !isForCustomer(m, slot, lead, protector, false);
}

/**
 * A registration has come to be approved, of a customer in a region that is another's.
 *
 * @returns true if it is not to be approved, or not yet
 */
export function registrationAgainstMarket(m: Market, file: number): boolean {
  if (m.rights.length === 0) return false;
  const need = m.files.need[file];
  const lead = m.files.leadPlus1[file] > 0 ? m.files.leadPlus1[file] - 1 : m.tape.needFirstLead[need];
  const slot = rightAgainst(m, lead, file);
  return slot >= 0 && !isForCustomer(m, slot, lead, file, true);
}

/** Puts the conflict down and decides it, or leaves it to a channel manager. */
function isForCustomer(m: Market, slot: number, lead: number, file: number, registration: boolean): boolean {
  const { policy } = m.rights[slot];
  const rule = m.policies[policy].market?.conflict ?? null;
  const need = m.files.need[file];
  const holder = m.held.holderPlus1[slot] - 1;
  const dispute = openDispute(m, Dispute.market, need, m.files.party[file], holder, lead);
  m.disputes.right[dispute] = slot;
  m.disputes.fileA[dispute] = file;
  m.disputes.registration[dispute] = registration ? 1 : 0;
  if (rule === null) {
    if (m.conflicts === null) m.book.add(Fact.greyMarket, need, 1);
    else negotiateAdHoc(m, Fact.greyMarket, need, m.files.party[file], holder);
  }
  const asks = rule?.decide.includes('customer-in-writing') === true;
  const { step, forCustomer } = decideMarketConflict(rule, asks ? customerChooses(m, lead, file, slot) : -1);
  m.count(policy, marketStepCounter(m.policies[policy], step));
  m.marketDecided(lead, step);
  if (forCustomer === -1) {
    spend(m, file, m.world.behaviour.disputePartySeconds);
    const due = rule === null ? m.now : m.after(rule.within, m.managers, m.now);
    if (!registration) {
      m.leads.state[lead] = LeadState.manual;
      m.leads.rule[lead] = -1;
      m.leads.givenAt[lead] = m.now;
    }
    queueManagerJob(m, Job.marketConflict, dispute, due);
    return false;
  }
  endDispute(m, dispute);
  apply(m, slot, lead, file, registration, forCustomer === 1);
  return forCustomer === 1;
}

/** A channel manager has found out. */
export function marketConflictDecided(m: Market, conflict: number): void {
  const { right, about, fileA: file, registration, need: needOf, partyA, partyB } = m.disputes;
  const subject = about[conflict];
  const need = needOf[conflict];
  spendManager(m, need);
  endDispute(m, conflict);
  if (m.needs.state[need] !== NeedState.open) return;
  const slot = right[conflict];
  const forCustomer = managerFindsForCustomer(m, subject, file[conflict], slot);
  if (m.conflicts !== null) feelLostDispute(m, forCustomer ? partyB[conflict] : partyA[conflict]);
  if (registration[conflict] === 1) {
    if (m.files.registration[file[conflict]] !== Registration.submitted) return;
    if (forCustomer) approveRegistration(m, file[conflict], m.rights[slot].policy);
    apply(m, slot, subject, file[conflict], true, forCustomer);
    return;
  }
  if (m.leads.state[subject] !== LeadState.manual) return;
  apply(m, slot, subject, file[conflict], false, forCustomer);
  if (forCustomer) giveTo(m, subject, m.files.party[file[conflict]], Giving.offer);
}

/** What follows: the holder of the market has a share of what it had to leave, or the customer. */
function apply(
  m: Market,
  slot: number,
  lead: number,
  file: number,
  registration: boolean,
  forCustomer: boolean,
): void {
  const holderPlus1 = m.held.holderPlus1[slot];
  const need = m.files.need[file];
  if (forCustomer) {
    m.needs.marketHolderPlus1[need] = holderPlus1;
    return;
  }
  if (holderPlus1 === 0) return;
  if (registration) {
    const owned = m.leads.filePlus1[lead] === file + 1;
    refuseRegistration(m, file, m.rights[slot].policy);
    closeFile(m, file);
    if (!owned) return;
    releaseOwner(m, lead);
    m.leads.moves[lead]++;
  }
  m.leads.rightPlus1[lead] = slot + 1;
  giveTo(m, lead, holderPlus1 - 1, Giving.offer);
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
