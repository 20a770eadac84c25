/**
 * Mechanisms that a world may hold or lack, by the name of their block in the compiled world. Measures of one have
 * rows only in studies of worlds that hold it, so that results of others stay as they are.
 */
export const TOPICS = [
  'quotation',
  'discounts',
  'payments',
  'afterOrder',
  'afterSales',
  'delivery',
  'referrals',
  'recommenders',
  'localPromotion',
  'stepBehaviour',
  'handOffs',
  'adaptation',
  'recruitment',
  'partnerCare',
  'conflicts',
  'partnerShocks',
] as const;
export type Topic = (typeof TOPICS)[number];
