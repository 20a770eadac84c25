import type { CustomerFact } from './facts.ts';
import type { Topic } from './topics.ts';

/** What every measure says of itself: how it is shown, which way is good, and from which difference on it matters. */
export interface MeasureBase {
  readonly id: string;
  readonly title: string;
  /** Unit of the value as shown, e.g. `per 100 customers`, `CNY per partner-month`, `%`. */
  readonly unit: string;
  /** Factor from numerator / denominator to the unit shown (100 for a percentage). */
  readonly scale: number;
  readonly better: 'higher' | 'lower' | 'neither';
  /** Smallest difference that matters by default, in the unit shown (assumption; a study may say otherwise). */
  readonly material: number | null;
  readonly headline?: true;
  /** Number of decimals worth showing. */
  readonly decimals: number;
  /** Mechanism without which there is nothing to measure; it has rows only in worlds that hold it. */
  readonly topic?: Topic;
}

/** A term of a numerator: a fact and its factor; it stands only in worlds that hold the mechanism named. */
export type Term = readonly [CustomerFact, number, Topic?];

/** Made of facts about customers; has scenario rows and slices by source, region and product. */
export interface CustomerMeasure extends MeasureBase {
  readonly kind: 'customer';
  readonly numerator: readonly Term[];
  readonly denominator: CustomerFact;
}

/** Amounts a partner measure adds up over the partners present at cut-over. */
export type PartnerAmount =
  | 'pay'
  | 'hoursCost'
  | 'capitalCost'
  | 'profit'
  | 'seconds'
  | 'won'
  | 'offers'
  | 'revenue';

/** Sums over the months at whose beginning partners looked at their books while the cohort arrived. */
const PARTNER_SUM_WORDS = {
  looks: 'partners times the months at whose beginning they looked at their books',
  trust: 'their trust, 0 to 1, at each look',
  effort: 'their attention against what the world says, at each look',
  claims: 'their probability to claim a customer of another, at each look',
  honesty: 'their probability to report truthfully when it costs the lead, at each look',
  margin: 'pay less the cost of hours that they remember, at each look',
  hours: 'hours that they remember, at each look',
  left: 'partners that left while the cohort arrived',
  insolvent: 'those of them that had used up their money',
  applied: 'candidates that applied while the cohort arrived',
  struck: 'partners that a shock took while the cohort arrived',
  signed: 'candidates signed while the cohort arrived',
  activated: 'those of them that had sold something by the end',
  screeningSeconds: 'seconds of channel managers for screening them',
  visits: 'visits of channel managers to partners while the cohort arrived',
} as const;
export type PartnerSum = keyof typeof PARTNER_SUM_WORDS;
export const PARTNER_SUMS: Readonly<Record<PartnerSum, string>> = PARTNER_SUM_WORDS;
export const PARTNER_SUM_NAMES = Object.keys(PARTNER_SUM_WORDS) as PartnerSum[];

/** Made of amounts per partner and cohort month; has slices by archetype. */
export interface PartnerMeasure extends MeasureBase {
  readonly kind: 'partner';
  readonly numerator: PartnerAmount | PartnerSum;
  /**
   * Months of the partners present at cut-over, months that anybody was a partner, or the working seconds partners had.
   */
  readonly denominator: 'partner-months' | 'months-as-partner' | 'capacity' | PartnerSum;
}

/** One number over the distribution of partners in one replication. */
export interface DistributionMeasure extends MeasureBase {
  readonly kind: 'distribution';
  readonly statistic: 'profit-p10' | 'losing-share' | 'revenue-gini' | 'revenue-top-20';
}

/** How much of its working time HQ's direct team works; one number a replication. */
export interface DirectTeamMeasure extends MeasureBase {
  readonly kind: 'direct-team';
  readonly numerator: 'worked';
  readonly denominator: 'capacity';
}

export type Measure = CustomerMeasure | PartnerMeasure | DistributionMeasure | DirectTeamMeasure;
