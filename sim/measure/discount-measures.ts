import { customer, money, per100 } from './customer-measure.ts';
import type { CustomerMeasure } from './measure.ts';

/** Measures of the prices that partners choose. */
export const DISCOUNT_MEASURES: readonly CustomerMeasure[] = [
  customer('discount-depth', 'Discount on what was sold', 'discountGiven', 'discountable', {
    ...per100('neither', null, '% of list price without ad spend'),
  }),
  customer('discount-given', 'Discounts given', 'discountGiven', 'customers', money('lower', 10)),
  customer('rival-prices-seen', "Times another's price was seen", 'rivalPricesSeen', 'customers', {
    ...per100('neither', null),
  }),
  customer('prices-cut', "Prices cut after another's was seen", 'pricesCut', 'customers', {
    ...per100('lower', 0.2),
  }),
  customer('undercut', 'Sold below the lowest price', 'undercut', 'customers', per100('lower', 0.1)),
  customer('undercut-found', 'Undercutting found', 'undercutFound', 'customers', per100('neither', null)),
  customer(
    'undercut-hidden',
    'Undercutting not found',
    [
      ['undercut', 1],
      ['undercutFound', -1],
    ],
    'customers',
    per100('lower', 0.1),
  ),
  customer('price-audits', 'Prices audited', 'priceAudits', 'customers', per100('neither', null)),
].map((measure) => ({ ...measure, topic: 'discounts' }));
