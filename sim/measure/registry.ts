import { ADAPTATION_MEASURES } from './adaptation-measures.ts';
import { AFTER_ORDER_MEASURES, AFTER_SALES_MEASURES } from './after-order-measures.ts';
import { CONFLICT_MEASURES } from './conflict-measures.ts';
import { DELIVERY_MEASURES } from './delivery-measures.ts';
import { DIRECT_TEAM_MEASURES } from './direct-team-measures.ts';
import { DISCOUNT_MEASURES } from './discount-measures.ts';
import {
  CHANNEL_MANAGER_MEASURES,
  FIRST_CONTACT_MEASURES,
  FOLLOW_UP_MEASURES,
  MEETING_MEASURES,
  SALES_MEASURES,
  SCREENING_MEASURES,
} from './enquiry-measures.ts';
import { HAND_OFF_MEASURES } from './hand-off-measures.ts';
import { HEADLINE_MEASURES } from './headline-measures.ts';
import { MANAGEMENT_MEASURES } from './management-measures.ts';
import type { Measure } from './measure.ts';
import { PARTNER_CARE_MEASURES } from './partner-care-measures.ts';
import { PARTNER_MEASURES } from './partner-measures.ts';
import { PAYMENT_MEASURES } from './payment-measures.ts';
import { PROMOTION_MEASURES } from './promotion-measures.ts';
import { QUOTATION_MEASURES } from './quotation-measures.ts';
import { RECEIPT_MEASURES } from './receipt-measures.ts';
import { RECOMMENDER_MEASURES } from './recommender-measures.ts';
import { RECRUITMENT_MEASURES } from './recruitment-measures.ts';
import { REFERRAL_MEASURES } from './referral-measures.ts';
import { SHOCK_MEASURES } from './shock-measures.ts';
import { STEP_MEASURES } from './step-measures.ts';

/** Measures of one subject, as lists of them are divided. */
interface MeasureGroup {
  readonly title: string;
  readonly measures: readonly Measure[];
}

export const MEASURE_GROUPS: readonly MeasureGroup[] = [
  { title: 'Customers, partners and headquarters', measures: HEADLINE_MEASURES },
  { title: 'First contact', measures: FIRST_CONTACT_MEASURES },
  { title: 'Won and lost', measures: SALES_MEASURES },
  { title: 'Several parties at one customer', measures: MEETING_MEASURES },
  { title: 'Follow-up, reclaim and protection', measures: FOLLOW_UP_MEASURES },
  { title: 'What counts as a lead', measures: SCREENING_MEASURES },
  { title: 'Channel managers', measures: CHANNEL_MANAGER_MEASURES },
  { title: "Headquarters' direct team", measures: DIRECT_TEAM_MEASURES },
  { title: 'Receipts and pay', measures: RECEIPT_MEASURES },
  { title: 'How partners fare', measures: PARTNER_MEASURES },
  { title: 'Match, and the cost of management', measures: MANAGEMENT_MEASURES },
  { title: 'Quotation', measures: QUOTATION_MEASURES },
  { title: 'Discounts and prices', measures: DISCOUNT_MEASURES },
  { title: 'Payments, refunds and incentives', measures: PAYMENT_MEASURES },
  { title: 'After the first order', measures: AFTER_ORDER_MEASURES },
  { title: 'After-sales service', measures: AFTER_SALES_MEASURES },
  { title: 'Promotion and protected regions', measures: PROMOTION_MEASURES },
  { title: 'Near the steps of pay', measures: STEP_MEASURES },
  { title: 'Customers that customers bring', measures: REFERRAL_MEASURES },
  { title: 'From who receives a lead to who develops it', measures: HAND_OFF_MEASURES },
  { title: 'Partners that recommend', measures: RECOMMENDER_MEASURES },
  { title: 'How partners react', measures: ADAPTATION_MEASURES },
  { title: 'Recruitment', measures: RECRUITMENT_MEASURES },
  { title: 'Visits to partners', measures: PARTNER_CARE_MEASURES },
  { title: 'Disputes by kind, and grey areas', measures: CONFLICT_MEASURES },
  { title: 'Shocks', measures: SHOCK_MEASURES },
  { title: 'Delivery', measures: DELIVERY_MEASURES },
];

/**
 * Every measure: what it divides by what, which way is good, and from which difference on it matters.
 * Denominators come from the world's truth, never from what a policy calls a lead, so that a stricter rule
 * cannot make itself look good by counting fewer. The few that divide by an outcome (days a dispute, cost a
 * customer won) describe it only: they have no better direction and no verdict.
 */
export const MEASURES: readonly Measure[] = MEASURE_GROUPS.flatMap(({ measures }) => measures);
