import type { PartnerLeaves } from '../compiled.ts';
import type { PolicyDocument } from '../schema.ts';

/** What becomes of what a partner leaves behind; null where no rule says. */
export function compilePartnerLeaves(written: PolicyDocument['partner_leaves']): PartnerLeaves | null {
  if (written === undefined) return null;
  return {
    leadsToHq: written.open_leads === 'hq-direct',
    customersTo: written.customers_go_to,
    within: written.within,
    dataIsOurs: written.customer_data === 'platform',
    handedOverAfter: written.handed_over_within.seconds,
  };
}
