import { Pay } from './pay.ts';
import { proportion, timesRate } from './rounding.ts';
import type { Sale } from './sale.ts';

/** What a refund leaves alone: sums for having come so far, and promotion that has been done. */
const KEPT = new Set<Pay['kind']>(['milestone', 'promotion', 'clawback']);

/**
 * What refunds take back of pay that had been paid: the refunded part of it, as far as the terms say, if the refund
 * comes within their window after the receipt. A discount that the partner kept of money it collected is not among it:
 * the platform credits such a refund when it comes.
 */
export function clawbacks(pays: Pay[], sales: readonly Sale[]): void {
  const paid = pays.length;
  for (let n = 0; n < paid; n++) {
    const { sale: i, kind, amount, at } = pays[n];
    const sale = sales[i];
    const { clawback, collectedBy } = sale.terms;
    if (clawback === null || sale.refunded === 0 || KEPT.has(kind)) continue;
    if (kind === 'discount' && collectedBy === 'partner') continue;
    if (sale.refundedAt < at || sale.refundedAt >= sale.receivedAt + clawback.within) continue;
    const back = timesRate(proportion(amount, sale.refunded, sale.counted), clawback.share);
    if (back > 0) pays.push(new Pay(i, 'clawback', kind, -back, sale.refundedAt));
  }
}
