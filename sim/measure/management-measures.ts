import { customer, money } from './customer-measure.ts';
import type { CustomerMeasure } from './measure.ts';

/** Facts about how leads and partners fit, and about what it costs to manage them. */
export const MANAGEMENT_FACTS = {
  matchSkill: 'skill (0 to 1) in what it needs of the party that first reached each need',
  managerCost: "channel managers' hours at their hourly cost, minor units",
} as const;

/**
 * Whether leads come to who can do them, and what it costs headquarters to see to it; by product, what a line of products
 * costs to manage.
 */
export const MANAGEMENT_MEASURES: readonly CustomerMeasure[] = [
  // Of all needs, so that no rule gets better by leaving those alone for which nobody is skilled.
  customer(
    'match-quality',
    'Skill of who first reaches the customer (none if nobody does)',
    'matchSkill',
    'needs',
    {
      unit: '% of full skill per need',
      scale: 100,
      better: 'higher',
      material: 1,
      decimals: 1,
    },
  ),
  customer(
    'management-cost',
    "Cost of channel managers' hours",
    'managerCost',
    'customers',
    money('lower', 1),
  ),
  customer('management-share', "Channel managers' hours in receipts", 'managerCost', 'revenue', {
    unit: '% of receipts',
    scale: 100,
    better: 'neither',
    material: null,
    decimals: 2,
  }),
];
