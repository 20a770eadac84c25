import type { LocalTime } from '../engine/local-time.ts';
import { periodOf } from '../ledger/period.ts';
import { priceFactor } from './chances.ts';
import type { Market } from './market.ts';
import { overrunOf } from './mis-scoping.ts';
import { isSanctioned } from './undercutting.ts';

/** What discounts and mis-scoped orders change about pay. */

/**
 * What the partner gave the customer out of its own basic discount, minor units: headquarters is owed what it would have
 * got at list price. Nothing where both bear it, since the counted amount is just smaller then.
 */
export function givenByPartner(m: Market, deal: number): number {
  const { deals, policies } = m;
  if ((m.discounts === null && m.steps === null) || deals.file[deal] < 0) return 0;
  if (policies[deals.policy[deal]].discountsShared) return 0;
  return discountGiven(m, deal);
}

/** Does the partner lose the pay for this deal, since a price below the lowest was found? */
export function losesPay(m: Market, deal: number): boolean {
  if (m.discounts === null || m.deals.file[deal] < 0) return false;
  return isSanctioned(m, m.deals.file[deal], m.deals.policy[deal], 'no-pay-for-the-deal');
}

/** Discount on a deal against the policy's list price, whole minor units. */
function discountGiven(m: Market, deal: number): number {
  const { deals, tape } = m;
  const need = deals.need[deal];
  const listed = Math.round((tape.needValue[need] - tape.needAdSpend[need]) * priceFactor(m, need));
  return Math.max(0, listed + deals.adSpend[deal] - deals.price[deal]);
}

/** What a partner bears of a mis-scoped order, minor units: its share, unless headquarters scoped it too. */
export function partnersOverrun(m: Market, deal: number): number {
  const { deals, quotes } = m;
  const file = deals.file[deal];
  if (file < 0 || deals.party[deal] === m.hq) return 0;
  const rules = m.policies[deals.policy[deal]].quotation;
  const found = m.conflicts !== null && file < quotes.count ? quotes.bearsPlus1[file] : 0;
  if (found === 0 && (rules === null || rules.partnerBears === 0)) return 0;
  const overrun = overrunOf(m, file, deals.listPrice[deal]);
  if (overrun === 0) return 0;
  // What a dispute has found stands above the rule.
  if (found > 0) return Math.round(((found - 1) / 1000) * overrun);
  return rules === null || quotes.level[file] === JOINT ? 0 : Math.round(rules.partnerBears * overrun);
}
const JOINT = 2;

/** Quarters of a party under a policy in which a price below the lowest was found, where that costs the rebate. */
export function sanctionedQuarters(m: Market, time: LocalTime): Set<string> {
  const found = new Set<string>();
  for (let deal = 0; deal < m.deals.count; deal++) {
    if (m.deals.file[deal] < 0) continue;
    if (isSanctioned(m, m.deals.file[deal], m.deals.policy[deal], 'no-rebate-this-quarter')) {
      found.add(quarterKey(m, time, deal));
    }
  }
  return found;
}

/** Policy, party and quarter of a contract. */
export function quarterKey(m: Market, time: LocalTime, deal: number): string {
  const { policy, party, signedAt } = m.deals;
  return `${policy[deal]} ${party[deal]} ${periodOf(time.day(signedAt[deal]), 'quarter')}`;
}
