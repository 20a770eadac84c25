import { exponentialQuantile } from '../engine/distribution/exponential.ts';
import { draw } from '../engine/draw.ts';
import { OrderKind } from '../ledger/terms.ts';
import { Purpose } from '../world/purposes.ts';
import type { Market } from './market.ts';
import { levelAdds } from './partner-levels.ts';

/** A contract about to be signed. */
export interface Contract {
  readonly need: number;
  /** File out of which it came; -1 for a later order. */
  readonly file: number;
  readonly party: number;
  readonly registered: boolean;
  /** As `OrderKind`. */
  readonly kind: number;
  readonly product: number;
  /** Whole minor units: what the customer pays, what of it is passed on, what the platform invoices. */
  readonly price: number;
  readonly adSpend: number;
  readonly invoiced: number;
  /** Price by the world, whatever the policy's price list and discounts, without what is passed on. */
  readonly listPrice: number;
  /** What the order draws by: the need's key for the first, a later order's own. */
  readonly key0: number;
  readonly key1: number;
}

/** A contract is signed now: its terms are those of the customer's policy, its money comes after a while, if at all. */
export function enterContract(m: Market, contract: Contract): number {
  const { deals, world, tape } = m;
  const { need, key0, key1 } = contract;
  const deal = deals.add(contract.price, contract.adSpend, contract.invoiced, contract.listPrice);
  deals.need[deal] = need;
  deals.file[deal] = contract.file;
  deals.party[deal] = contract.party;
  deals.policy[deal] = m.customers.policyPlus1[tape.needCustomer[need]] - 1;
  deals.registered[deal] = contract.registered ? 1 : 0;
  deals.signedAt[deal] = m.now;
  deals.receivedAt[deal] = m.now + world.payment.receiptLag;
  deals.kind[deal] = contract.kind;
  deals.product[deal] = contract.product;
  deals.goLiveAt[deal] = deals.receivedAt[deal];
  if (contract.kind === OrderKind.first) {
    deals.firstOrders++;
    deals.adds[deal] = levelAdds(m, deals.policy[deal], contract.party);
  }
  const { payments } = world;
  if (payments === null || !payments.happens) return deal;
  if (draw(Purpose.neverPaid, key0, key1, 0) < payments.neverPaid) {
    deals.neverPaid[deal] = 1;
  } else if (draw(Purpose.refund, key0, key1, 0) < payments.refunded) {
    const wait = exponentialQuantile(draw(Purpose.refundAfter, key0, key1, 0));
    deals.refundedAt[deal] = deals.receivedAt[deal] + 1 + Math.floor(wait * payments.refundedAfter);
  }
  return deal;
}
