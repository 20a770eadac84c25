import { FOREVER } from '../engine/working-time.ts';
import { protectionEnd } from '../policy/customer-protection/decide.ts';
import { tierOf } from '../policy/tiers/decide.ts';
import { restartProgress, setDeadline } from './deadline.ts';
import { Deadline, LeadState } from './lead-table.ts';
import { fillLeadView } from './lead-view.ts';
import type { Market } from './market.ts';
import { NeedState } from './need-table.ts';
import { runUntil } from './protect.ts';

/** Is this customer open business of the time before the cut-over? */
function isOld(m: Market, customer: number): boolean {
  return m.now >= m.study.cutOver && m.tape.customerFirstTime[customer] < m.study.cutOver;
}

/** Open business that moves at its next deadline comes under the plan's policy when one falls due. */
export function moveAtExpiry(m: Market, customer: number): void {
  if (m.study.openBusiness !== 'move-at-expiry' || !isOld(m, customer)) return;
  move(m, customer);
}

/**
 * Brings a customer under the plan's policy. What counts rules and tiers of the old one is counted anew: open
 * leads get their tier, and those in a pool or on a desk go on from the top of the new rules.
 */
function move(m: Market, customer: number): void {
  const { leads, customers } = m;
  const policy = m.governance.policyOf(m.plan, customer, m.now);
  if (customers.policyPlus1[customer] === policy + 1) return;
  customers.policyPlus1[customer] = policy + 1;
  for (let lead = customers.lastLeadPlus1[customer] - 1; lead >= 0; lead = leads.previousPlus1[lead] - 1) {
    if (leads.state[lead] > LeadState.unowned) continue;
    fillLeadView(m, lead);
    leads.tier[lead] = tierOf(m.policies[policy], m.lead);
    leads.rule[lead] = -1;
  }
}

/**
 * `move-now`: at the cut-over all open business comes under the plan's policies. Owners stay, clocks restart,
 * running protection keeps the later end.
 */
export function moveOpenBusiness(m: Market): void {
  if (m.study.openBusiness !== 'move-now') return;
  const { tape, leads } = m;
  for (let lead = 0; lead < m.arrived; lead++) {
    const need = tape.leadNeed[lead];
    if (m.needs.state[need] !== NeedState.open) continue;
    move(m, tape.needCustomer[need]);
  }
  for (let lead = 0; lead < m.arrived; lead++) {
    if (leads.state[lead] === LeadState.offered || leads.state[lead] === LeadState.held)
      restartClock(m, lead);
  }
  for (let need = 0; need < tape.needs; need++) {
    const file = m.needs.protectedPlus1[need] - 1;
    if (file >= 0) keepLaterEnd(m, file, need);
  }
}

function restartClock(m: Market, lead: number): void {
  const { followUp } = m.policyOf(lead);
  const owner = m.leads.ownerPlus1[lead] - 1;
  switch (m.leads.deadlineKind[lead]) {
    case Deadline.accept:
      setDeadline(m, lead, Deadline.accept, m.after(followUp.acceptWithin, owner, m.now));
      return;
    case Deadline.contact:
      setDeadline(m, lead, Deadline.contact, m.after(followUp.contactWithin, owner, m.now));
      return;
    default:
      restartProgress(m, lead);
  }
}

function keepLaterEnd(m: Market, file: number, need: number): void {
  const { protection } = m.policies[m.customers.policyPlus1[m.tape.needCustomer[need]] - 1];
  if (protection === null) return;
  const until = Math.min(protectionEnd(protection, m.now), FOREVER);
  if (until > m.files.protectedUntil[file]) runUntil(m, file, until);
}
