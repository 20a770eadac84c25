import { customer } from './customer-measure.ts';
import type { CustomerFact } from './facts.ts';
import type { Measure } from './measure.ts';

const ofReceipts = (id: string, title: string, fact: CustomerFact): Measure => ({
  ...customer(id, title, fact, 'revenue', {
    unit: '% of receipts',
    scale: 100,
    better: 'neither',
    material: null,
    decimals: 2,
  }),
  topic: 'payments',
});

/** What becomes of money after a contract; in worlds where customers may not pay, or want it back. */
export const PAYMENT_MEASURES: readonly Measure[] = [
  ofReceipts('never-paid', 'Sold and never paid', 'neverPaid'),
  ofReceipts('never-paid-to-partners', 'Sold and never paid, borne by partners', 'neverPaidToPartners'),
  ofReceipts('refunds', 'Refunds', 'refunds'),
  ofReceipts('clawed-back', 'Pay given back after refunds', 'clawedBack'),
  ofReceipts('never-recovered', 'Pay to be given back and never recovered', 'neverRecovered'),
  ofReceipts('incentives', 'Growth bonuses, milestones, incentives, pay for leads', 'incentivesPaid'),
  ofReceipts('co-op', 'Co-op money paid', 'coopPaid'),
  ofReceipts('promotion', 'Promotion by partners', 'promotionSpend'),
];
