import type { CompiledWorld } from '../world/compiled.ts';
import { afterSalesProblems } from './after-sales/problems.ts';
import { allocationProblems } from './allocation/problems.ts';
import { type LeadNames, leadNames } from './condition/names.ts';
import { type ConditionContext, orderedListProblems } from './condition/problems.ts';
import { conflictProblems } from './conflicts/problems.ts';
import { protectionProblems } from './customer-protection/problems.ts';
import { deliveryProblems } from './delivery/problems.ts';
import { discountProblems } from './discounts/problems.ts';
import { enablementProblems } from './enablement/problems.ts';
import { followUpProblems } from './follow-up/problems.ts';
import { limitProblems } from './limits/problems.ts';
import { maintenanceProblems } from './maintenance/problems.ts';
import { marketProblems } from './market-protection/problems.ts';
import { partnerCareProblems } from './partner-care/problems.ts';
import { partnerLeavesProblems } from './partner-leaves/problems.ts';
import { partnerLevelProblems } from './partner-levels/problems.ts';
import { priceListProblems } from './price-list/problems.ts';
import type { PolicyProblem } from './problem.ts';
import { quotationProblems } from './quotation/problems.ts';
import { recommenderPayProblems } from './recommender-pay/problems.ts';
import { roleProblems } from './roles/problems.ts';
import type { PolicyDocument } from './schema.ts';
import { screeningProblems } from './screening/problems.ts';
import { settlementProblems } from './settlement/problems.ts';
import { undercuttingProblems } from './undercutting/problems.ts';

/**
 * Everything that is wrong between the fields of a policy, and between the policy and a world.
 *
 * @param others names that conditions may use besides those of the policy and the world, per field
 */
export function policyProblems(
  policy: PolicyDocument,
  world: CompiledWorld,
  others: Partial<LeadNames> = {},
): PolicyProblem[] {
  const tiers = policy.tiers.map(({ tier }) => tier);
  const context: ConditionContext = {
    world,
    names: { ...leadNames(world, tiers), ...others },
    hasProtection: policy.customer_protection !== undefined,
  };
  return [
    ...orderedListProblems(
      ['tiers'],
      'tier',
      policy.tiers.map(({ tier, when }) => ({ name: tier, when })),
      context,
      () => true,
    ),
    ...allocationProblems(policy, context),
    ...roleProblems(policy, context),
    ...limitProblems(policy, world),
    ...followUpProblems(policy, context),
    ...protectionProblems(policy, world),
    ...conflictProblems(policy, world),
    ...priceListProblems(policy, world),
    ...settlementProblems(policy, world),
    ...recommenderPayProblems(policy, world),
    ...maintenanceProblems(policy, world),
    ...partnerLeavesProblems(policy, world),
    ...partnerLevelProblems(policy, world),
    ...screeningProblems(policy, world),
    ...partnerCareProblems(policy, world),
    ...afterSalesProblems(policy, world),
    ...deliveryProblems(policy, world),
    ...quotationProblems(policy, context),
    ...enablementProblems(policy, world),
    ...discountProblems(policy, world),
    ...undercuttingProblems(policy, world),
    ...marketProblems(policy, context),
  ];
}
