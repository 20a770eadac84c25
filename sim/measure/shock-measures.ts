import { customer, per100 } from './customer-measure.ts';
import type { CustomerMeasure, PartnerMeasure } from './measure.ts';

/** What partners leave behind that are gone at a blow. */
export const SHOCK_FACTS = {
  struckLeads: 'open leads in the hands of partners that a shock took',
  struckOrphans: 'customers whose partner a shock took',
} as const;

const exits: PartnerMeasure = {
  kind: 'partner',
  id: 'shock-exits',
  title: 'Partners gone at a blow',
  numerator: 'struck',
  denominator: 'months-as-partner',
  unit: 'per 100 partners a year',
  scale: 1200,
  better: 'neither',
  material: null,
  decimals: 1,
};

/** Partners that are gone at a blow. */
export const SHOCK_MEASURES: readonly (CustomerMeasure | PartnerMeasure)[] = [
  exits,
  customer('struck-leads', 'Leads left behind by them', 'struckLeads', 'customers', per100('neither', null)),
  customer('struck-orphans', 'Customers left behind by them', 'struckOrphans', 'customers', {
    ...per100('neither', null),
  }),
].map((measure) => ({ ...measure, topic: 'partnerShocks' }));
