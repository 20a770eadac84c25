import { customer, money, per100, SECONDS_PER_DAY } from './customer-measure.ts';
import type { CustomerMeasure } from './measure.ts';

/** Local promotion. Customers that promotion brings are no part of what other measures divide by. */
export const PROMOTION_MEASURES: readonly CustomerMeasure[] = [
  customer('local-promotion', 'Spent on local promotion', 'localPromotionSpend', 'customers', {
    ...money('neither', null),
  }),
  customer('from-promotion', 'Customers that promotion brought', 'promotedLeads', 'customers', {
    ...per100('higher', 0.5),
  }),
  customer('won-from-promotion', 'Won of those', 'promotedWon', 'customers', per100('higher', 0.1)),
  customer('free-ridden', 'Brought by others, free of charge', 'promotedToOthers', 'customers', {
    ...per100('lower', 0.5),
  }),
  customer('free-riding', 'Share that went to who had not paid', 'promotedToOthers', 'promotedGiven', {
    ...per100('neither', null, 'per 100 brought'),
  }),
  customer('kept-by-promoter', 'Share that went to who brought it', 'promotedToPromoter', 'promotedGiven', {
    ...per100('neither', null, 'per 100 brought'),
  }),
  customer('regions-protected', 'Regions protected', 'marketSeconds', 'regionSeconds', {
    ...per100('neither', null, '% of the time'),
  }),
  customer('duties-done', 'Duties of protected regions done', 'marketDutiesMet', 'marketReviews', {
    ...per100('neither', null, 'per 100 due'),
  }),
  customer('misses-acted-upon', 'Missed duties acted upon', 'marketMissesActedUpon', 'marketMisses', {
    ...per100('neither', null, 'per 100 missed'),
  }),
  customer('withdrawals', 'Rights to regions withdrawn', 'marketWithdrawals', 'regionSeconds', {
    unit: 'per region and year',
    scale: 365.25 * SECONDS_PER_DAY,
    better: 'neither',
    material: null,
    decimals: 2,
  }),
  customer('enforcement', 'Cost of reviews of regions', 'marketEnforcementCost', 'customers', {
    ...money('lower', 1),
  }),
  customer('holder-pay', "Paid to holders of regions for others' sales", 'marketHolderPaid', 'customers', {
    ...money('neither', null),
  }),
  customer('conflict-market', 'Disputes: customer against market', 'disputesMarket', 'customers', {
    ...per100('lower', 0.1),
  }),
  customer('grey-market', 'Of these, without a rule', 'greyMarket', 'customers', per100('lower', 0.1)),
].map((measure) => ({ ...measure, topic: 'localPromotion' }));
