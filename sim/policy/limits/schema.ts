import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { oneOf } from '../../files/quantity/name.ts';
import { positive } from '../../files/quantity/number.ts';
import { countOf } from '../../files/quantity/rate.ts';

const offenders = mapping({
  after: parameter(countOf('offences', { min: 1 }), {
    meaning:
      'Offences after which a partner is passed over: leads not accepted or not contacted in time, false reports that were found out. A lead without progress is none: the customer may be the cause.',
  }),
  within: parameter(duration({ wallOnly: true }), {
    meaning: 'They must fall within this time.',
    default: '90d',
    source: 'assumption: a quarter',
  }),
  passed_over_for: parameter(duration({ wallOnly: true }), {
    meaning: 'How long headquarters then hands it no leads; its own finds stay its own.',
    default: '30d',
    source:
      'assumption; cutting repeat offenders off is practice, grade A: https://www.coredna.com/partner-portal/my-account/lead-policy',
  }),
});

/** How much a partner may hold, and what happens beyond. */
export const limits = parameter(
  mapping({
    open_leads_per_person: parameter(positive({ max: 100_000 }), {
      meaning:
        "Open leads that a partner may hold for each person of its staff; no limit if left out. Headquarters' direct team is never full.",
      unit: 'leads',
    }).optional(),
    when_full: parameter(
      oneOf(['next-best', 'next-rule', 'hq-direct', 'give-anyway'], 'an answer to a full partner'),
      {
        meaning:
          'What a rule does when the partner it chose is full: choose the next best, pass the lead to the next rule, to the direct team of headquarters, or give it anyway. Rules that take turns pass over whoever is full.',
        default: 'next-best',
        source: 'assumption: a lead stays with the rule that fits it as long as somebody has room',
      },
    ),
    when_nobody: parameter(oneOf(['hq-direct', 'pool', 'nobody'], 'a place for a lead that nobody takes'), {
      meaning:
        'Where a lead goes when no rule finds anybody: to the direct team, into the open pool, or nowhere.',
      default: 'hq-direct',
      source: 'assumption: headquarters does not drop what it paid for',
    }),
    offenders: parameter(offenders, {
      meaning: 'Partners that let leads lie are passed over for a while; never if left out.',
    }).optional(),
  }),
  {
    meaning: 'How much a partner may hold, and what happens beyond.',
    default: {},
    source: 'assumption: see its parts',
  },
);
