import { z } from 'zod';
import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { name, oneOf } from '../../files/quantity/name.ts';
import { number } from '../../files/quantity/number.ts';
import { countOf } from '../../files/quantity/rate.ts';
import { shareOf } from '../../files/quantity/share.ts';
import { QUOTATION_MODES } from '../../world/schema/quotation.ts';
import { EXCEPTIONS } from '../compiled-quotation.ts';
import { leadCondition } from '../condition/schema.ts';

const rule = mapping({
  rule: parameter(name('a rule'), { meaning: 'The name of this rule.' }),
  when: parameter(leadCondition, {
    meaning: 'Projects it is about; their product is known by the time of a quotation.',
  }),
  mode: parameter(oneOf(QUOTATION_MODES, 'a way to quote'), {
    meaning:
      'How they are quoted: by the party alone, with a solution worked out by presales engineers, or jointly with them.',
  }),
  hq_hours: parameter(number({ min: 0.25, max: 200 }), {
    meaning: 'Hours of a presales engineer for each; as much as the world says is needed if left out.',
    unit: 'hours',
  }).optional(),
  hq_answers_within: parameter(duration(), {
    meaning: 'Time headquarters gives itself for its part; who is due first is served first.',
    default: '3 working days',
    source: 'assumption: the sources ask for fast quotations and give no number',
  }),
  when_late: parameter(oneOf(['wait', 'quote-alone'], 'a way to go on'), {
    meaning: 'What a party does when headquarters has not begun its part by then.',
    default: 'wait',
    source: 'assumption: a rule holds until somebody writes an exception',
  }),
  joint_for_first: parameter(countOf('deals'), {
    meaning:
      'Contracts that a party has to win before the rule holds for it; until then it proposes jointly.',
    default: '0 deals',
    source:
      'assumption: none; the sources want headquarters to go along on the first visits of a new partner',
  }),
  price_list: parameter(oneOf(['by-product', 'single'], 'a kind of price list'), {
    meaning: 'Whether prices are told by product and module, or in one list for all services.',
    default: 'by-product',
    source: 'assumption: the sources advise against one list for all services',
  }),
  lowest: parameter(shareOf(['list']), {
    meaning:
      'Lowest price a party may offer, as a share of the list price without advertising spend; no limit if left out.',
  }).optional(),
});

/** Which projects are quoted how. */
export const quotation = parameter(namedList(rule, 'rule'), {
  meaning:
    'How projects are quoted, read top down; every party quotes alone, at any price, if left out. Takes a world with `quotation`.',
});

/** What parties may ask to do otherwise. */
export const quotationExceptions = parameter(
  mapping({
    allowed: parameter(
      z.array(oneOf(EXCEPTIONS, 'an exception')).min(1, { error: () => 'nothing is allowed' }),
      {
        meaning:
          'What may be asked for: the support a project needs where the rule gives less, to quote alone where it needs none, a price below the lowest.',
      },
    ),
    answered_within: parameter(duration(), {
      meaning: 'Time headquarters gives itself to answer.',
      default: '1 working day',
      source: 'assumption: no public figure was found',
    }),
  }),
  {
    meaning:
      'Exceptions from `quotation`, each at the cost of a channel manager and a wait; none if left out.',
  },
);

/** Who pays for what was scoped wrongly. */
export const misScopedCosts = parameter(
  mapping({
    partner_bears: parameter(shareOf(['overrun']), {
      meaning:
        'What a party bears that quoted without a joint proposal; headquarters bears the rest, and all of it after a joint one.',
    }),
  }),
  { meaning: 'Who pays when a project was scoped wrongly; headquarters does if left out.' },
);
