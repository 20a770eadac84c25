import type { Maintenance } from '../compiled-after-order.ts';
import type { PolicyDocument } from '../schema.ts';

/** Who looks after customers once they have bought, as the market reads it. */
export function compileMaintenance({ roles, settlement, maintenance }: PolicyDocument): Maintenance {
  return {
    maintainer: roles.maintains,
    renewals: settlement.renewal_belongs_to ?? 'none',
    upsells: settlement.upsell_belongs_to ?? 'none',
    dataIsOurs: maintenance?.customer_data !== 'partner',
    movesAfter: maintenance?.left_alone_for.seconds ?? Number.POSITIVE_INFINITY,
    movesTo: maintenance?.goes_to ?? 'hq-direct',
  };
}
