import { customer, money, per100, SECONDS_PER_HOUR } from './customer-measure.ts';
import type { CustomerMeasure } from './measure.ts';

/** Measures of support with quotations. */
export const QUOTATION_MEASURES: readonly CustomerMeasure[] = [
  customer('quoted-short', 'Quoted with less support than needed', 'quotedShort', 'needs', {
    ...per100('lower', 1, 'per 100 needs'),
  }),
  customer('joint-proposals', 'Joint proposals', 'jointProposals', 'needs', {
    ...per100('neither', null, 'per 100 needs'),
  }),
  customer('support-late', 'Quoted alone because support was late', 'supportLate', 'needs', {
    ...per100('lower', 0.5, 'per 100 needs'),
  }),
  customer('support-as-margin', 'Support taken as margin', 'supportDiverted', 'needs', {
    ...per100('lower', 0.5, 'per 100 needs'),
  }),
  customer('presales-hours', "Presales engineers' hours", 'presalesSeconds', 'customers', {
    unit: 'hours per 100 customers',
    scale: 100 / SECONDS_PER_HOUR,
    better: 'neither',
    material: null,
    decimals: 1,
  }),
  customer('presales-wait', "Wait in the presales engineers' queue", 'presalesWaitSeconds', 'presalesJobs', {
    unit: 'hours per matter',
    scale: 1 / SECONDS_PER_HOUR,
    better: 'neither',
    material: null,
    decimals: 1,
  }),
  customer('mis-scoped', 'Quotations that were scoped wrongly', 'misScoped', 'needs', {
    ...per100('lower', 0.5, 'per 100 needs'),
  }),
  customer('mis-scoped-sold', 'Sold on a wrong quotation', 'misScopedSold', 'customers', {
    ...per100('lower', 0.1),
  }),
  customer('overrun', 'Cost of wrong quotations', 'overrun', 'customers', money('lower', 5)),
  customer('conflict-quotation', 'Disputes: quotations', 'disputesQuotation', 'customers', {
    ...per100('lower', 0.1),
  }),
  customer('exceptions', 'Exceptions granted', 'exceptions', 'customers', per100('lower', 0.5)),
  customer('lessons', 'Lessons given to partners', 'lessons', 'customers', per100('neither', null)),
].map((measure) => ({ ...measure, topic: 'quotation' }));
