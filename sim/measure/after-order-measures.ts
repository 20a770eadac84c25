import { customer, MINOR, money, per100, SECONDS_PER_DAY, SECONDS_PER_HOUR } from './customer-measure.ts';
import type { CustomerMeasure } from './measure.ts';

const grey = per100('lower', 0.5, 'per 100 customers won');

/** Life after the first order. */
export const AFTER_ORDER_MEASURES: readonly CustomerMeasure[] = [
  customer('renewal', 'Orders renewed', 'renewed', 'renewalsDue', per100('neither', null, 'per 100 due')),
  customer(
    'churn',
    'Customers that left',
    'churned',
    'accounts',
    per100('lower', 1, 'per 100 customers won'),
  ),
  customer('attach', 'Upsells', 'upsold', 'accounts', per100('higher', 1, 'per 100 customers won')),
  customer('upsells-won', 'Upsells won', 'upsold', 'upsellsDue', per100('neither', null, 'per 100 wanted')),
  customer('renewal-revenue', 'Receipts from renewals', 'renewalRevenue', 'customers', money('higher', 10)),
  customer('upsell-revenue', 'Receipts from upsells', 'upsellRevenue', 'customers', money('higher', 10)),
  customer('lifetime-value', 'Receipts of a customer won', 'revenue', 'accounts', {
    unit: 'CNY per customer won',
    scale: MINOR,
    better: 'neither',
    material: null,
    decimals: 0,
  }),
  customer('satisfaction', 'Satisfaction of customers', 'satisfaction', 'accounts', {
    unit: 'of 100',
    scale: 100,
    better: 'higher',
    material: 1,
    decimals: 1,
  }),
  customer('left-alone', 'Later orders left alone', 'leftAlone', 'accounts', grey),
  customer('orphans-moved', 'Customers moved to another party', 'orphansMoved', 'accounts', {
    ...per100('neither', null, 'per 100 customers won'),
  }),
  customer('stuck', 'Left alone and not to be moved', 'stuck', 'accounts', grey),
  customer('grey-renewals', 'Renewals without an owner', 'greyRenewals', 'accounts', grey),
  customer('grey-upsells', 'Upsells without an owner', 'greyUpsells', 'accounts', grey),
  customer('grey-renewal-pay', 'Renewals without agreed pay', 'greyRenewalPay', 'accounts', grey),
  customer('grey-upsell-pay', 'Upsells without agreed pay', 'greyUpsellPay', 'accounts', grey),
].map((measure) => ({ ...measure, topic: 'afterOrder' }));

/** Service after delivery. */
export const AFTER_SALES_MEASURES: readonly CustomerMeasure[] = [
  customer('tickets', 'Tickets', 'tickets', 'accounts', {
    unit: 'per customer won',
    scale: 1,
    better: 'neither',
    material: null,
    decimals: 1,
  }),
  customer('ticket-days', 'Days until a ticket is done', 'ticketSeconds', 'ticketsDone', {
    unit: 'days per ticket',
    scale: 1 / SECONDS_PER_DAY,
    better: 'neither',
    material: null,
    decimals: 2,
  }),
  customer('bounces', 'Times a ticket is sent on', 'bounces', 'accounts', {
    unit: 'per customer won',
    scale: 1,
    better: 'lower',
    material: 0.1,
    decimals: 2,
  }),
  customer('not-included', 'Tickets not done, since they cost extra', 'ticketsNotIncluded', 'tickets', {
    ...per100('neither', null, 'per 100 tickets'),
  }),
  customer('grey-tickets', 'Tickets of a kind without a rule', 'greyTickets', 'accounts', {
    unit: 'per customer won',
    scale: 1,
    better: 'lower',
    material: 0.1,
    decimals: 2,
  }),
  customer('scope-creep', 'Work that a limit or a price would have spared', 'creepSeconds', 'accounts', {
    unit: 'hours per customer won',
    scale: 1 / SECONDS_PER_HOUR,
    better: 'lower',
    material: 0.2,
    decimals: 2,
  }),
  customer('engineer-hours', "After-sales engineers' hours", 'engineerSeconds', 'accounts', {
    unit: 'hours per customer won',
    scale: 1 / SECONDS_PER_HOUR,
    better: 'neither',
    material: null,
    decimals: 2,
  }),
  customer('partner-service-hours', "Partners' hours on tickets", 'partnerServiceSeconds', 'accounts', {
    unit: 'hours per customer won',
    scale: 1 / SECONDS_PER_HOUR,
    better: 'neither',
    material: null,
    decimals: 2,
  }),
  customer('service-revenue', 'Receipts from service', 'serviceRevenue', 'accounts', {
    unit: 'CNY per customer won',
    scale: MINOR,
    better: 'neither',
    material: null,
    decimals: 0,
  }),
].map((measure) => ({ ...measure, topic: 'afterSales' }));
