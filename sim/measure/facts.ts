import { ADAPTATION_FACTS } from './adaptation-measures.ts';
import { AFTER_ORDER_FACTS, AFTER_SALES_FACTS } from './after-order-facts.ts';
import { CONFLICT_FACTS } from './conflict-measures.ts';
import { DELIVERY_FACTS } from './delivery-measures.ts';
import { DIRECT_TEAM_FACTS } from './direct-team-measures.ts';
import { HAND_OFF_FACTS, ROLE_PAY_FACTS } from './hand-off-facts.ts';
import { MANAGEMENT_FACTS } from './management-measures.ts';
import { PAYMENT_FACTS } from './payment-facts.ts';
import { PROMOTION_FACTS } from './promotion-facts.ts';
import { QUOTATION_FACTS } from './quotation-facts.ts';
import { RECOMMENDER_FACTS, RECOMMENDER_FACTS_OF } from './recommender-measures.ts';
import { REFERRAL_FACTS } from './referral-facts.ts';
import { SHOCK_FACTS } from './shock-measures.ts';
import { STEP_FACTS } from './step-facts.ts';

/**
 * The facts that measures are made of. The market adds amounts to them as they happen; a measure divides one
 * sum by another. Facts about customers are kept for every bucket of `layout.ts`, facts about partners for
 * every archetype. All are counted for the cohort only and within each customer's follow-up.
 */
export const CUSTOMER_FACTS = {
  customers: 'real customers that arrived',
  needs: 'needs of real customers that arrived',
  firstLeads: 'first enquiries about a real need',
  customersWon: 'customers that bought at least once',
  needsWon: 'needs sold',
  needsWonByHq: "needs sold by HQ's direct team",
  lostToRival: 'needs a rival won',
  lostToNoDecision: 'needs that ended without a decision',
  lostAtDecision: 'needs decided against every party that worked them',
  lostUnattended: 'needs that nobody had reached when they closed',
  openAtEnd: 'needs still open when their follow-up ended',
  customersOpenAtEnd: 'customers with a need still open when their follow-up ended',
  workedTwice: 'needs on which two parties spent hours while both files were open',
  workedInSequence: 'needs that a second party worked after the first one stopped',
  claimed: 'needs with a dispute reported to HQ',
  hidden: 'needs worked twice and never reported',
  disputesSeveralPartners: 'disputes between partners on one customer',
  disputesGrabbing: "disputes about an owner's lead worked by another",
  disputesPartnerAgainstHq: "disputes between a partner and HQ's direct team",
  disputesDecided: 'disputes decided',
  disputeSeconds: 'seconds from report to decision of disputes decided',
  workedTwiceWins: 'needs worked twice and sold',
  contactedWithin1h: 'real first enquiries contacted within 1 hour',
  contactedWithin8h: 'real first enquiries contacted within 8 hours',
  contactedWithin24h: 'real first enquiries contacted within 24 hours',
  contactedWithin7d: 'real first enquiries contacted within 7 days',
  neverContacted: 'real first enquiries never contacted',
  reached: 'needs whose customer was reached',
  quoted: 'needs with a quote',
  offers: 'times a lead was given to a party',
  declined: 'offers declined',
  acceptBreaches: 'offers not accepted in time',
  contactBreaches: 'leads not contacted in time',
  reclaims: 'leads taken back',
  reclaimedWrongly: 'leads taken back from a party that was working them',
  wonAfterReclaim: 'needs sold by a party that got the lead after a reclaim',
  falseReports: 'false reports of progress made',
  falseReportsPassed: 'false reports of progress that passed',
  audits: 'reports audited',
  registrations: 'complete registrations submitted',
  registrationSeconds: 'seconds from submission to answer of registrations',
  protectedSeconds: 'seconds of customer protection',
  idleProtectedSeconds: 'seconds of customer protection without work for 14 days or more',
  afterProtection:
    'times a party turned to a customer whose protection, for which it had stayed away or been refused, was over',
  heldIdleSeconds: 'seconds leads were held by a party that never worked them',
  judgedIneffective: 'real enquiries a policy did not count as effective',
  merged: 'enquiries joined with an earlier one',
  unrecognised: 'further enquiries of a customer that were not recognised',
  highValue: 'needs worth at least the large-deal amount',
  highValueLost: 'needs worth at least the large-deal amount that were not sold',
  junkSeconds: 'seconds partners spent on enquiries that were none',
  partnerSeconds: 'seconds partners spent on customers',
  hqSellingSeconds: "seconds HQ's direct team spent on customers",
  ...DIRECT_TEAM_FACTS,
  managerSeconds: 'seconds channel managers spent on customers',
  managerWaitSeconds: "seconds matters waited in the channel managers' queue",
  managerJobs: 'matters handled by channel managers',
  revenue: 'receipts, minor units without VAT',
  listValue: 'list value of what was sold, minor units',
  costOfGoods: 'cost of goods of what was sold and ad spend passed on, minor units',
  partnerPay: 'pay of partners, minor units',
  rebatePaid: 'commission and rebate in steps, part of the pay, minor units',
  payLagSeconds: 'pay times seconds from contract to payment, minor units x seconds',
  leadCost: 'cost of leads, minor units',
  partnerHoursCost: "partners' hours at their hourly cost, minor units",
  partnerCapitalCost: 'capital cost of the pay lag, minor units',
  hqHoursCost: "hours of HQ's people at their cost, minor units",
  ...QUOTATION_FACTS,
  ...PAYMENT_FACTS,
  ...AFTER_ORDER_FACTS,
  ...AFTER_SALES_FACTS,
  ...PROMOTION_FACTS,
  ...STEP_FACTS,
  ...REFERRAL_FACTS,
  ...RECOMMENDER_FACTS,
  ...ADAPTATION_FACTS,
  ...HAND_OFF_FACTS,
  ...ROLE_PAY_FACTS,
  ...CONFLICT_FACTS,
  ...SHOCK_FACTS,
  ...DELIVERY_FACTS,
  ...MANAGEMENT_FACTS,
} as const;
export type CustomerFact = keyof typeof CUSTOMER_FACTS;

/** Facts that enquiries without a customer behind them count for too: money, hours, and the junk itself. */
const OF_JUNK_TOO: readonly CustomerFact[] = [
  'junkSeconds',
  'partnerSeconds',
  'hqSellingSeconds',
  'managerSeconds',
  'managerWaitSeconds',
  'managerJobs',
  'managerCost',
  'leadCost',
  // Partners may be paid for bringing an enquiry, whatever is behind it.
  'partnerPay',
  'payLagSeconds',
  'partnerCapitalCost',
  'incentivesPaid',
  'partnerHoursCost',
  'hqHoursCost',
  ...RECOMMENDER_FACTS_OF.junkToo,
];

/** Index of each fact, in the order above. */
export const FACT_NAMES = Object.keys(CUSTOMER_FACTS) as CustomerFact[];
export const FACT_COUNT = FACT_NAMES.length;
export const Fact = Object.fromEntries(FACT_NAMES.map((name, index) => [name, index])) as Readonly<
  Record<CustomerFact, number>
>;

/**
 * Facts that customers count for which promotion, other customers or partners that recommend have brought. They are no part of what measures divide by, since a plan
 * brings them itself; but the money and the hours they bring and take are real, and so is what they buy later.
 */
const OF_BROUGHT_TOO: readonly CustomerFact[] = [
  ...OF_JUNK_TOO,
  'revenue',
  'listValue',
  'costOfGoods',
  'rebatePaid',
  'marketHolderPaid',
  ...RECOMMENDER_FACTS_OF.broughtToo,
  ...(Object.keys(PAYMENT_FACTS) as CustomerFact[]),
  ...(Object.keys(AFTER_ORDER_FACTS) as CustomerFact[]),
  ...(Object.keys(AFTER_SALES_FACTS) as CustomerFact[]),
  ...(Object.keys(ROLE_PAY_FACTS) as CustomerFact[]),
  ...(Object.keys(DELIVERY_FACTS) as CustomerFact[]),
];
/** Facts that they alone count for. */
const OF_BROUGHT_ONLY: readonly CustomerFact[] = [
  'promotedLeads',
  'promotedGiven',
  'promotedToPromoter',
  'promotedToOthers',
  'promotedWon',
  'referredLeads',
  'referredWon',
  ...RECOMMENDER_FACTS_OF.broughtOnly,
];

/** What the books make of a customer. */
export const Standing = { outside: 0, junk: 1, real: 2, broughtJunk: 3, brought: 4 } as const;

function isCounted(standing: number, name: CustomerFact): boolean {
  switch (standing) {
    case Standing.junk:
      return OF_JUNK_TOO.includes(name);
    case Standing.real:
      return !OF_BROUGHT_ONLY.includes(name);
    case Standing.broughtJunk:
      return OF_JUNK_TOO.includes(name);
    case Standing.brought:
      return OF_BROUGHT_TOO.includes(name) || OF_BROUGHT_ONLY.includes(name);
    default:
      return false;
  }
}

/** 1 where a customer of a standing counts for a fact, `standing * FACT_COUNT + fact`. */
export const COUNTED_OF = Uint8Array.from(
  Object.values(Standing).flatMap((standing) =>
    FACT_NAMES.map((name) => (isCounted(standing, name) ? 1 : 0)),
  ),
);
