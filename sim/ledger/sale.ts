import type { Settlement } from './terms.ts';

/** A deal as pay looks at it. Times are seconds of the simulation, amounts whole minor units. */
export interface Sale {
  /** Who sold it. */
  readonly party: number;
  readonly terms: Settlement;
  /** Deals of one number count together: that of the policy that governs them. */
  readonly scheme: number;
  /** As `OrderKind`. */
  readonly kind: number;
  readonly product: number;
  /** What pay is counted on. */
  readonly counted: number;
  /** Share of the counted amount that the partner keeps. */
  readonly discount: number;
  /** What the partner gave the customer out of that, minor units. */
  readonly given: number;
  readonly signedAt: number;
  readonly receivedAt: number;
  readonly goLiveAt: number;
  /** When the customer had its money back; Infinity for never. */
  readonly refundedAt: number;
  /** What of the counted amount it had back. */
  readonly refunded: number;
  /** Headquarters' own team is paid nothing; only a partner that a dispute left a part of the discount is. */
  readonly ownTeam: boolean;
  /** A sanction: nothing but the discount is paid, and no scheme counts it. */
  readonly losesSteps: boolean;
  /** Neither order nor money counts: it was never paid, and receipts are counted. */
  readonly void: boolean;
}

/** What of a sale still counts for pay that falls due at `time`. */
export function countedAt(sale: Sale, time: number): number {
  if (sale.void) return 0;
  return sale.refundedAt < time ? sale.counted - sale.refunded : sale.counted;
}

/** Does an order of this kind count for a scheme? @param counts bit per kind */
export function counts(counts: number, sale: Sale): boolean {
  return !sale.void && !sale.ownTeam && !sale.losesSteps && ((counts >>> sale.kind) & 1) === 1;
}
