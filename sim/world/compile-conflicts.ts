import type { ConflictWorld } from './compiled-conflicts.ts';
import type { WorldDocument } from './schema.ts';

/** Conflicts beside those about one need; null for a world that says nothing of them. */
export function compileConflictWorld({ conflicts: written }: WorldDocument): ConflictWorld | null {
  if (written === undefined) return null;
  const { wrong_quotations: quotations } = written;
  return {
    happens: written.happens,
    undercutting: {
      happens: written.undercutting.happens,
      noticed: written.undercutting.noticed,
      noticedInRegion: written.undercutting.noticed_in_region,
    },
    laterOrders: written.later_orders,
    afterSales: {
      happens: written.after_sales.happens,
      after: written.after_sales.after,
      foundPartners: written.after_sales.found_partners,
      disputed: written.after_sales.disputed,
    },
    partnerToBlame: [quotations.blamed_alone, quotations.blamed_with_support, quotations.blamed_jointly],
    costsSatisfaction: written.costs_satisfaction,
    adHoc: {
      managerSeconds: written.ad_hoc.manager_spends.seconds,
      partySeconds: written.ad_hoc.party_spends.seconds,
    },
  };
}
