import { customer, per100, SECONDS_PER_DAY, SECONDS_PER_HOUR } from './customer-measure.ts';
import type { CustomerMeasure } from './measure.ts';

/** Facts about delivering what was sold. */
export const DELIVERY_FACTS = {
  projects: 'orders that have to be delivered',
  projectsLive: 'of these, such as are in use',
  goLiveSeconds: 'seconds from their signatures until they were',
  lateDeliveries: 'of these, such as took longer than customers expect',
  deliveryPartnerSeconds: 'seconds of partners for delivering and reviewing',
  deliveryHqSeconds: "seconds of headquarters' people for delivering and reviewing",
  resultsReviews: 'reviews of results with customers',
  greyFront: 'orders whose front relation no rule gives to anybody',
  greyImplementation: 'orders whose implementation no rule gives to anybody',
  greyReview: 'orders whose continuous review no rule gives to anybody',
} as const;

const grey = per100('lower', 0.5, 'per 100 customers won');
const hours = {
  unit: 'hours per customer won',
  scale: 1 / SECONDS_PER_HOUR,
  better: 'neither',
  material: null,
  decimals: 1,
} as const;

/** Who delivers what was sold, and when it is in use. */
export const DELIVERY_MEASURES: readonly CustomerMeasure[] = [
  customer('days-to-go-live', 'Days from signature to use', 'goLiveSeconds', 'projectsLive', {
    unit: 'days per delivery',
    scale: 1 / SECONDS_PER_DAY,
    better: 'neither',
    material: null,
    decimals: 1,
  }),
  customer('late-deliveries', 'Deliveries later than expected', 'lateDeliveries', 'projects', {
    ...per100('lower', 1, 'per 100 deliveries'),
  }),
  customer(
    'partner-delivery-hours',
    "Partners' hours of delivery",
    'deliveryPartnerSeconds',
    'accounts',
    hours,
  ),
  customer('hq-delivery-hours', "Headquarters' hours of delivery", 'deliveryHqSeconds', 'accounts', hours),
  customer('results-reviews', 'Reviews of results', 'resultsReviews', 'accounts', {
    unit: 'per customer won',
    scale: 1,
    better: 'neither',
    material: null,
    decimals: 2,
  }),
  customer('grey-front', 'Front relations without an owner', 'greyFront', 'accounts', grey),
  customer('grey-implementation', 'Implementations without an owner', 'greyImplementation', 'accounts', grey),
  customer('grey-review', 'Continuous reviews without an owner', 'greyReview', 'accounts', grey),
].map((measure) => ({ ...measure, topic: 'delivery' }));
