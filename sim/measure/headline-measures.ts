import { customer, MINOR, money, per100 } from './customer-measure.ts';
import type { CustomerMeasure, PartnerMeasure } from './measure.ts';

/** What a study compares plans by unless it says otherwise. */
export const HEADLINE_MEASURES: readonly (CustomerMeasure | PartnerMeasure)[] = [
  customer('conversion', 'Customers won', 'customersWon', 'customers', {
    ...per100('higher', 0.2),
    headline: true,
  }),
  customer('worked-twice', 'Worked twice', 'workedTwice', 'customers', {
    ...per100('lower', 0.5),
    headline: true,
  }),
  {
    kind: 'partner',
    id: 'partner-profit',
    title: 'Partner profit',
    numerator: 'profit',
    denominator: 'partner-months',
    unit: 'CNY per partner-month',
    scale: MINOR,
    better: 'higher',
    material: 200,
    headline: true,
    decimals: 0,
  },
  customer(
    'hq-contribution',
    'HQ contribution',
    [
      ['revenue', 1],
      ['costOfGoods', -1],
      ['partnerPay', -1],
      ['neverRemitted', -1],
      ['leadCost', -1],
      ['hqHoursCost', -1],
      ['recommenderPay', -1, 'recommenders'],
    ],
    'customers',
    { ...money('higher', 10), headline: true },
  ),
  customer(
    'money-sum',
    'Partners and HQ together',
    [
      ['revenue', 1],
      ['costOfGoods', -1],
      ['neverRemitted', -1],
      ['leadCost', -1],
      ['hqHoursCost', -1],
      ['partnerHoursCost', -1],
      ['partnerCapitalCost', -1],
      ['promotionSpend', -1, 'payments'],
      ['localPromotionSpend', -1, 'localPromotion'],
      // What those keep of it that recommend is not known: their own costs are not simulated.
      ['recommenderPay', -1, 'recommenders'],
    ],
    'customers',
    { ...money('higher', 10), headline: true },
  ),
];
