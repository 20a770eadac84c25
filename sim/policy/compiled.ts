import type { RecommenderTerms } from '../ledger/recommender-terms.ts';
import type { RoleShares } from '../ledger/role-split.ts';
import type { Period, Settlement } from '../ledger/terms.ts';
import type { AfterSalesPolicy, DutyOwner, Maintenance } from './compiled-after-order.ts';
import type { LaterConflictRule } from './compiled-conflicts.ts';
import type { MarketProtection } from './compiled-market.ts';
import type { Enablement, QuotationPolicy, Undercutting } from './compiled-quotation.ts';

/**
 * A policy as the market applies it: plain, structured-cloneable data. Names are indexes into the world's
 * lists, sets of names are bit masks, quantities are numbers. Made once before a run from the checked document.
 */

/** A span of time on the calendar of whoever must act; see `model` notes in `sim/README.md`, section time. */
export interface Span {
  readonly kind: 'wall' | 'working-hours' | 'working-days' | 'forever';
  /** Seconds for `wall` and `working-hours`, days for `working-days`, 0 for `forever`. */
  readonly amount: number;
}

/** Fields a condition may ask for; the view holds a number for each. */
export const CONDITION_FIELDS = [
  'source',
  'origin',
  'tier',
  'region',
  'group',
  'product',
  'market',
  'customer',
  'modules',
  'value',
  'score',
  'moves',
  'protected',
] as const;
export type ConditionField = (typeof CONDITION_FIELDS)[number];

/** One test: `value` of the field is in `mask` (names, at most 31 of a kind), or in [atLeast, below). */
export interface Test {
  readonly field: number;
  /** Bit i set: name i is wanted. 0 for a numeric test. */
  readonly mask: number;
  readonly atLeast: number;
  readonly below: number;
}

/** All tests must hold; an empty list is `anything`. */
export type Condition = readonly Test[];

interface CompiledTier {
  readonly name: string;
  readonly when: Condition;
}

export interface MatchWeights {
  readonly skill: number;
  readonly onSite: number;
  readonly speed: number;
  readonly freeHours: number;
  readonly performance: number;
}

interface RuleHead {
  readonly name: string;
  readonly when: Condition;
}

/** Candidates are partners serving the lead's region (`region`), or all partners (`everywhere`). */
export type Reach = 'region' | 'everywhere';

/** Terms of an open pool: who sees the lead, for how long, and how much one partner may take. */
export interface PoolTerms {
  readonly within: Reach;
  /** Seconds the lead lies in the pool before the next rule is asked. */
  readonly window: number;
  /** Claims a partner may make a day, and leads out of the pool it may hold; Infinity for no limit. */
  readonly claimsPerDay: number;
  readonly holding: number;
}

export type AllocationRule = RuleHead &
  (
    | {
        readonly kind: 'round-robin';
        readonly within: Reach;
        /** One counter a region (a single one for `everywhere`): place of the last party served, from 1. */
        readonly firstCounter: number;
      }
    | {
        readonly kind: 'weighted';
        readonly within: Reach;
        /** Per party; 0 gets nothing. */
        readonly weights: readonly number[];
        /** One counter a party: its pointer, which moves on by 1 / weight with each lead. */
        readonly firstCounter: number;
      }
    | ({ readonly kind: 'open-pool' } & PoolTerms)
    | {
        readonly kind: 'territory';
        /** Holder per region, -1 for none. */
        readonly holders: readonly number[];
      }
    | { readonly kind: 'best-match'; readonly within: Reach; readonly weights: MatchWeights }
    | { readonly kind: 'partner-of-record' }
    | { readonly kind: 'submitter' }
    | { readonly kind: 'hq-direct' }
    | { readonly kind: 'channel-manager'; readonly within: Reach }
    | { readonly kind: 'random'; readonly within: Reach }
    | { readonly kind: 'nobody' }
  );

export interface Limits {
  /** Open leads a partner may hold, per head of staff; Infinity for none. HQ's direct team is never full. */
  readonly openLeadsPerPerson: number;
  /**
   * What a rule does when its choice is full. Rules that take turns (round-robin, weighted) pass over whoever is
   * full, unless `give-anyway`, and come to this only when all are.
   */
  readonly whenFull: 'next-best' | 'next-rule' | 'hq-direct' | 'give-anyway';
  /** What happens when no rule finds anybody. */
  readonly whenNobody: 'hq-direct' | 'pool' | 'nobody';
  /** Offenders are passed over for a while after so many offences in a window; count 0 switches it off. */
  readonly offences: number;
  readonly offenceWindow: number;
  readonly passedOverFor: number;
}

interface ReclaimRule extends RuleHead {
  readonly after: Span;
}

export interface FollowUp {
  readonly acceptWithin: Span;
  readonly contactWithin: Span;
  /** Bit per `DEVELOPMENT_STEPS`, bit 4 for a logged call. */
  readonly progressMask: number;
  /** What a report of progress must show: 0 nothing, 1 logged activity, 2 the customer's reply. */
  readonly evidence: 0 | 1 | 2;
  readonly audited: number;
  readonly reclaim: readonly ReclaimRule[];
  readonly after: {
    readonly giveTo: 'next-best' | 'open-pool' | 'hq-direct' | 'channel-manager';
    /** Seconds before the same party may have the lead again. */
    readonly coolDown: number;
    readonly atMostMoves: number;
    readonly then: 'hq-direct' | 'nobody' | 'keep';
  };
}

export interface CustomerProtection {
  readonly starts: 'registration-complete' | 'approval';
  /** Bits of `LEAD_FIELDS` a registration must hold. */
  readonly completeMask: number;
  readonly reviewWithin: Span;
  readonly lasts: Span;
  readonly extendBy: Span;
  readonly extensions: number;
  /** Evidence asked for an extension, as `FollowUp.evidence`. */
  readonly extensionEvidence: 0 | 1 | 2;
  readonly whenOver: 'owner-keeps' | 'taken-back';
  readonly covers: 'site' | 'group';
  readonly openRegistrations: number;
}

export const CONFLICT_TYPES = ['one-customer-several-partners', 'grabbing', 'partner-against-hq'] as const;
export type ConflictType = (typeof CONFLICT_TYPES)[number];

export const CONFLICT_STEPS = [
  'customer-in-writing',
  'first-complete',
  'most-qualified',
  'decision-site',
  'lead-owner',
  'registered-partner',
  'hq-direct',
  'split',
  'second-gets-half',
  'channel-manager',
] as const;
export type ConflictStep = (typeof CONFLICT_STEPS)[number];

export interface ConflictRule {
  readonly decide: readonly ConflictStep[];
  readonly within: Span;
  /** Share of the first-order margin for the party that worked and lost. */
  readonly othersWhoWorked: number;
}

/** What becomes of what a partner leaves behind. */
export interface PartnerLeaves {
  /** Open leads go to the direct team; otherwise they are handed out anew. */
  readonly leadsToHq: boolean;
  readonly customersTo: 'next-best' | 'nearest-service-partner' | 'hq-direct';
  readonly within: Reach;
  readonly dataIsOurs: boolean;
  /** Seconds until a customer has somebody again. */
  readonly handedOverAfter: number;
}

/** How often channel managers see their partners; all in seconds. */
export interface PartnerCare {
  readonly every: number;
  readonly newEvery: number;
  readonly newFor: number;
  readonly visitSeconds: number;
  /** A visit is due so long after it has come up. */
  readonly within: Span;
}

/** Which candidates become partners. */
export interface Screening {
  readonly weights: {
    readonly coverage: number;
    readonly resources: number;
    readonly reputation: number;
    readonly culture: number;
  };
  /** Points of 10. */
  readonly cutoff: number;
  /** It is due so long after a candidate has applied. */
  readonly within: Span;
}

/** Levels of partners, highest first. */
export interface PartnerLevels {
  readonly per: Period;
  readonly fallsOneLevel: boolean;
  readonly levels: readonly {
    readonly name: string;
    /** Minor units of contracts in a period. */
    readonly from: number;
    /** Share of the counted amount. */
    readonly adds: number;
    readonly getsLeads: boolean;
  }[];
}

/** Who is to develop a lead that somebody has received; `moment` is a place in `MOMENTS`. */
export type DevelopRule = (AllocationRule | (RuleHead & { readonly kind: 'receiver' })) & {
  readonly moment: number;
};

/** Who develops and who keeps a customer, and how they share the pay for its first order. */
export interface Roles {
  /** None where whoever receives a lead develops it. */
  readonly rules: readonly DevelopRule[];
  readonly maintainer: 'developer' | 'receiver' | 'nearest-service-partner' | 'hq-direct';
  /** Shares that add up to 1; null where whoever signs has all. */
  readonly split: RoleShares | null;
}

export interface CompiledPolicy {
  readonly name: string;
  readonly effective: {
    readonly neededFields: number;
    readonly scoreAtLeast: number;
    /** Seconds within which a recognised second enquiry joins the first; 0 never. */
    readonly againWithin: number;
  };
  readonly tiers: readonly CompiledTier[];
  readonly allocation: readonly AllocationRule[];
  readonly roles: Roles;
  /** Number of counters that rules of allocation and of who develops use together; all start at 0. */
  readonly counters: number;
  /**
   * Partners serving each region, and as the last entry all partners; HQ's direct team is in none. Each list is
   * in the order of the hashes of the names, so that turns and ties hang on no position in a file.
   */
  readonly candidates: readonly (readonly number[])[];
  /** Terms of the pool that `when_nobody` or `after_reclaim` send a lead to: the first open-pool rule's, if any. */
  readonly commonPool: PoolTerms;
  readonly limits: Limits;
  readonly followUp: FollowUp;
  readonly protection: CustomerProtection | null;
  /** In the order of `CONFLICT_TYPES`. */
  readonly conflicts: readonly ConflictRule[];
  /** In the order of `LATER_CONFLICTS`; null where nothing is said: a grey area. */
  readonly laterConflicts: readonly (LaterConflictRule | null)[];
  /** Price per product as a factor on the world's list price. */
  readonly priceFactor: readonly number[];
  readonly settlement: Settlement;
  /** Null where partners that recommend are paid nothing. */
  readonly recommenderPay: RecommenderTerms | null;
  readonly maintenance: Maintenance;
  /** Null where no rule says. */
  readonly partnerLeaves: PartnerLeaves | null;
  /** Null where all partners are alike. */
  readonly partnerLevels: PartnerLevels | null;
  /** Null where all that apply are signed. */
  readonly screening: Screening | null;
  /** Null where nobody is visited. */
  readonly partnerCare: PartnerCare | null;
  readonly afterSales: AfterSalesPolicy | null;
  /** Who has each duty of delivery, in the order of `DUTIES`. */
  readonly delivery: readonly DutyOwner[];
  readonly quotation: QuotationPolicy | null;
  /** Null where every region is open. */
  readonly market: MarketProtection | null;
  readonly enablement: Enablement | null;
  readonly undercutting: Undercutting | null;
  /** Whether a discount lowers what both sides get in proportion, or comes out of the partner's part alone. */
  readonly discountsShared: boolean;
  /** Names of all rules that are counted, in the order of their counters: see `rule-index.ts`. */
  readonly countedRules: readonly string[];
}
