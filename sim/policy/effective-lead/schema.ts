import { z } from 'zod';
import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { oneOf } from '../../files/quantity/name.ts';
import { number } from '../../files/quantity/number.ts';
import { LEAD_FIELDS } from '../../world/compiled.ts';

/** Which leads count. */
export const effectiveLead = mapping({
  needs: parameter(z.array(oneOf(LEAD_FIELDS, 'a fact that a lead can state')), {
    meaning: 'Facts that a lead must state to be handed out.',
    default: [],
    source: 'assumption: every lead counts unless the policy says which do not',
  }),
  score_at_least: parameter(number({ min: 0, max: 100 }), {
    meaning: 'Score below which a lead is not handed out.',
    unit: 'points',
    default: 0,
    source: 'assumption: every lead counts unless the policy says which do not',
  }),
  same_customer_again_within: parameter(duration({ wallOnly: true, forever: true, zero: true }), {
    meaning:
      'A further enquiry that is seen to come from the same customer within this time joins the earlier one, whoever brings it; `0d` never.',
    default: '0d',
    source: 'assumption: every enquiry is handed out anew unless the policy says otherwise',
  }),
});
