import { customer, MINOR, money, per100, SECONDS_PER_DAY } from './customer-measure.ts';
import type { CustomerMeasure } from './measure.ts';

/** Receipts, what of them goes to partners and when, and what they cost to get. */
export const RECEIPT_MEASURES: readonly CustomerMeasure[] = [
  customer('revenue', 'Receipts', 'revenue', 'customers', money('higher', 20)),
  customer(
    'partner-pay',
    'Receipts that go to partners',
    'partnerPay',
    'revenue',
    per100('neither', null, '% of receipts'),
  ),
  customer(
    'step-pay',
    'Commission and rebate in steps',
    'rebatePaid',
    'revenue',
    per100('neither', null, '% of receipts'),
  ),
  customer('cash-lag', 'Days from contract to partner pay', 'payLagSeconds', 'partnerPay', {
    unit: 'days',
    scale: 1 / SECONDS_PER_DAY,
    better: 'neither',
    material: null,
    decimals: 1,
  }),
  customer('lead-cost', 'Lead cost per customer won', 'leadCost', 'customersWon', {
    unit: 'CNY per customer won',
    scale: MINOR,
    better: 'neither',
    material: null,
    decimals: 0,
  }),
];
