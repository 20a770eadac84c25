import { customer, per100 } from './customer-measure.ts';
import type { CustomerMeasure } from './measure.ts';

/** Customers that customers bring. They are no part of what other measures divide by. */
export const REFERRAL_MEASURES: readonly CustomerMeasure[] = [
  customer('from-referrals', 'Customers that customers brought', 'referredLeads', 'customers', {
    ...per100('higher', 0.2),
  }),
  customer('won-from-referrals', 'Won of these customers', 'referredWon', 'customers', per100('higher', 0.1)),
].map((measure) => ({ ...measure, topic: 'referrals' }));
