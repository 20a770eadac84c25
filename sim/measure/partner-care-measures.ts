import type { PartnerMeasure } from './measure.ts';

/** How much partners see of their channel managers. What visits cost is in the managers' hours. */
export const PARTNER_CARE_MEASURES: readonly PartnerMeasure[] = [
  {
    kind: 'partner',
    id: 'visits',
    title: 'Visits of channel managers, those to new partners included',
    numerator: 'visits',
    denominator: 'months-as-partner',
    unit: 'per partner and month',
    scale: 1,
    better: 'neither',
    material: null,
    decimals: 2,
    topic: 'partnerCare',
  },
];
