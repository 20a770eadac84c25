import { ADAPTATION_MEASURES } from './adaptation-measures.ts';
import { AFTER_ORDER_MEASURES, AFTER_SALES_MEASURES } from './after-order-measures.ts';
import { CONFLICT_MEASURES } from './conflict-measures.ts';
import { customer, MINOR, money, per100, SECONDS_PER_DAY, SECONDS_PER_HOUR } from './customer-measure.ts';
import { DELIVERY_MEASURES } from './delivery-measures.ts';
import { DIRECT_TEAM_MEASURES } from './direct-team-measures.ts';
import { DISCOUNT_MEASURES } from './discount-measures.ts';
import type { CustomerFact } from './facts.ts';
import { HAND_OFF_MEASURES } from './hand-off-measures.ts';
import { MANAGEMENT_MEASURES } from './management-measures.ts';
import { PARTNER_CARE_MEASURES } from './partner-care-measures.ts';
import { PAYMENT_MEASURES } from './payment-measures.ts';
import { PROMOTION_MEASURES } from './promotion-measures.ts';
import { QUOTATION_MEASURES } from './quotation-measures.ts';
import { RECOMMENDER_MEASURES } from './recommender-measures.ts';
import { RECRUITMENT_MEASURES } from './recruitment-measures.ts';
import { REFERRAL_MEASURES } from './referral-measures.ts';
import { SHOCK_MEASURES } from './shock-measures.ts';
import { STEP_MEASURES } from './step-measures.ts';
import type { Topic } from './topics.ts';

/**
 * Every measure: what it divides by what, which way is good, and from which difference on it matters.
 * Denominators come from the world's truth, never from what a policy calls a lead, so that a stricter rule
 * cannot make itself look good by counting fewer. The few that divide by an outcome (days a dispute, cost a
 * customer won) describe it only: they have no better direction and no verdict.
 */
export interface MeasureBase {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly scale: number;
  readonly better: 'higher' | 'lower' | 'neither';
  /** Smallest difference that matters by default, in the unit shown (assumption; a study may say otherwise). */
  readonly material: number | null;
  readonly headline?: true;
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

export const MEASURES: readonly Measure[] = [
  customer('conversion', 'Customers won', 'customersWon', 'customers', {
    ...per100('higher', 0.2),
    headline: true,
  }),
  customer('worked-twice', 'Worked twice', 'workedTwice', 'customers', {
    ...per100('lower', 0.5),
    headline: true,
  }),
  {
    kind: 'partner',
    id: 'partner-profit',
    title: 'Partner profit',
    numerator: 'profit',
    denominator: 'partner-months',
    unit: 'CNY per partner-month',
    scale: MINOR,
    better: 'higher',
    material: 200,
    headline: true,
    decimals: 0,
  },
  customer(
    'hq-contribution',
    'HQ contribution',
    [
      ['revenue', 1],
      ['costOfGoods', -1],
      ['partnerPay', -1],
      ['neverRemitted', -1],
      ['leadCost', -1],
      ['hqHoursCost', -1],
      ['recommenderPay', -1, 'recommenders'],
    ],
    'customers',
    { ...money('higher', 10), headline: true },
  ),
  customer(
    'money-sum',
    'Partners and HQ together',
    [
      ['revenue', 1],
      ['costOfGoods', -1],
      ['neverRemitted', -1],
      ['leadCost', -1],
      ['hqHoursCost', -1],
      ['partnerHoursCost', -1],
      ['partnerCapitalCost', -1],
      ['promotionSpend', -1, 'payments'],
      ['localPromotionSpend', -1, 'localPromotion'],
      // What those keep of it that recommend is not known: their own costs are not simulated.
      ['recommenderPay', -1, 'recommenders'],
    ],
    'customers',
    { ...money('higher', 10), headline: true },
  ),
  customer(
    'contacted-1h',
    'Contacted within 1 hour',
    'contactedWithin1h',
    'firstLeads',
    per100('higher', 1, 'per 100 real leads'),
  ),
  customer(
    'contacted-8h',
    'Contacted within 8 hours',
    'contactedWithin8h',
    'firstLeads',
    per100('higher', 1, 'per 100 real leads'),
  ),
  customer(
    'contacted-24h',
    'Contacted within 24 hours',
    'contactedWithin24h',
    'firstLeads',
    per100('higher', 1, 'per 100 real leads'),
  ),
  customer(
    'contacted-7d',
    'Contacted within 7 days',
    'contactedWithin7d',
    'firstLeads',
    per100('higher', 1, 'per 100 real leads'),
  ),
  customer(
    'never-contacted',
    'Never contacted',
    'neverContacted',
    'firstLeads',
    per100('lower', 1, 'per 100 real leads'),
  ),
  customer('reached', 'Customer reached', 'reached', 'needs', per100('higher', 1, 'per 100 needs')),
  customer('quoted', 'Customer has a quote', 'quoted', 'needs', per100('higher', 1, 'per 100 needs')),
  customer('quotes-won', 'Quotes won', 'needsWon', 'quoted', per100('neither', null, 'per 100 quotes')),
  customer(
    'high-value-lost',
    'High-value needs lost',
    'highValueLost',
    'highValue',
    per100('lower', 1, 'per 100 high-value needs'),
  ),
  customer('lost-to-rival', 'Lost to a rival', 'lostToRival', 'needs', per100('lower', 0.5, 'per 100 needs')),
  customer(
    'no-decision',
    'Ended without a decision',
    'lostToNoDecision',
    'needs',
    per100('lower', 0.5, 'per 100 needs'),
  ),
  customer(
    'lost-unattended',
    'Lost with nobody having reached them',
    'lostUnattended',
    'needs',
    per100('lower', 0.5, 'per 100 needs'),
  ),
  customer(
    'won-by-hq',
    "Won by HQ's direct team",
    'needsWonByHq',
    'needs',
    per100('neither', null, 'per 100 needs'),
  ),
  customer(
    'in-sequence',
    'Worked by one party after another',
    'workedInSequence',
    'customers',
    per100('neither', null),
  ),
  customer('claimed', 'Disputes reported to HQ', 'claimed', 'customers', per100('lower', 0.5)),
  customer('hidden', 'Worked twice and never reported', 'hidden', 'customers', per100('lower', 0.5)),
  customer(
    'conflict-partners',
    'Disputes: several partners',
    'disputesSeveralPartners',
    'customers',
    per100('lower', 0.2),
  ),
  customer('conflict-grabbing', 'Disputes: grabbing', 'disputesGrabbing', 'customers', per100('lower', 0.2)),
  customer(
    'conflict-hq',
    'Disputes: partner against HQ',
    'disputesPartnerAgainstHq',
    'customers',
    per100('lower', 0.2),
  ),
  customer('dispute-days', 'Days from report to decision', 'disputeSeconds', 'disputesDecided', {
    unit: 'days per dispute',
    scale: 1 / SECONDS_PER_DAY,
    better: 'neither',
    material: null,
    decimals: 1,
  }),
  customer(
    'sla-breaches',
    'Deadlines missed',
    [
      ['acceptBreaches', 1],
      ['contactBreaches', 1],
    ],
    'firstLeads',
    per100('lower', 1, 'per 100 real leads'),
  ),
  customer('declined', 'Offers declined', 'declined', 'firstLeads', per100('lower', 1, 'per 100 real leads')),
  customer(
    'reclaims',
    'Leads taken back',
    'reclaims',
    'firstLeads',
    per100('neither', null, 'per 100 real leads'),
  ),
  customer('won-after-reclaim', 'Won after a reclaim', 'wonAfterReclaim', 'customers', per100('higher', 0.1)),
  customer(
    'reclaimed-wrongly',
    'Taken back while being worked',
    'reclaimedWrongly',
    'firstLeads',
    per100('lower', 0.5, 'per 100 real leads'),
  ),
  customer(
    'false-reports',
    'False reports of progress',
    'falseReports',
    'firstLeads',
    per100('lower', 0.5, 'per 100 real leads'),
  ),
  customer('idle-protection', 'Protected without work', 'idleProtectedSeconds', 'customers', {
    unit: 'days per 100 customers',
    scale: 100 / SECONDS_PER_DAY,
    better: 'lower',
    material: 10,
    decimals: 0,
  }),
  customer('held-idle', 'Held and never worked (squatting)', 'heldIdleSeconds', 'customers', {
    unit: 'days per 100 customers',
    scale: 100 / SECONDS_PER_DAY,
    better: 'lower',
    material: 50,
    decimals: 0,
  }),
  customer(
    'judged-ineffective',
    'Real enquiries judged ineffective',
    'judgedIneffective',
    'customers',
    per100('lower', 0.5),
  ),
  customer(
    'unrecognised',
    'Further enquiries not recognised',
    'unrecognised',
    'customers',
    per100('lower', 0.5),
  ),
  customer('hours-on-junk', 'Partner hours on enquiries that were none', 'junkSeconds', 'customers', {
    unit: 'hours per 100 customers',
    scale: 100 / SECONDS_PER_HOUR,
    better: 'lower',
    material: 2,
    decimals: 1,
  }),
  customer('registration-days', 'Days from registration to answer', 'registrationSeconds', 'registrations', {
    unit: 'days per registration',
    scale: 1 / SECONDS_PER_DAY,
    better: 'neither',
    material: null,
    decimals: 2,
  }),
  customer('manager-hours', "Channel managers' hours", 'managerSeconds', 'customers', {
    unit: 'hours per 100 customers',
    scale: 100 / SECONDS_PER_HOUR,
    better: 'lower',
    material: 2,
    decimals: 1,
  }),
  customer('manager-wait', "Wait in the channel managers' queue", 'managerWaitSeconds', 'managerJobs', {
    unit: 'hours per matter',
    scale: 1 / SECONDS_PER_HOUR,
    better: 'neither',
    material: null,
    decimals: 1,
  }),
  ...DIRECT_TEAM_MEASURES,
  customer('revenue', 'Receipts', 'revenue', 'customers', money('higher', 20)),
  customer(
    'partner-pay',
    'Receipts that go to partners',
    'partnerPay',
    'revenue',
    per100('neither', null, '% of receipts'),
  ),
  customer(
    'step-pay',
    'Commission and rebate in steps',
    'rebatePaid',
    'revenue',
    per100('neither', null, '% of receipts'),
  ),
  customer('cash-lag', 'Days from contract to partner pay', 'payLagSeconds', 'partnerPay', {
    unit: 'days',
    scale: 1 / SECONDS_PER_DAY,
    better: 'neither',
    material: null,
    decimals: 1,
  }),
  customer('lead-cost', 'Lead cost per customer won', 'leadCost', 'customersWon', {
    unit: 'CNY per customer won',
    scale: MINOR,
    better: 'neither',
    material: null,
    decimals: 0,
  }),
  {
    kind: 'partner',
    id: 'partner-pay-month',
    title: 'Partner pay',
    numerator: 'pay',
    denominator: 'partner-months',
    unit: 'CNY per partner-month',
    scale: MINOR,
    better: 'neither',
    material: null,
    decimals: 0,
  },
  {
    kind: 'partner',
    id: 'partner-load',
    title: 'Working time spent on the cohort',
    numerator: 'seconds',
    denominator: 'capacity',
    unit: '% of working time',
    scale: 100,
    better: 'neither',
    material: null,
    decimals: 1,
  },
  {
    kind: 'distribution',
    id: 'profit-p10',
    title: 'Profit of the tenth-worst partner in a hundred',
    statistic: 'profit-p10',
    unit: 'CNY per partner-month',
    scale: MINOR,
    better: 'higher',
    material: 100,
    decimals: 0,
  },
  {
    kind: 'distribution',
    id: 'losing-money',
    title: 'Partners losing money',
    statistic: 'losing-share',
    unit: '% of partners',
    scale: 100,
    better: 'lower',
    material: 2,
    decimals: 1,
  },
  {
    kind: 'distribution',
    id: 'revenue-gini',
    title: 'Concentration of revenue (Gini)',
    statistic: 'revenue-gini',
    unit: '0..1',
    scale: 1,
    better: 'neither',
    material: null,
    decimals: 3,
  },
  {
    kind: 'distribution',
    id: 'top-20',
    title: 'Revenue of the top 20 % of partners',
    statistic: 'revenue-top-20',
    unit: '% of revenue',
    scale: 100,
    better: 'neither',
    material: null,
    decimals: 1,
  },
  ...MANAGEMENT_MEASURES,
  ...QUOTATION_MEASURES,
  ...DISCOUNT_MEASURES,
  ...PAYMENT_MEASURES,
  ...AFTER_ORDER_MEASURES,
  ...AFTER_SALES_MEASURES,
  ...PROMOTION_MEASURES,
  ...STEP_MEASURES,
  ...REFERRAL_MEASURES,
  ...HAND_OFF_MEASURES,
  ...RECOMMENDER_MEASURES,
  ...ADAPTATION_MEASURES,
  ...RECRUITMENT_MEASURES,
  ...PARTNER_CARE_MEASURES,
  ...CONFLICT_MEASURES,
  ...SHOCK_MEASURES,
  ...DELIVERY_MEASURES,
];
