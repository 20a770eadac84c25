import { z } from 'zod';
import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { money } from '../../files/quantity/money.ts';
import { name, oneOf } from '../../files/quantity/name.ts';
import { ratePer } from '../../files/quantity/rate.ts';
import { share } from '../../files/quantity/share.ts';
import { CREDITS, PAID_LEADS } from '../../ledger/recommender-terms.ts';
import { RECOMMENDER_TYPES } from '../../world/recommender-types.ts';

const perLead = mapping({
  pays: parameter(money({ min: 0 }), {
    meaning: 'What each customer that it brings pays, at its first enquiry.',
  }),
  for: parameter(oneOf(PAID_LEADS, 'a kind of leads'), {
    meaning:
      'Enquiries that are paid for: every one, those that count for headquarters, or those that somebody has taken on by the day of pay.',
    default: 'effective-leads',
    source: 'assumption: who pays for everything is sent everything',
  }),
  at_most: parameter(ratePer(['month'], { min: 1, whole: true }), {
    meaning: 'Most enquiries of one partner that are paid for; no cap if left out.',
  }).optional(),
});

const perOrder = mapping({
  share: parameter(share(), {
    meaning: 'Share of the counted amount of a first order, whoever sold it.',
    default: '10%',
    source:
      'grade C: 10 to 25 % of the first year for referrals, https://knowledgelib.io/business/go-to-market/partner-program-design/2026',
  }),
  at_most: parameter(money({ min: 0.01 }), {
    meaning: 'Most that one order pays; no cap if left out.',
  }).optional(),
});

const perPost = mapping({
  pays: parameter(money({ min: 0 }), { meaning: 'What each post pays, whatever it brings.' }),
  at_most: parameter(ratePer(['month'], { min: 1, whole: true }), {
    meaning: 'Most posts of one partner that are paid for; no cap if left out.',
  }).optional(),
});

const rule = mapping({
  rule: parameter(name('a rule'), { meaning: 'The rule.' }),
  for: parameter(z.array(oneOf(RECOMMENDER_TYPES, 'a type')).min(1), {
    meaning: 'Types of partners that it pays; all if left out.',
  }).optional(),
  per_lead: parameter(perLead, { meaning: 'Pay for customers brought; none if left out.' }).optional(),
  per_order: parameter(perOrder, { meaning: 'Pay for first orders; none if left out.' }).optional(),
  per_post: parameter(perPost, { meaning: 'Pay for posts; none if left out.' }).optional(),
  paid: parameter(duration({ wallOnly: true, zero: true }), {
    meaning: 'When it is paid: so long after the enquiry, the post, or the receipt of the order.',
    default: '30d',
    source: 'grade A: a hold of 30 days, https://market.partnerstack.com/page/genesisdigital',
  }),
});

/** What partners are paid that recommend. */
export const recommenderPay = parameter(
  mapping({
    rules: parameter(namedList(rule, 'rule'), {
      meaning: 'What each type is paid, read top down: the first rule that names it, or names none.',
    }),
    credit: parameter(oneOf(CREDITS, 'a way to tell whose an order is'), {
      meaning:
        'Whose an order is that two of them can claim: who reached the customer first or last, who brought it (the first to reach it if nobody did), or both in parts. If left out, they share it, which is a grey area: it is counted, and in worlds with `conflicts` a channel manager negotiates about each such customer when it first buys, on the time of `conflicts.ad_hoc`.',
    }).optional(),
    brought_part: parameter(share(), {
      meaning: 'Part of whoever brought the customer where `credit` is `split`; the others share the rest.',
      default: '60%',
      source: 'assumption',
    }),
    influenced: parameter(z.boolean(), {
      meaning:
        'Whether orders also pay those that only influenced a customer, or only those that brought it.',
      unit: 'true or false',
      default: false,
      source: 'assumption: most programmes pay for a link that was followed',
    }),
    window: parameter(duration({ wallOnly: true, min: '1h' }), {
      meaning: 'Longest time from reaching the customer to the order.',
      default: '90d',
      source:
        'grade A: a cookie of 90 days, https://support.partnerstack.com/hc/en-us/articles/360009312753-How-are-partner-referral-links-tracked-',
    }),
    taken_back_within: parameter(duration({ wallOnly: true, min: '1h' }), {
      meaning:
        'What turns out to have nobody behind it, or is refunded, is not paid for, and taken back within this time from its pay; nothing is if left out.',
    }).optional(),
  }),
  {
    meaning:
      'What partners are paid that recommend and do not sell. A customer of which headquarters cannot tell who reached it pays nobody. Nothing if left out.',
  },
);
