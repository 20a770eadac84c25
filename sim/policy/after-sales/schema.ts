import { z } from 'zod';
import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { hoursPer } from '../../files/quantity/duration-phrase.ts';
import { moneyPer } from '../../files/quantity/money.ts';
import { name, oneOf } from '../../files/quantity/name.ts';
import { ANSWER_DAYS } from '../compiled-after-order.ts';

const service = mapping({
  rule: parameter(name('a rule'), { meaning: 'The rule.' }),
  tickets: parameter(z.array(name('a kind of ticket')).min(1), { meaning: 'Kinds of tickets it is about.' }),
  owner: parameter(oneOf(['platform', 'maintainer', 'either'], 'an owner'), {
    meaning:
      'Who does them: the engineers of headquarters, whoever maintains the customer, or whoever will, which is to say nobody.',
  }),
  service: parameter(oneOf(['standard', 'value-added'], 'a kind of service'), {
    meaning: 'Whether they are included, or a service that costs extra.',
    default: 'standard',
    source: 'assumption: included, as customers believe unless somebody says otherwise',
  }),
  price: parameter(moneyPer(['month']), {
    meaning:
      'What a value-added service costs the customer: the dearer, the fewer take it. Who looks after it at the end of a month has that of the month; the platform where that owns the service.',
  }).optional(),
  included: parameter(hoursPer(['month']), {
    meaning: 'Work for one customer that is included in a standard service; no limit if left out.',
  }).optional(),
  beyond: parameter(moneyPer(['hour']), {
    meaning:
      'What the customer pays its owner for work beyond what is included. Once that is used up, the customer is asked when a ticket comes whether it wants it done at this price; for a ticket that only runs over pays who would have said yes.',
  }).optional(),
  answer_within: parameter(duration(), {
    meaning: 'When headquarters wants them done: what is due first is done first.',
    default: `${ANSWER_DAYS} working days`,
    source: 'assumption: the sources ask for speed and give no number',
  }),
  cost_borne_by: parameter(oneOf(['owner', 'platform', 'maintainer'], 'who bears the cost'), {
    meaning: "Who bears the hours: the owner itself, or another side that pays for the owner's hours.",
    default: 'owner',
    source: 'assumption: whoever does the work, unless the policy says otherwise',
  }),
});

/** Who does what after delivery, and what it costs. */
export const afterSales = parameter(namedList(service, 'rule'), {
  meaning:
    'Who does what after delivery: every kind of ticket should have one owner. A kind that no rule names is a grey area: it is sent to and fro.',
});
