import { z } from 'zod';
import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { calendarDate } from '../../files/quantity/calendar-date.ts';
import { duration } from '../../files/quantity/duration.ts';
import { durationAfter } from '../../files/quantity/duration-phrase.ts';
import { money } from '../../files/quantity/money.ts';
import { name, oneOf } from '../../files/quantity/name.ts';
import { countOf } from '../../files/quantity/rate.ts';
import { share } from '../../files/quantity/share.ts';
import { calendarPeriod, orders } from './step-schemes.ts';

const paidAfterPeriod = parameter(durationAfter(['period']), {
  meaning: 'When it is paid: so long after the period has ended.',
  default: '30d after period',
  source: 'assumption: with the settlement of the month after',
});
const paidAfterReceipt = parameter(durationAfter(['receipt']), {
  meaning: 'When it is paid: so long after the receipt of the deal.',
  default: '30d after receipt',
  source: 'assumption: with the next monthly settlement',
});

/** Pay for selling more than before. */
export const growth = mapping({
  period: parameter(calendarPeriod, { meaning: 'The period that is compared.' }),
  over: parameter(oneOf(['previous-period', 'same-period-last-year'], 'an earlier period'), {
    meaning: 'What it is compared with; who sold nothing then has no growth.',
    default: 'same-period-last-year',
    source:
      'grade A: growth against the same period of last year, https://help.salesforce.com/s/articleView?id=xcloud.user_rebates_create_program_rebate_type.htm&language=en_US&type=5',
  }),
  rate: parameter(share(), { meaning: 'Rate on the counted amount beyond that of the earlier period.' }),
  counts: orders,
  paid: paidAfterPeriod,
});

/** Sums for having come so far. */
export const milestones = namedList(
  mapping({
    milestone: parameter(name('a milestone'), { meaning: 'The milestone.' }),
    orders: parameter(countOf('orders', { min: 1 }), {
      meaning: 'Orders to be reached in the period; either this or `amount`.',
    }).optional(),
    amount: parameter(money({ min: 0.01 }), {
      meaning: 'Counted amount to be reached in the period; either this or `orders`.',
    }).optional(),
    within: parameter(calendarPeriod, {
      meaning: 'The period over which they are counted.',
      default: 'year',
      source: 'assumption: a year, as targets go',
    }),
    pays: parameter(money({ min: 0 }), { meaning: 'What reaching it pays, once a period.' }),
    counts: orders,
    paid: paidAfterReceipt,
  }),
  'milestone',
);

/** Sums for each deal of some products, for a time. */
export const spiffs = namedList(
  mapping({
    spiff: parameter(name('an incentive'), { meaning: 'The incentive.' }),
    products: parameter(z.array(name('a product')).min(1), {
      meaning: 'Products whose deals earn it; all if left out.',
    }).optional(),
    from: parameter(calendarDate(), { meaning: 'First day of contracts that earn it.' }),
    until: parameter(calendarDate(), { meaning: 'The day at whose midnight it ends.' }),
    pays: parameter(money({ min: 0 }), { meaning: 'What each deal pays.' }),
    counts: orders,
    paid: paidAfterReceipt,
  }),
  'spiff',
);

/** Money for promotion. */
export const coop = mapping({
  period: parameter(calendarPeriod, {
    meaning: 'The period over which it accrues.',
    default: 'quarter',
    source: 'assumption: quarters, as most budgets go',
  }),
  accrues: parameter(share(), {
    meaning: 'Share of the counted amount that a partner may claim for promotion.',
    default: '2%',
    source: 'grade B/C: usually 2 to 3 % of prior sales, https://360insights.com/co-op-and-mdf/',
  }),
  covers: parameter(share({ min: 0.01 }), {
    meaning: 'Share of the promotion that the platform pays.',
    default: '50%',
    source: 'assumption: half and half',
  }),
  proof: parameter(z.boolean(), {
    meaning:
      'Whether claims need proof. Without, all that is claimed is paid, whatever was done for it; with it, only what was spent.',
    unit: 'true or false',
    default: true,
    source: 'assumption: a claim without an invoice is a gift',
  }),
  counts: orders,
  paid: parameter(durationAfter(['period']), {
    meaning: 'When it is paid: so long after the period has ended.',
    default: '90d after period',
    source: 'grade B/C: reimbursement lags 90 days and more, https://360insights.com/mdf-and-co-op/',
  }),
});

/** Pay for leads a partner brings, whether or not they buy. */
export const perLead = mapping({
  pays: parameter(money({ min: 0 }), { meaning: 'What each lead that a partner has developed pays.' }),
  for: parameter(oneOf(['valid-leads', 'every-lead'], 'a kind of leads'), {
    meaning: 'Whether leads that do not count, or turn out to have no buyer behind them, are paid too.',
    default: 'valid-leads',
    source: 'assumption: who pays for everything is sent everything',
  }),
  paid: parameter(duration({ wallOnly: true, zero: true }), {
    meaning: 'How long after the enquiry it is paid.',
    default: '30d',
    source: 'assumption: with the next monthly settlement',
  }),
});

/** What a refund takes back. */
export const clawback = mapping({
  within: parameter(duration({ wallOnly: true }), {
    meaning: 'Refunds within this time from the receipt take pay back that has been paid.',
    default: '90d',
    source:
      'grade C: windows of 30 to 90 days, https://staging.zepys.com/learn/how-to-handle-refunds-and-clawbacks-with-agents',
  }),
  share: parameter(share(), {
    meaning: 'Share of the pay on the refunded amount that is taken back.',
    default: '100%',
    source: 'assumption: no pay for what did not last',
  }),
  how: parameter(oneOf(['pay-back', 'carry-forward'], 'a way to take pay back'), {
    meaning:
      'Whether the partner pays at once, or the debt is kept from later pay; what no later pay covers is lost.',
    default: 'carry-forward',
    source:
      'grade C: negative commission carried forward, https://support.ontraport.com/hc/en-us/community/posts/218892027-What-about-refunds-after-I-ve-paid-commission',
  }),
});
