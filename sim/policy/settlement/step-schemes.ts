import { z } from 'zod';
import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { durationAfter } from '../../files/quantity/duration-phrase.ts';
import { money } from '../../files/quantity/money.ts';
import { oneOf } from '../../files/quantity/name.ts';
import { share, shareUntil } from '../../files/quantity/share.ts';
import { sentence } from '../../files/sentence.ts';
import { ORDER_KINDS } from '../../ledger/terms.ts';
import { onlyWord } from '../not-yet.ts';

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

/** Which orders a scheme looks at. */
export const orders = parameter(
  z.array(oneOf(ORDER_KINDS, 'a kind of order')).min(1, { error: () => 'nothing would count' }),
  {
    meaning: 'Orders that count.',
    default: ['first-order'],
    source: 'assumption: first orders, unless the policy says that later ones count too',
  },
);

/** Pay that is kept until later. */
export const heldBack = parameter(shareUntil(['go-live', 'clawback-ends']), {
  meaning:
    'Share of the pay that is kept until what was sold is in use, or until the window of the clawback has ended; nothing if left out.',
}).optional();

/** A period of the calendar. */
export const calendarPeriod = oneOf(['month', 'quarter', 'year'], 'a period of the calendar');

/** A commission or a rebate in steps. */
export const stepScheme = mapping({
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
  counts: orders,
  held_back: heldBack,
  at_most: parameter(money({ min: 0 }), {
    meaning: 'Most that is paid for a period, or a deal; no cap if left out.',
  }).optional(),
  at_least: parameter(money({ min: 0 }), {
    meaning: 'Least that is paid for a period, or a deal, in which anything counts; no floor if left out.',
  }).optional(),
});
