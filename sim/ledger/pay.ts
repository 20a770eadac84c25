import { proportion, timesRate } from './rounding.ts';
import { countedAt, type Sale } from './sale.ts';
import type { SalesOfPeriod } from './sales-of-period.ts';
import { splitByLargestRemainder } from './split.ts';
import type { HoldBack } from './terms.ts';

/** What a payment is for. */
export const PAY_KINDS = [
  'discount',
  'commission',
  'rebate',
  'growth',
  'milestone',
  'spiff',
  'coop',
  /** Taken back after a refund: a negative amount. */
  'clawback',
  /** What the partner spends on promotion, and on which co-op money is paid: a negative amount. */
  'promotion',
] as const;
export type PayKind = (typeof PAY_KINDS)[number];

/**
 * One payment for one sale, before disputes share it out. There are very many, so it is a class: literals whose amounts are
 * small in one run and large in another are converted one by one by the engine, which took a tenth of a replication.
 */
export class Pay {
  /** Index of the sale. */
  readonly sale: number;
  readonly kind: PayKind;
  /** For a clawback, what kind of pay is taken back; else the kind itself. */
  readonly of: PayKind;
  /** Whole minor units. */
  readonly amount: number;
  /** Second at which it is due. */
  readonly at: number;

  constructor(sale: number, kind: PayKind, of: PayKind, amount: number, at: number) {
    this.sale = sale;
    this.kind = kind;
    this.of = of;
    this.amount = amount;
    this.at = at;
  }
}

/** Shares the pay of a period out over its sales by what each counts, and notes it. */
export function payOverSales(
  pays: Pay[],
  sales: readonly Sale[],
  group: SalesOfPeriod,
  kind: PayKind,
  amount: number,
  at: number,
  heldBack: HoldBack | null,
): void {
  if (amount === 0) return;
  const weights = group.sales.map((i) => countedAt(sales[i], at));
  splitByLargestRemainder(amount, weights).forEach((part, n) => {
    payOut(pays, sales[group.sales[n]], group.sales[n], kind, part, at, heldBack);
  });
}

/** Notes a payment, a part of it for later if some is held back; a refund meanwhile takes its part of that. */
export function payOut(
  pays: Pay[],
  sale: Sale,
  i: number,
  kind: PayKind,
  amount: number,
  at: number,
  heldBack: HoldBack | null,
): void {
  if (amount === 0) return;
  if (heldBack === null) {
    pays.push(new Pay(i, kind, kind, amount, at));
    return;
  }
  const window = sale.receivedAt + (sale.terms.clawback?.within ?? 0);
  const later = Math.max(at, heldBack.until === 'go-live' ? sale.goLiveAt : window);
  let held = timesRate(amount, heldBack.share);
  if (amount > held) pays.push(new Pay(i, kind, kind, amount - held, at));
  if (sale.refundedAt >= at && sale.refundedAt < later) {
    held -= proportion(held, sale.refunded, sale.counted);
  }
  if (held > 0) pays.push(new Pay(i, kind, kind, held, later));
}
