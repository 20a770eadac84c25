import { customer, per100, SECONDS_PER_DAY, SECONDS_PER_HOUR } from './customer-measure.ts';
import type { CustomerMeasure } from './measure.ts';

/** Receiver, developer and maintainer of a customer: what it takes to hand it over, and how they share the pay. */
export const HAND_OFF_MEASURES: readonly CustomerMeasure[] = [
  customer('hand-overs-due', 'Leads due to be handed over', 'handOffsDue', 'customers', {
    ...per100('neither', null),
  }),
  customer(
    'hand-overs-missed',
    'Leads due to be handed over that never were',
    [
      ['handOffsDue', 1],
      ['handOffs', -1],
    ],
    'customers',
    per100('lower', 0.2),
  ),
  customer('handed-over', 'Leads handed over to be developed', 'handOffs', 'customers', {
    ...per100('neither', null),
  }),
  customer(
    'hand-over-days',
    'Days until a lead handed over was spoken to again',
    'handOffSeconds',
    'handOffsAnswered',
    {
      unit: 'days per lead handed over',
      scale: 1 / SECONDS_PER_DAY,
      better: 'neither',
      material: null,
      decimals: 1,
    },
  ),
  customer('handed-over-won', 'Won of leads handed over', 'handedOffWon', 'handOffs', {
    ...per100('neither', null, 'per 100 leads handed over'),
  }),
  customer('briefing-hours', 'Hours for handing over', 'briefingSeconds', 'customers', {
    unit: 'hours per 100 customers',
    scale: 100 / SECONDS_PER_HOUR,
    better: 'lower',
    material: 2,
    decimals: 1,
  }),
  customer('kept-back', 'Leads kept back from who should develop them', 'keptBack', 'customers', {
    ...per100('lower', 0.2),
  }),
  customer('sourcing-pay', 'Pay to who received a customer', 'paidToReceivers', 'partnerPay', {
    ...per100('neither', null, '% of pay'),
  }),
  customer(
    'maintaining-pay',
    'Pay for first orders to who keeps a customer',
    'paidToMaintainers',
    'partnerPay',
    {
      ...per100('neither', null, '% of pay'),
    },
  ),
].map((measure) => ({ ...measure, topic: 'handOffs' }));
