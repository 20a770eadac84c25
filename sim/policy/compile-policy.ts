import { type CompiledWorld, LEAD_FIELDS } from '../world/compiled.ts';
import { compileAfterSales } from './after-sales/compile.ts';
import { candidateLists, commonPoolOf, compileAllocation } from './allocation/compile.ts';
import type { CompiledPolicy } from './compiled.ts';
import { compileCondition } from './condition/compile.ts';
import { leadNames } from './condition/names.ts';
import { compileConflicts, compileLaterConflicts } from './conflicts/compile.ts';
import { compileProtection } from './customer-protection/compile.ts';
import { compileDelivery } from './delivery/compile.ts';
import { compileEnablement } from './enablement/compile.ts';
import { compileFollowUp } from './follow-up/compile.ts';
import { compileLimits } from './limits/compile.ts';
import { compileMaintenance } from './maintenance/compile.ts';
import { compileMarket } from './market-protection/compile.ts';
import { compilePartnerCare } from './partner-care/compile.ts';
import { compilePartnerLeaves } from './partner-leaves/compile.ts';
import { compilePartnerLevels } from './partner-levels/compile.ts';
import { policyProblems } from './policy-problems.ts';
import { compilePriceList } from './price-list/compile.ts';
import { compileQuotationRules } from './quotation/compile.ts';
import { compileRecommenderPay } from './recommender-pay/compile.ts';
import { compileRoles } from './roles/compile.ts';
import { countedRules } from './rule-index.ts';
import type { PolicyDocument } from './schema.ts';
import { compileScreening } from './screening/compile.ts';
import { compileSettlement } from './settlement/compile.ts';
import { wallSeconds } from './span.ts';
import { compileUndercutting } from './undercutting/compile.ts';

/**
 * A policy as the market applies it in a world: names as indexes, sets of names as masks, lengths of time as
 * seconds or working days.
 *
 * @throws Error if the policy does not fit the world; one that `policyProblems` finds nothing wrong with does
 */
export function compilePolicy(policy: PolicyDocument, world: CompiledWorld): CompiledPolicy {
  const [problem] = policyProblems(policy, world);
  if (problem !== undefined) throw new Error(`${problem.path.join('.')}: ${problem.message}`);
  const { effective_lead: effective } = policy;
  const names = leadNames(
    world,
    policy.tiers.map(({ tier }) => tier),
  );
  const handedOut = compileAllocation(policy.allocation, world, names);
  const { roles, counters } = compileRoles(policy, world, names, handedOut.counters);
  const named = {
    tiers: policy.tiers.map(({ tier, when }) => ({ name: tier, when: compileCondition(when, names) })),
    allocation: handedOut.allocation,
    followUp: compileFollowUp(policy.follow_up, names),
    protection: compileProtection(policy.customer_protection),
    conflicts: compileConflicts(policy.conflicts),
    laterConflicts: compileLaterConflicts(policy.conflicts),
    quotation: compileQuotationRules(policy, names),
    afterSales: compileAfterSales(policy.after_sales, world),
    partnerLevels: compilePartnerLevels(policy.partner_levels),
    market: compileMarket(policy, world, names),
    roles,
    delivery: compileDelivery(policy.delivery),
  };
  return {
    name: policy.policy,
    effective: {
      neededFields: effective.needs.reduce((mask, field) => mask | (1 << LEAD_FIELDS.indexOf(field)), 0),
      scoreAtLeast: effective.score_at_least,
      againWithin: wallSeconds(effective.same_customer_again_within),
    },
    ...named,
    counters,
    candidates: candidateLists(world),
    commonPool: commonPoolOf(named.allocation),
    limits: compileLimits(policy.limits),
    priceFactor: compilePriceList(policy.price_list, world),
    enablement: compileEnablement(policy.enablement),
    undercutting: compileUndercutting(policy.conflicts.undercutting),
    discountsShared: policy.discounts?.borne_by === 'both',
    settlement: compileSettlement(policy.settlement, world),
    recommenderPay: compileRecommenderPay(policy.recommender_pay),
    maintenance: compileMaintenance(policy),
    screening: compileScreening(policy.screening),
    partnerCare: compilePartnerCare(policy.partner_care),
    partnerLeaves: compilePartnerLeaves(policy.partner_leaves),
    countedRules: countedRules(named),
  };
}
