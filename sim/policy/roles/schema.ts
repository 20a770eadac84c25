import { z } from 'zod';
import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { name, oneOf } from '../../files/quantity/name.ts';
import { share } from '../../files/quantity/share.ts';
import { quote, sentence } from '../../files/sentence.ts';
import {
  atRandom,
  bestMatch,
  hqDirect,
  partnerOfRecord,
  roundRobin,
  territory,
  weighted,
} from '../allocation/schema.ts';
import { leadCondition } from '../condition/schema.ts';
import { MOMENTS } from './decide.ts';

/** Shares are written in per cents with at most so many decimals; they add up to 1 within this. */
const NEARLY = 1e-9;

const moment = {
  handed_over: parameter(oneOf(MOMENTS, 'a moment'), {
    meaning:
      'When the lead is handed on: after the first conversation with the customer, or once its needs are confirmed.',
    default: 'after-qualification',
    source: 'assumption: whoever sorts enquiries also finds out what the customer needs',
  }),
};

const keeps = mapping({
  rule: parameter(name('a rule'), { meaning: 'The rule.' }),
  when: parameter(leadCondition, { meaning: 'Which leads it is asked about.' }),
  give_to: parameter(z.literal('receiver'), {
    meaning:
      'Whoever received the lead develops it too. Decided once the moments of all rules of the list have come.',
  }),
});

const develops = z.union([
  oneOf(['receiver'], 'a party'),
  namedList(
    z.discriminatedUnion('give_to', [
      roundRobin.extend(moment),
      weighted.extend(moment),
      territory.extend(moment),
      bestMatch.extend(moment),
      partnerOfRecord.extend(moment),
      hqDirect.extend(moment),
      atRandom.extend(moment),
      keeps,
    ]),
    'rule',
  ),
]);

/** Who gets a lead, who wins it, who keeps it. */
export const roles = parameter(
  mapping({
    develops: parameter(develops, {
      meaning:
        'Who turns the lead into a customer: whoever received it, or whom the rules of a list name, read top down; the first that matches and finds somebody decides, and the lead is handed over to them. A list takes a world with `hand_offs`.',
      default: 'receiver',
      source: 'assumption: whoever receives a lead develops it',
    }),
    maintains: parameter(
      oneOf(['developer', 'receiver', 'nearest-service-partner', 'hq-direct'], 'a party'),
      {
        meaning:
          'Who looks after the customer afterwards: whoever won it, whoever had received it, the partner of its region with the fewest leads in hand a head, or headquarters.',
        default: 'developer',
        source: 'assumption: whoever wins a customer keeps it',
      },
    ),
  }),
  {
    meaning: 'Who gets a lead, who wins it, who keeps it.',
    default: {},
    source: 'assumption: one partner does it all',
  },
);

const part = (meaning: string) => parameter(share(), { meaning, unit: 'share' });

/** How the pay for a first order is shared by those who received, developed and keep the customer. */
export const splitWhenRolesDiffer = mapping({
  receives: part('Share of the pay for a first order for whoever received the lead and handed it over.'),
  develops: part('The same for whoever signed the order.'),
  maintains: part('The same for whoever looks after the customer from then on.'),
}).refine(
  ({ receives, develops: closes, maintains }) => Math.abs(receives + closes + maintains - 1) < NEARLY,
  {
    error: ({ input }) => {
      const { receives, develops: closes, maintains } = input as Record<string, number>;
      const sum = quote(`${Math.round(10_000 * (receives + closes + maintains)) / 100}%`);
      return sentence(`these shares add up to ${sum}`, 'they must add up to `100%`');
    },
    when: ({ issues }) => issues.length === 0,
  },
);
