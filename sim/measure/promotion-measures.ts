import { customer, money, per100 } from './customer-measure.ts';
import type { CustomerMeasure } from './registry.ts';

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
].map((measure) => ({ ...measure, topic: 'localPromotion' }));
