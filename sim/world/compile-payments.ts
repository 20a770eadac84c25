import type { PaymentRisks } from './compiled.ts';
import type { WorldDocument } from './schema.ts';

/** What becomes of money after a contract, as the market reads it. */
export function compilePayments(written: WorldDocument['payments']): PaymentRisks | null {
  if (written === undefined) return null;
  return {
    happens: written.happens,
    neverPaid: written.never_paid,
    refunded: written.refunded,
    refundedAfter: written.refunded_after.seconds,
    coopClaimed: written.coop_claimed,
    coopProven: written.coop_proven,
  };
}
