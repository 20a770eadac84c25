import { customer, money, per100 } from './customer-measure.ts';
import type { CustomerMeasure } from './measure.ts';

/** What partners do near the steps of their commission and rebate. */
export const STEP_MEASURES: readonly CustomerMeasure[] = [
  customer('signed-at-period-end', 'Signed in the last two weeks', 'signedAtPeriodEnd', 'partnerContracts', {
    ...per100('neither', null, 'per 100 contracts of partners'),
  }),
  customer('pulled-forward', 'Orders pulled forward to a step', 'pulledForward', 'customers', {
    ...per100('lower', 0.2),
  }),
  customer('step-discount', 'Extra discounts to reach a step', 'stepDiscountGiven', 'customers', {
    ...money('lower', 5),
  }),
  customer('loaded', 'Orders loaded to reach a step', 'loaded', 'customers', per100('lower', 0.2)),
  customer('loaded-back', 'Loaded orders handed back', 'loadedBack', 'customers', per100('lower', 0.2)),
  customer('loaded-refunds', 'Refunds of loaded orders', 'loadedRefunds', 'customers', money('lower', 10)),
].map((measure) => ({ ...measure, topic: 'stepBehaviour' }));
