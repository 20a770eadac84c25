import { customer, MINOR, money, per100, SECONDS_PER_DAY } from './customer-measure.ts';
import type { CustomerMeasure } from './measure.ts';

/** Facts about partners that recommend, whom they bring and whom they influence. */
export const RECOMMENDER_FACTS = {
  recommended: 'real customers that partners brought which only recommend',
  recommendedWon: 'customers that such partners brought and that bought',
  madeUp: 'enquiries that such partners made up',
  touched: 'times such a partner reached a customer, those that it brought included',
  touchedUntracked: 'of these, such as headquarters cannot tell',
  influenced: 'real customers that came by themselves and that such a partner reached too',
  influencedWon: 'of these, such as bought',
  wonInAll: 'customers that bought, those that were brought included',
  recommenderPay: 'pay of partners that only recommend, minor units',
  influencedPay: 'part of it for orders of customers that came by themselves, minor units',
  recommenderLagSeconds:
    'that pay times seconds from what it is for to the day of pay, minor units x seconds',
  leadsPaid: 'enquiries that such partners were paid for',
  junkPaid: 'of these, such as had no customer behind them',
  twoClaims: 'customers whose first orders two such partners can claim',
  greyCredit: 'of these, such as no rule gives to anybody',
  posts: 'posts of such partners',
  recommenderMonths: 'such partners times the months in which the cohort arrived',
  postingMonths: 'of these, those of partners that post',
} as const;

type Name = keyof typeof RECOMMENDER_FACTS;

/** Which of them count for junk too, for customers that are brought too, and for those alone. */
export const RECOMMENDER_FACTS_OF: Readonly<
  Record<'junkToo' | 'broughtToo' | 'broughtOnly', readonly Name[]>
> = {
  junkToo: ['madeUp', 'recommenderPay', 'recommenderLagSeconds', 'leadsPaid', 'junkPaid'],
  broughtToo: ['touched', 'touchedUntracked', 'wonInAll', 'twoClaims', 'greyCredit'],
  broughtOnly: ['recommended', 'recommendedWon'],
};

const perWon = {
  unit: 'CNY per customer won',
  scale: MINOR,
  better: 'neither',
  material: null,
  decimals: 0,
} as const;

/** Partners that recommend. Customers that they bring are no part of what other measures divide by. */
export const RECOMMENDER_MEASURES: readonly CustomerMeasure[] = [
  customer('recommended', 'Customers that recommenders brought', 'recommended', 'customers', {
    ...per100('higher', 0.5),
  }),
  customer('won-recommended', 'Won of these customers', 'recommendedWon', 'customers', {
    ...per100('higher', 0.1),
  }),
  customer('sourced-wins', 'Customers won that recommenders brought', 'recommendedWon', 'wonInAll', {
    ...per100('neither', null, 'per 100 customers won'),
  }),
  customer(
    'influenced-wins',
    'Other customers won that recommenders reached',
    'influencedWon',
    'customersWon',
    {
      ...per100('neither', null, 'per 100 customers won'),
    },
  ),
  customer('untracked', 'Reached without a trace', 'touchedUntracked', 'touched', {
    ...per100('neither', null, 'per 100 times reached'),
  }),
  customer('recommender-pay', 'Paid to recommenders', 'recommenderPay', 'customers', money('neither', null)),
  customer(
    'recommender-cost',
    'Paid for a customer won that recommenders brought',
    [
      ['recommenderPay', 1],
      ['influencedPay', -1],
    ],
    'recommendedWon',
    { ...perWon, unit: 'CNY per customer won that they brought' },
  ),
  customer(
    'influence-cost',
    'Paid for another customer won that they reached',
    'influencedPay',
    'influencedWon',
    {
      ...perWon,
      unit: 'CNY per customer won that they only reached',
    },
  ),
  customer('recommender-month', 'What a recommender is paid', 'recommenderPay', 'recommenderMonths', {
    unit: 'CNY per recommender-month',
    scale: MINOR,
    better: 'neither',
    material: null,
    decimals: 0,
  }),
  customer('recommender-lag', 'Days until a recommender is paid', 'recommenderLagSeconds', 'recommenderPay', {
    unit: 'days',
    scale: 1 / SECONDS_PER_DAY,
    better: 'neither',
    material: null,
    decimals: 1,
  }),
  customer('paid-junk', 'Paid enquiries without a customer', 'junkPaid', 'leadsPaid', {
    ...per100('neither', null, 'per 100 enquiries paid'),
  }),
  customer('made-up', 'Enquiries that recommenders made up', 'madeUp', 'customers', per100('lower', 0.5)),
  customer('posts', 'Posts of recommenders that post', 'posts', 'postingMonths', {
    unit: 'posts per month of a recommender that posts',
    scale: 1,
    better: 'neither',
    material: null,
    decimals: 2,
  }),
  customer('two-claims', 'Customers won that two recommenders can claim', 'twoClaims', 'wonInAll', {
    ...per100('neither', null, 'per 100 customers won'),
  }),
  customer('grey-credit', 'Of these, without a rule', 'greyCredit', 'wonInAll', {
    ...per100('lower', 0.1, 'per 100 customers won'),
  }),
].map((measure) => ({ ...measure, topic: 'recommenders' }));
