/** What partners are paid that recommend and do not sell: plain data, made from the policy's `recommender_pay` block. */

/** Whose an order is that two of them can claim. */
export const CREDITS = ['first-touch', 'last-touch', 'brought-it', 'split'] as const;
export type Credit = (typeof CREDITS)[number];

/** Enquiries that are paid for. */
export const PAID_LEADS = ['every-lead', 'effective-leads', 'accepted-leads'] as const;
type PaidLeads = (typeof PAID_LEADS)[number];

/** What one type is paid. Amounts in minor units, times in seconds. */
export interface RecommenderRule {
  readonly perLead: {
    readonly pays: number;
    readonly for: PaidLeads;
    /** Enquiries of one partner in a calendar month at most. */
    readonly atMost: number;
  } | null;
  readonly perOrder: {
    /** Share of the counted amount of the first order, and the most for one order. */
    readonly share: number;
    readonly atMost: number;
  } | null;
  readonly perPost: {
    readonly pays: number;
    /** Posts of one partner in a calendar month at most. */
    readonly atMost: number;
  } | null;
  /** From the enquiry, the post, or the receipt of the order. */
  readonly paidAfter: number;
}

export interface RecommenderTerms {
  /** Null where no rule says. */
  readonly credit: Credit | null;
  /** Part of whoever brought the customer where orders are split. */
  readonly broughtPart: number;
  /** Whether those are paid too that only influenced a customer. */
  readonly influenced: boolean;
  /** From the touch to the order. */
  readonly window: number;
  /** From the pay to what takes it back; 0 for never. */
  readonly takenBackWithin: number;
  /** By type; null for one that is paid nothing. */
  readonly rules: readonly (RecommenderRule | null)[];
}
