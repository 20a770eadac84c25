import { FOREVER } from '../engine/working-time.ts';
import { protectionEnd } from '../policy/customer-protection/decide.ts';
import { restartProgress, setDeadline } from './deadline.ts';
import { Deadline, LeadState } from './lead-table.ts';
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
  m.customers.policyPlus1[customer] = m.governance.policyOf(m.plan, customer, m.now) + 1;
}

/**
 * `move-now`: at the cut-over all open business comes under the plan's policies. Owners stay, clocks restart,
 * running protection keeps the later end.
 */
export function moveOpenBusiness(m: Market): void {
  if (m.study.openBusiness !== 'move-now') return;
  const { tape, leads, customers } = m;
  for (let lead = 0; lead < m.arrived; lead++) {
    const need = tape.leadNeed[lead];
    if (m.needs.state[need] !== NeedState.open) continue;
    const customer = tape.needCustomer[need];
    customers.policyPlus1[customer] = m.governance.policyOf(m.plan, customer, m.now) + 1;
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
