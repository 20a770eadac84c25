import { ADAPTATION_MEASURES } from './adaptation-measures.ts';
import { AFTER_ORDER_MEASURES, AFTER_SALES_MEASURES } from './after-order-measures.ts';
import { CONFLICT_MEASURES } from './conflict-measures.ts';
import { DELIVERY_MEASURES } from './delivery-measures.ts';
import { DIRECT_TEAM_MEASURES } from './direct-team-measures.ts';
import { DISCOUNT_MEASURES } from './discount-measures.ts';
import { ENQUIRY_MEASURES } from './enquiry-measures.ts';
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

/**
 * Every measure: what it divides by what, which way is good, and from which difference on it matters.
 * Denominators come from the world's truth, never from what a policy calls a lead, so that a stricter rule
 * cannot make itself look good by counting fewer. The few that divide by an outcome (days a dispute, cost a
 * customer won) describe it only: they have no better direction and no verdict.
 */
export const MEASURES: readonly Measure[] = [
  ...HEADLINE_MEASURES,
  ...ENQUIRY_MEASURES,
  ...DIRECT_TEAM_MEASURES,
  ...RECEIPT_MEASURES,
  ...PARTNER_MEASURES,
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
