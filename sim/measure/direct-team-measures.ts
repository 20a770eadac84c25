import { customer, per100, SECONDS_PER_HOUR } from './customer-measure.ts';
import type { CustomerMeasure, DirectTeamMeasure } from './measure.ts';

/** Facts about the work of HQ's direct team. */
export const DIRECT_TEAM_FACTS = {
  directLeads: "times a lead was given to HQ's direct team",
  directCalled: "leads given to HQ's direct team that it has called",
  directWaitSeconds: 'seconds from giving until the first call, of these',
} as const;

/**
 * What HQ's direct team has to do. Rules that send it what nobody else takes look cheap, as long as nobody asks whether it
 * has the time.
 */
export const DIRECT_TEAM_MEASURES: readonly (CustomerMeasure | DirectTeamMeasure)[] = [
  customer('direct-leads', "Leads given to HQ's direct team", 'directLeads', 'firstLeads', {
    ...per100('neither', null, 'per 100 real leads'),
  }),
  customer('direct-hours', "Hours of HQ's direct team", 'hqSellingSeconds', 'customers', {
    unit: 'hours per 100 customers',
    scale: 100 / SECONDS_PER_HOUR,
    better: 'neither',
    material: null,
    decimals: 1,
  }),
  {
    kind: 'direct-team',
    id: 'direct-load',
    title: "Load of HQ's direct team",
    numerator: 'worked',
    denominator: 'capacity',
    unit: '% of working time',
    scale: 100,
    better: 'neither',
    material: null,
    decimals: 1,
  },
  customer(
    'direct-wait',
    "Wait for the first call of HQ's direct team",
    'directWaitSeconds',
    'directCalled',
    {
      unit: 'hours per lead called',
      scale: 1 / SECONDS_PER_HOUR,
      better: 'neither',
      material: null,
      decimals: 1,
    },
  ),
];
