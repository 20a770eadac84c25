import { z } from 'zod';
import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { durationAfter } from '../../files/quantity/duration-phrase.ts';
import { money } from '../../files/quantity/money.ts';
import { oneOf } from '../../files/quantity/name.ts';
import { share } from '../../files/quantity/share.ts';
import { sentence } from '../../files/sentence.ts';
import { notSimulatedYet, onlyWord } from '../not-yet.ts';

/** What pay is counted on, in words; required where steps are counted, since the sources leave it open. */
export const COUNTED_ON = {
  contracts: 'contract',
  receipts: 'receipt',
  'receipts-without-ad-spend': 'receipt-without-ad-spend',
} as const;

const basicDiscount = mapping({
  first_order: parameter(share(), {
    meaning: 'Share of the counted amount that the partner keeps of a first order.',
    default: '25%',
    source: 'assumption within the typical 20 to 30 % that the sources name',
  }),
  first_order_unregistered: parameter(share(), {
    meaning: 'The same without an approved registration; as `first_order` if left out.',
  }).optional(),
  upsell: notSimulatedYet('orders after the first one'),
  renewal: notSimulatedYet('renewals'),
});

const steps = z
  .array(
    mapping({
      from: parameter(money({ min: 0 }), {
        meaning: 'Counted amount from which the rate holds, itself included.',
      }),
      rate: parameter(share(), { meaning: 'The rate.' }),
    }),
  )
  .min(1, { error: () => sentence('the list is empty', 'it needs at least one step') });

const scheme = {
  mode: parameter(oneOf(['marginal', 'retroactive'], 'a way to apply steps'), {
    meaning: 'Whether a rate holds for the part of the amount above its step, or for all of it.',
  }),
  per: parameter(
    mapping({
      who: parameter(onlyWord('partner', 'steps are counted for each partner'), {
        meaning: 'Whose sales are added up.',
      }),
      period: parameter(oneOf(['deal', 'month', 'quarter', 'year'], 'a period'), {
        meaning: 'Over what they are added up: each deal alone, or a period of the calendar.',
      }),
    }),
    { meaning: 'Whose sales are added up, and over what.' },
  ),
  steps: parameter(steps, { meaning: 'Rates by counted amount, lowest step first.' }),
  paid: parameter(durationAfter(['period', 'receipt']), {
    meaning: 'When it is paid: so long after the period has ended, or after the receipt of a single deal.',
  }),
  held_back: notSimulatedYet('hold-back'),
};

const commission = mapping(scheme);

const phasedRebate = mapping({
  ...scheme,
  counts: parameter(
    z.array(onlyWord('first-order', 'only first orders are')).min(1, { error: () => 'nothing would count' }),
    {
      meaning: 'Orders that count.',
      default: ['first-order'],
      source: 'assumption: the only orders that are simulated',
    },
  ),
});

/** What partners earn, and when. */
export const settlement = parameter(
  mapping({
    counted_on: parameter(oneOf(Object.keys(COUNTED_ON) as [keyof typeof COUNTED_ON], 'a basis'), {
      meaning:
        'What pay is counted on: contracts signed, money received, or money received without advertising spend (as which it counts if left out where there are no steps).',
    }).optional(),
    basic_discount: parameter(basicDiscount, {
      meaning: 'What the partner keeps of every deal.',
      default: {},
      source: 'assumption: see its parts',
    }),
    paid: parameter(durationAfter(['receipt']), {
      meaning: "When the basic discount is paid: so long after the customer's money has come.",
      default: '30d after receipt',
      source: 'assumption: with the next monthly settlement',
    }),
    commission: parameter(commission, {
      meaning: 'Commission in steps; none if left out.',
    }).optional(),
    phased_rebate: parameter(phasedRebate, {
      meaning: 'Rebate in steps, on top of the basic discount; none if left out.',
    }).optional(),
    money_collected_by: notSimulatedYet('who collects the money'),
    split_when_roles_differ: notSimulatedYet('different partners in the three roles'),
    renewal_belongs_to: notSimulatedYet('renewals'),
    clawback: notSimulatedYet('clawback'),
    per_lead: notSimulatedYet('pay per lead'),
  }),
  { meaning: 'What partners earn, and when.', default: {}, source: 'assumption: see its parts' },
);
