import type { z } from 'zod';
import { mapping } from '../files/mapping.ts';
import { parameter } from '../files/parameter.ts';
import { name } from '../files/quantity/name.ts';
import { text } from '../files/quantity/text.ts';
import { afterSales } from './after-sales/schema.ts';
import { allocation } from './allocation/schema.ts';
import { conflicts } from './conflicts/schema.ts';
import { customerProtection } from './customer-protection/schema.ts';
import { delivery } from './delivery/schema.ts';
import { discounts } from './discounts/schema.ts';
import { effectiveLead } from './effective-lead/schema.ts';
import { enablement } from './enablement/schema.ts';
import { followUp } from './follow-up/schema.ts';
import { limits } from './limits/schema.ts';
import { maintenance } from './maintenance/schema.ts';
import { marketProtection } from './market-protection/schema.ts';
import { partnerCare } from './partner-care/schema.ts';
import { partnerLeaves } from './partner-leaves/schema.ts';
import { partnerLevels } from './partner-levels/schema.ts';
import { priceList } from './price-list/schema.ts';
import { misScopedCosts, quotation, quotationExceptions } from './quotation/schema.ts';
import { recommenderPay } from './recommender-pay/schema.ts';
import { roles } from './roles/schema.ts';
import { screening } from './screening/schema.ts';
import { settlement } from './settlement/schema.ts';
import { tiers } from './tiers/schema.ts';

/** A policy: the rules that a business chooses. */
export const policySchema = mapping({
  policy: parameter(name('a policy'), { meaning: 'The name of this policy.' }),
  title: parameter(text(), { meaning: 'How reports call it.' }).optional(),
  effective_lead: parameter(effectiveLead, {
    meaning: 'Which leads count.',
    default: {},
    source: 'assumption: see its parts',
  }),
  tiers,
  allocation: parameter(allocation, {
    meaning: 'Who gets a lead, read top down: the first rule that matches and finds somebody decides.',
  }),
  roles,
  limits,
  follow_up: followUp,
  customer_protection: customerProtection.optional(),
  conflicts,
  price_list: priceList,
  settlement,
  recommender_pay: recommenderPay.optional(),
  market_protection: marketProtection.optional(),
  quotation: quotation.optional(),
  quotation_exceptions: quotationExceptions.optional(),
  mis_scoped_costs: misScopedCosts.optional(),
  enablement: enablement.optional(),
  discounts: discounts.optional(),
  maintenance: maintenance.optional(),
  after_sales: afterSales.optional(),
  delivery: delivery.optional(),
  partner_leaves: partnerLeaves.optional(),
  partner_levels: partnerLevels.optional(),
  screening: screening.optional(),
  partner_care: partnerCare.optional(),
});

/** A checked policy with its defaults filled in. */
export type PolicyDocument = z.output<typeof policySchema>;

/** Keys that name the items of a policy's lists, for overlays and messages. */
export const POLICY_NAME_KEYS = ['rule', 'tier', 'milestone', 'spiff', 'level'] as const;
