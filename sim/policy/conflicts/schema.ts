import { z } from 'zod';
import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { oneOf } from '../../files/quantity/name.ts';
import { shareOf } from '../../files/quantity/share.ts';
import { sentence } from '../../files/sentence.ts';
import { CONFLICT_STEPS } from '../compiled.ts';
import { customerAgainstMarket } from '../market-protection/schema.ts';
import { undercutting } from '../undercutting/schema.ts';
import { decisionWithin } from './decision-within.ts';
import { laterConflict } from './later-schema.ts';

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
  within: decisionWithin,
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
    'renewal-or-upsell': laterConflict(
      'renewal-or-upsell',
      'A renewal or an upsell that two parties want, such as who won the customer and who looks after it.',
      "The customer's own word, the more skilled, who looks after the customer, who won its first order, half the pay for each, the channel manager's judgement.",
      'A grey area if left out: a channel manager finds out, at the cost of further negotiation.',
    ).optional(),
    quotation: laterConflict(
      'quotation',
      'Who bears the cost of an order that was scoped wrongly.',
      "Whom the customer blames in writing, who quoted (the party alone, or headquarters where it proposed jointly), half for each side, the channel manager's judgement; whoever is found bears all of it, whatever `mis_scoped_costs` says.",
      'A grey area if left out: it is negotiated, and stays as `mis_scoped_costs` says.',
    ).optional(),
    'after-sales': laterConflict(
      'after-sales',
      'Who has to do a ticket that has been sent to and fro.',
      "Whom the customer names in writing, the more skilled, whoever looks after the customer, headquarters, headquarters with half of its hours paid by the other, the channel manager's judgement.",
      'A grey area if left out: a channel manager finds out, at the cost of further negotiation.',
    ).optional(),
  }),
  { meaning: 'How disputes are decided.', default: {}, source: 'assumption: see its parts' },
);
