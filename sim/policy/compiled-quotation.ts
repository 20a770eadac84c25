import type { Condition, Span } from './compiled.ts';

/** What a party may ask to do otherwise than its rule says. */
export const EXCEPTIONS = ['more-support', 'quote-alone', 'below-lowest'] as const;
export type Exception = (typeof EXCEPTIONS)[number];

export interface QuotationRule {
  readonly name: string;
  readonly when: Condition;
  /** 0 basic quotation, 1 solution support, 2 joint proposal. */
  readonly level: 0 | 1 | 2;
  /** Seconds of a presales engineer; 0 for what the world says is needed. */
  readonly hqSeconds: number;
  readonly answersWithin: Span;
  readonly quoteAloneWhenLate: boolean;
  /** Contracts a party has to win before it may do without a joint proposal. */
  readonly jointForFirst: number;
  readonly singlePriceList: boolean;
  /** Largest discount allowed, as a share of the list price without advertising spend; 1 for no limit. */
  readonly largestDiscount: number;
}

/** How projects are quoted. */
export interface QuotationPolicy {
  readonly rules: readonly QuotationRule[];
  /** Bit of each of `EXCEPTIONS` that may be asked for. */
  readonly exceptions: number;
  readonly exceptionsAnsweredWithin: Span;
  /** Share of an overrun that a party bears which quoted without a joint proposal. */
  readonly partnerBears: number;
  /** Whether the policy says at all who bears it. */
  readonly saysWhoBears: boolean;
}

/** Teaching of partners by presales engineers. */
export interface Enablement {
  /** Seconds of a presales engineer, and of the partner, for one lesson. */
  readonly hqSeconds: number;
  readonly partnerSeconds: number;
  /** Seconds from one lesson of a partner to the next. */
  readonly every: number;
}

export const SANCTIONS = ['warning', 'no-rebate-this-quarter', 'no-pay-for-the-deal', 'passed-over'] as const;
export type Sanction = (typeof SANCTIONS)[number];

/** What becomes of prices below the lowest allowed. */
export interface Undercutting {
  /** Share of contracts whose price is audited. */
  readonly audited: number;
  readonly sanction: Sanction;
  /** Seconds without new leads, for `passed-over`. */
  readonly passedOverFor: number;
}
