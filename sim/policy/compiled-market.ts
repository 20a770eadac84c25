import type { Condition, Span } from './compiled.ts';

/** What the holder of a region has of it. */
export const MARKET_RIGHTS = ['exclusive', 'first-offer', 'finder-share', 'duties-only'] as const;
type MarketRightKind = (typeof MARKET_RIGHTS)[number];

/** What a right leaves out, in bit order of `MarketRight.leavesOut`. */
export const LEFT_OUT = ['registered-customers', 'key-accounts', 'customers-choice'] as const;

/** The right to one region: a rule that names several regions makes one for each. */
export interface MarketRight {
  /** Index of its rule. */
  readonly rule: number;
  readonly region: number;
  readonly kind: MarketRightKind;
  /** Share of the first order's margin, for `finder-share`. */
  readonly share: number;
  /** Party that holds it; -1 for whoever has promoted most there. */
  readonly holder: number;
  /** Leads of the region that it is about. */
  readonly covers: Condition;
  /** Bits of `LEFT_OUT`. */
  readonly leavesOut: number;
  /** Seconds; Infinity for ever. */
  readonly lasts: number;
  readonly duties: {
    /** Minor units a month that its holder has to spend on promotion. */
    readonly promotion: number;
    /** Least shares of the leads given by this right that it takes on, and that it answers in time (seconds). */
    readonly takesOn: number;
    readonly answers: number;
    readonly answersWithin: number;
  };
  /** What proofs must show, as `FollowUp.evidence`. */
  readonly evidence: 0 | 1 | 2;
  /** Seconds between reviews, 0 for none; share of them that is held. */
  readonly reviewEvery: number;
  readonly reviewsHeld: number;
  /** Seconds from the grant in which misses do not count. */
  readonly grace: number;
  /** Misses in a row after which it is withdrawn, and seconds for which the region is open then. */
  readonly withdrawAfter: number;
  readonly openFor: number;
  /**
   * Leads a week that the region brings without promotion and that it covers; share of what promotion raises and would go
   * to any partner of the region without it.
   */
  readonly coveredPerWeek: number;
  readonly coveredShare: number;
}

/** Steps that decide between a customer's protection and a market's. */
export const MARKET_STEPS = [
  'customer-protection',
  'market-protection',
  'customer-in-writing',
  'channel-manager',
] as const;
export type MarketStep = (typeof MARKET_STEPS)[number];

export interface MarketConflictRule {
  readonly decide: readonly MarketStep[];
  readonly within: Span;
  /** Share of the first order's margin for the holder of the market who had to stand back. */
  readonly holderGets: number;
}

export interface MarketProtection {
  /** Names of the rules. */
  readonly rules: readonly string[];
  readonly rights: readonly MarketRight[];
  /** Null where nothing is said: a grey area. */
  readonly conflict: MarketConflictRule | null;
}
