import { Fact } from '../measure/facts.ts';
import { covers } from '../policy/customer-protection/decide.ts';
import { isEffective } from '../policy/effective-lead/decide.ts';
import { judgementCounter, tierCounter } from '../policy/rule-index.ts';
import { tierOf } from '../policy/tiers/decide.ts';
import { LeadKind } from '../world/tape.ts';
import { spreadGroupNews } from './claim.ts';
import { setClock } from './close.ts';
import { Giving, giveTo, handOut } from './hand-out.ts';
import { LeadState } from './lead-table.ts';
import { fillLeadView } from './lead-view.ts';
import { finderHasLeft } from './leaving.ts';
import type { Market } from './market.ts';
import { leadAgainstMarket } from './market-conflict.ts';
import { NeedState } from './need-table.ts';
import { hasLeft } from './orphans.ts';
import { protectorOf } from './protect.ts';
import { isRecognised } from './recognise.ts';
import { meetRecommended, noteJudged } from './recommend.ts';
import { broughtBy, staysAway } from './refer.ts';

/** A lead comes in: HQ judges it, sees or does not see that it knows the customer, and gives it away. */
export function leadArrives(m: Market, lead: number): void {
  const { tape, needs, leads, customers } = m;
  const need = tape.leadNeed[lead];
  const customer = tape.needCustomer[need];
  if ((m.promotion !== null || m.referrals !== null || m.recommenders !== null) && staysAway(m, lead)) {
    leads.state[lead] = LeadState.neverCame;
    return;
  }
  if (!m.isFollowed(need)) {
    leads.state[lead] = LeadState.closedWithNeed;
    return;
  }
  if (customers.policyPlus1[customer] === 0) meetCustomer(m, customer, need);
  if (needs.state[need] === NeedState.toCome) openNeed(m, need);
  const cost = m.world.sources[tape.leadSource[lead]].costPerLead;
  m.book.add(Fact.leadCost, need, cost);
  const earlier = customers.lastLeadPlus1[customer] - 1;
  leads.previousPlus1[lead] = earlier + 1;
  customers.lastLeadPlus1[customer] = lead + 1;
  if (needs.state[need] !== NeedState.open) {
    leads.state[lead] = LeadState.closedWithNeed;
    return;
  }
  const index = customers.policyPlus1[customer] - 1;
  const policy = m.policies[index];
  fillLeadView(m, lead);
  if (!isEffective(policy, m.lead)) {
    leads.state[lead] = LeadState.invalid;
    if (m.recommenders !== null) noteJudged(m, lead, false);
    m.count(index, judgementCounter('not-effective'));
    if (tape.customerValid[customer] === 1) m.book.add(Fact.judgedIneffective, need, 1);
    return;
  }
  m.count(index, judgementCounter('effective'));
  if (m.recommenders !== null) noteJudged(m, lead, true);
  leads.tier[lead] = tierOf(policy, m.lead);
  if (leads.tier[lead] >= 0) m.count(index, tierCounter(leads.tier[lead]));
  if (earlier >= 0 && joinsKnownCustomer(m, lead, earlier)) return;
  if (m.leavers > 0 && finderHasLeft(m, lead)) {
    leads.state[lead] = LeadState.unowned;
    m.book.add(Fact.findsLost, need, 1);
    return;
  }
  const promoter = leads.promoterPlus1[lead] - 1;
  const isPromoters = promoter >= 0 && m.promotion?.freeRiding === false && !hasLeft(m, promoter);
  if (isPromoters) giveTo(m, lead, promoter, Giving.ownFind);
  else handOut(m, lead, 0);
}

/** The customer is new: one policy governs it from here on. */
function meetCustomer(m: Market, customer: number, need: number): void {
  m.customers.policyPlus1[customer] = m.governance.policyOf(m.plan, customer, m.now) + 1;
  if (m.recommenders !== null) meetRecommended(m, m.recommenders, customer, need);
  if (m.tape.customerValid[customer] === 0) return;
  m.book.add(Fact.customers, need, 1);
  const kind = broughtBy(m, customer);
  if (kind === LeadKind.promoted) m.book.add(Fact.promotedLeads, need, 1);
  else if (kind === LeadKind.referred) m.book.add(Fact.referredLeads, need, 1);
}

function openNeed(m: Market, need: number): void {
  const customer = m.tape.needCustomer[need];
  m.needs.state[need] = NeedState.open;
  setClock(m, need);
  if (m.tape.customerValid[customer] === 0) return;
  m.book.add(Fact.needs, need, 1);
  m.book.add(Fact.firstLeads, need, 1);
  if (m.tape.needValue[need] >= m.world.selling.largeDeal) m.book.add(Fact.highValue, need, 1);
  if (need === m.tape.customerFirstNeed[customer]) spreadGroupNews(m, customer);
}

/**
 * A further enquiry of a customer. Seen to be one, it joins the earlier lead about the same need, or goes to
 * the party under whose protection the group stands; unseen, it is a new customer to every rule.
 *
 * @returns true if the lead is settled
 */
function joinsKnownCustomer(m: Market, lead: number, latest: number): boolean {
  const { tape, leads } = m;
  const need = tape.leadNeed[lead];
  const index = m.policyIndexOf(lead);
  const policy = m.policies[index];
  let known = false;
  let seen = false;
  for (let earlier = latest; earlier >= 0; earlier = leads.previousPlus1[earlier] - 1) {
    if (leads.state[earlier] === LeadState.invalid) continue;
    known = true;
    if (!isRecognised(m, lead, earlier)) continue;
    seen = true;
    const recent = m.now - tape.leadTime[earlier] < policy.effective.againWithin;
    if (tape.leadNeed[earlier] !== need || !recent || !isActive(leads.state[earlier])) continue;
    leads.state[lead] = LeadState.merged;
    m.count(index, judgementCounter('joined-to-earlier'));
    m.book.add(Fact.merged, need, 1);
    return true;
  }
  if (!seen) {
    if (known) m.book.add(Fact.unrecognised, need, 1);
    return false;
  }
  const protector = protectorOf(m, need);
  if (protector < 0 || policy.protection === null) return false;
  const sameSite = m.files.need[protector] === need;
  if (!covers(policy.protection, sameSite, true)) return false;
  if (leadAgainstMarket(m, lead, protector)) return true;
  giveTo(m, lead, m.files.party[protector], Giving.offer);
  return true;
}

/** Is somebody, or a pool, still busy with the lead? */
function isActive(state: number): boolean {
  return state >= LeadState.pooled && state <= LeadState.held;
}
