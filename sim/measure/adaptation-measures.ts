import { customer, MINOR, money, per100 } from './customer-measure.ts';
import type { CustomerMeasure, PartnerMeasure } from './measure.ts';

/** Facts about the customers that partners find themselves, where partners react. */
export const ADAPTATION_FACTS = {
  ownFinds: 'needs that a partner had found itself and that have ended',
  ownFindsAlone: 'those that it had to itself',
  leadsLeft: 'open leads in the hands of partners that left',
  greyLeadsLeft: 'those of which no rule says who gets them',
  findsLost: 'enquiries that did not come, since the partner that found them had left',
  orphans: 'customers whose partner left',
  orphansHandedOver: 'those that somebody else took over',
  orphansGone: 'those that went with the partner, since their data were its own',
  greyOrphans: 'those of which no rule says who gets them',
  orphansChurned: 'those that did not renew and left',
  neverRemitted: 'what insolvent partners had collected and never passed on, minor units',
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

const exits = (id: string, title: string, numerator: PartnerMeasure['numerator']): PartnerMeasure => ({
  kind: 'partner',
  id,
  title,
  numerator,
  denominator: 'months-as-partner',
  unit: 'per 100 partners a year',
  scale: 1200,
  better: 'lower',
  material: 1,
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
  exits('partner-exits', 'Partners that leave', 'left'),
  exits('insolvencies', 'Partners that become insolvent', 'insolvent'),
  customer('leads-left', 'Leads left behind by partners', 'leadsLeft', 'customers', per100('neither', null)),
  customer('grey-leads-left', 'Leads left behind without an owner', 'greyLeadsLeft', 'customers', {
    ...per100('lower', 0.1),
  }),
  customer('finds-lost', 'Finds that never came, their partner having left', 'findsLost', 'customers', {
    ...per100('lower', 0.2),
  }),
  customer('orphans', 'Customers whose partner left', 'orphans', 'customers', per100('lower', 0.1)),
  customer('orphans-handed-over', 'Those that somebody took over', 'orphansHandedOver', 'orphans', {
    ...per100('neither', null, 'per 100 orphans'),
  }),
  customer('orphans-gone', 'Those that went with their partner', 'orphansGone', 'orphans', {
    ...per100('neither', null, 'per 100 orphans'),
  }),
  customer('orphan-churn', 'Orphans that left', 'orphansChurned', 'orphans', {
    ...per100('neither', null, 'per 100 orphans'),
  }),
  customer('grey-orphans', 'Orphans without an owner', 'greyOrphans', 'customers', per100('lower', 0.1)),
  customer('never-remitted', 'Money lost with insolvent partners', 'neverRemitted', 'customers', {
    ...money('lower', 5),
  }),
  customer('own-finds-alone', 'Own finds that nobody else worked', 'ownFindsAlone', 'ownFinds', {
    ...per100('neither', null, 'per 100 own finds'),
  }),
].map((measure) => ({ ...measure, topic: 'adaptation' }));
