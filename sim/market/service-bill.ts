import { SECONDS_PER_HOUR, SECONDS_PER_MONTH } from '../engine/civil.ts';
import type { ServiceRule } from '../policy/compiled-after-order.ts';
import { policyOf } from './accounts.ts';
import type { Market } from './market.ts';
import { hasLeft } from './orphans.ts';
import { agreesToPay } from './service-demand.ts';

/** More than a policy can have: each is about a kind of ticket of its own, and kinds are bits. */
const MOST_RULES = 32;

/** Does the customer want its nth ticket done? It is asked where what is included in the month is used up. */
export function wantsWork(m: Market, account: number, nth: number, rule: ServiceRule): boolean {
  if (rule.beyond === 0) return true;
  const row = workThisMonth(m, account, rule);
  if (m.included.seconds[row] < rule.included) return true;
  return agreesToPay(m, account, nth, rule);
}

/** Row of the work that has been done for a customer under a rule in the month under way. */
function workThisMonth(m: Market, account: number, rule: ServiceRule): number {
  const { included, accounts } = m;
  const policy = policyOf(m, account);
  const index = m.policies.indexOf(policy) * MOST_RULES + policy.afterSales!.rules.indexOf(rule);
  let row = accounts.includedPlus1[account] - 1;
  while (row >= 0 && included.rule[row] !== index) row = included.chainPlus1[row] - 1;
  if (row < 0) {
    row = included.add(index, accounts.includedPlus1[account]);
    accounts.includedPlus1[account] = row + 1;
  }
  const month = Math.floor(m.now / SECONDS_PER_MONTH) + 1;
  if (included.month[row] !== month) {
    included.month[row] = month;
    included.seconds[row] = 0;
  }
  return row;
}

/**
 * Work beyond what is included costs the customer; hours that another side bears are paid to the one that worked.
 *
 * @param seconds of work on the ticket
 * @param platform whether headquarters did it
 */
export function bill(m: Market, matter: number, rule: ServiceRule, seconds: number, platform: boolean): void {
  const { matters } = m;
  const account = matters.account[matter];
  if (rule.included < Number.POSITIVE_INFINITY) {
    const row = workThisMonth(m, account, rule);
    const before = m.included.seconds[row];
    m.included.seconds[row] = before + seconds;
    const beyond = Math.max(0, before + seconds - Math.max(before, rule.included));
    // Who would not have agreed is left with a ticket that ran over, and its owner with the hours.
    const pays = beyond > 0 && agreesToPay(m, account, matters.nth[matter], rule);
    matters.billed[matter] = pays ? Math.round((beyond / SECONDS_PER_HOUR) * rule.beyond) : 0;
  }
  const party = matters.party[matter];
  // Who has left neither works nor pays any more.
  if (party === m.hq || hasLeft(m, party) || rule.costBorneBy === 'owner') return;
  if ((rule.costBorneBy === 'platform') === platform) return;
  const rate = platform ? m.world.afterSales!.engineers.hourlyCost : m.parties[party].hourlyCost;
  matters.charged[matter] = Math.round((seconds / SECONDS_PER_HOUR) * rate);
}
