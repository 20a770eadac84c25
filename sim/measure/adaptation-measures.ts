import { customer, MINOR, per100 } from './customer-measure.ts';
import type { CustomerMeasure, PartnerMeasure } from './registry.ts';

/** Facts about the customers that partners find themselves, where partners react. */
export const ADAPTATION_FACTS = {
  ownFinds: 'needs that a partner had found itself and that have ended',
  ownFindsAlone: 'those on which nobody else spent hours',
} as const;

const look = (
  id: string,
  title: string,
  numerator: PartnerMeasure['numerator'],
  better: PartnerMeasure['better'],
  unit: string,
): PartnerMeasure => ({
  kind: 'partner',
  id,
  title,
  numerator,
  denominator: 'looks',
  unit,
  scale: 100,
  better,
  material: better === 'neither' ? null : 1,
  decimals: 1,
});

/** What partners are like while the cohort arrives, mean over partners and months. */
export const ADAPTATION_MEASURES: readonly (CustomerMeasure | PartnerMeasure)[] = [
  look('trust', 'Trust of partners', 'trust', 'higher', 'of 100'),
  look('effort', 'Attention partners give', 'effort', 'higher', '% of what the world says'),
  look('claims', 'Readiness to claim customers of others', 'claims', 'lower', '% of occasions'),
  look('honesty', 'Honest when it costs the lead', 'honesty', 'higher', '% of reports'),
  {
    kind: 'partner',
    id: 'margin-hour',
    title: 'Margin an hour that partners remember, as paid',
    numerator: 'margin',
    denominator: 'hours',
    unit: 'CNY per hour',
    scale: MINOR,
    better: 'neither',
    material: null,
    decimals: 0,
  } satisfies PartnerMeasure,
  customer('own-finds-alone', 'Own finds that nobody else worked', 'ownFindsAlone', 'ownFinds', {
    ...per100('neither', null, 'per 100 own finds'),
  }),
].map((measure) => ({ ...measure, topic: 'adaptation' }));
