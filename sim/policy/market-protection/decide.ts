import { SECONDS_PER_MONTH } from '../../engine/civil.ts';
import { LEFT_OUT, type MarketConflictRule, type MarketRight, type MarketStep } from '../compiled-market.ts';
import { matches } from '../condition/decide.ts';
import type { LeadView } from '../view.ts';

const KEY_ACCOUNTS = 1 << LEFT_OUT.indexOf('key-accounts');
const CUSTOMERS_CHOICE = 1 << LEFT_OUT.indexOf('customers-choice');
const REGISTERED = 1 << LEFT_OUT.indexOf('registered-customers');

/**
 * Does a right protect this lead for its holder?
 *
 * @param keyAccountFrom stated value from which a lead is a key account, minor units
 */
export function protectsLead(right: MarketRight, lead: LeadView, keyAccountFrom: number): boolean {
  if (lead.region !== right.region || !matches(right.covers, lead)) return false;
  if ((right.leavesOut & KEY_ACCOUNTS) !== 0 && lead.value >= keyAccountFrom) return false;
  const chosen = lead.submitter >= 0 || lead.partnerOfRecord >= 0;
  return (right.leavesOut & CUSTOMERS_CHOICE) === 0 || !chosen;
}

/** Does it leave out a customer whose registration is older than the right itself? */
export function leavesOutRegistered(right: MarketRight, registeredAt: number, since: number): boolean {
  return (right.leavesOut & REGISTERED) !== 0 && registeredAt < since;
}

/** What a period of a right came to. */
export interface DutyRecord {
  readonly seconds: number;
  /** Minor units. */
  readonly spent: number;
  readonly given: number;
  readonly taken: number;
  readonly answered: number;
}

/** Enough was spent on promotion in the period; the last part in a million is not looked at. */
export function promotedEnough({ duties }: MarketRight, { seconds, spent }: DutyRecord): boolean {
  return spent >= duties.promotion * (seconds / SECONDS_PER_MONTH) * (1 - 1e-6);
}

/** The shares of leads asked for were taken on and answered; where none were given there is nothing to miss. */
export function servedEnough({ duties }: MarketRight, { given, taken, answered }: DutyRecord): boolean {
  return taken >= duties.takesOn * given && answered >= duties.answers * given;
}

/** The decision between the holder of a market and a registered party. */
export interface MarketDecision {
  /** The step that decided; `channel-manager` also where the rule has none that could. */
  readonly step: MarketStep;
  /** 1 for the registered party, 0 for the holder, -1 while a channel manager has to find out. */
  readonly forCustomer: 1 | 0 | -1;
}

/**
 * The first step that can tell decides.
 *
 * @param customerChose 1 for the registered party, 0 for the holder, -1 if the customer says nothing
 */
export function decideMarketConflict(
  rule: MarketConflictRule | null,
  customerChose: 1 | 0 | -1,
): MarketDecision {
  for (const step of rule?.decide ?? []) {
    if (step === 'customer-protection') return { step, forCustomer: 1 };
    if (step === 'market-protection') return { step, forCustomer: 0 };
    if (step === 'customer-in-writing' && customerChose >= 0) return { step, forCustomer: customerChose };
    if (step === 'channel-manager') return { step, forCustomer: -1 };
  }
  return { step: 'channel-manager', forCustomer: -1 };
}
