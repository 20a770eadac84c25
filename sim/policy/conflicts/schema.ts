import { z } from 'zod';
import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { oneOf } from '../../files/quantity/name.ts';
import { shareOf } from '../../files/quantity/share.ts';
import { sentence } from '../../files/sentence.ts';
import { CONFLICT_STEPS } from '../compiled.ts';
import { customerAgainstMarket } from '../market-protection/schema.ts';
import { notSimulatedYet } from '../not-yet.ts';
import { undercutting } from '../undercutting/schema.ts';

const steps = z
  .array(oneOf(CONFLICT_STEPS, 'a step'))
  .min(1, { error: () => sentence('the list is empty', 'name at least `channel-manager`') })
  .refine((list) => new Set(list).size === list.length, { error: () => 'a step stands twice in the list' });

const dispute = mapping({
  decide: parameter(steps, {
    meaning:
      'Steps in their order: the first that can tell the parties apart decides; if none can, the channel manager judges.',
    default: ['channel-manager'],
    source: 'assumption: somebody at headquarters decides unless the policy says how',
  }),
  within: parameter(duration(), {
    meaning: 'Time headquarters gives itself to decide.',
    default: '5 working days',
    source: 'grade A: a decision in 5 business days, https://sectona.com/deal-registration-terms/',
  }),
  others_who_worked: parameter(shareOf(['first-order margin']), {
    meaning: 'What a party that worked and lost gets if the customer buys.',
    default: '0% of first-order margin',
    source: 'assumption: nothing unless the policy says so',
  }),
});

function kind(meaning: string) {
  return parameter(dispute, { meaning, default: {}, source: 'assumption: see its parts' });
}

/** How disputes are decided. */
export const conflicts = parameter(
  mapping({
    'one-customer-several-partners': kind('Several partners claim one customer.'),
    grabbing: kind('A partner works a lead that was given to another.'),
    'partner-against-hq': kind("A partner and headquarters' direct team work one customer."),
    'customer-against-market': customerAgainstMarket.optional(),
    undercutting: undercutting.optional(),
    renewal: notSimulatedYet('disputes about renewals'),
  }),
  { meaning: 'How disputes are decided.', default: {}, source: 'assumption: see its parts' },
);
