import { z } from 'zod';
import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { money, moneyPer } from '../../files/quantity/money.ts';
import { name } from '../../files/quantity/name.ts';
import { factor, integer, positive } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { happens } from './happens.ts';
import { officeHours } from './office-hours.ts';

const assumption = 'assumption: no public figure was found';
const parts = 'assumption: see its parts';
const work = { wallOnly: true, min: '1 minute', max: '80h' } as const;

const engineers = mapping({
  people: parameter(integer({ min: 1, max: 1000 }), {
    meaning: 'After-sales engineers.',
    unit: 'people',
    default: 3,
    source: assumption,
  }),
  ...officeHours,
  hourly_cost: parameter(money({ min: 0 }), {
    meaning: 'Cost of one hour of an engineer.',
    default: '100 CNY',
    source: 'assumption: about 16,000 CNY a month with social insurance over 168 hours',
  }),
});

const ticket = mapping({
  ticket: parameter(name('a kind of ticket'), { meaning: 'The kind of ticket.' }),
  products: parameter(z.array(name('a product')).min(1), {
    meaning: 'Products that bring such tickets; all if left out.',
  }).optional(),
  per_month: parameter(positive({ max: 100 }), {
    meaning: 'How many a month from one customer.',
    unit: 'tickets a month',
    default: 0.3,
    source: assumption,
  }),
  takes: parameter(duration(work), {
    meaning: 'Mean work on one of them.',
    default: '1h',
    source: assumption,
  }),
});

/** The logarithm of a price is needed. */
const LEAST = { min: 0.01 } as const;

function tenPercentDearer(meaning: string) {
  return parameter(positive({ max: 1 }), {
    meaning,
    unit: 'odds ratio',
    default: 0.8,
    source: 'assumption: as for first orders, `selling.ten_percent_dearer`',
  });
}

/** Service after delivery. */
export const afterSales = parameter(
  mapping({
    happens: happens('Customers need service after delivery.'),
    engineers: parameter(engineers, {
      meaning: 'The after-sales engineers of headquarters.',
      default: {},
      source: parts,
    }),
    tickets: parameter(namedList(ticket, 'ticket'), { meaning: 'What customers ask for.' }),
    answer_expected_within: parameter(duration({ wallOnly: true, min: '1h', max: '8w' }), {
      meaning: 'Time in which customers expect a ticket to be done; the longer, the less satisfied they are.',
      default: '24h',
      source: 'assumption: the sources say that customers care most about speed, and give no number',
    }),
    weight: parameter(share(), {
      meaning: 'Weight of one ticket in the satisfaction of its customer.',
      default: '15%',
      source: assumption,
    }),
    bounces: parameter(
      mapping({
        happens: happens('Tickets that no rule, or more than one side, owns are sent to and fro.'),
        taken: parameter(share({ min: 0.05 }), {
          meaning: 'Probability that a side takes a ticket that it is sent.',
          default: '45%',
          source: assumption,
        }),
        takes: parameter(duration({ wallOnly: true, min: '1h', max: '8w' }), {
          meaning: 'Time until a side has sent it on.',
          default: '24h',
          source: assumption,
        }),
        work: parameter(duration(work), {
          meaning: 'Staff time of each side for each time.',
          default: '20 minutes',
          source: assumption,
        }),
        costs: parameter(share(), {
          meaning: 'What each time costs of the satisfaction with the ticket.',
          default: '25%',
          source: 'assumption: the sources say that it consumes trust',
        }),
      }),
      { meaning: 'Tickets without a clear owner.', default: {}, source: parts },
    ),
    expectations: parameter(
      mapping({
        happens: happens('Customers take for included what nobody has said to cost extra.'),
        costs: parameter(share(), {
          meaning: 'What it costs of the satisfaction with a ticket that no rule says what is included.',
          default: '15%',
          source: 'assumption: the sources say that clear rules satisfy by managing expectations',
        }),
        creep: parameter(factor({ max: 20 }), {
          meaning: 'Factor on the work on tickets for which no limit and no price is written.',
          default: 1.5,
          source:
            'assumption; grade C: nearly 40 % of agencies exceed budgets through scope creep, https://start.askwonder.com/insights/average-new-business-pitch-cost-branding-advertising-agency-last-year-average-xle0orqh1',
        }),
      }),
      { meaning: 'What customers think is included.', default: {}, source: parts },
    ),
    value_added: parameter(
      mapping({
        taken_by: parameter(share(), {
          meaning:
            'Share of customers that take a service which costs extra at its usual price, when they first need it. 100 % take it at any price.',
          default: '30%',
          source: assumption,
        }),
        usual_price: parameter(moneyPer(['month'], LEAST), {
          meaning: 'Price of a service at which that share takes it. One that costs nothing is taken by all.',
          default: '800 CNY per month',
          source: 'assumption: what the policy asks that ships with Fairlead',
        }),
        ten_percent_dearer: tenPercentDearer('A service that costs ten per cent more.'),
        satisfaction_without: parameter(share(), {
          meaning: 'Satisfaction with a ticket that is not done, since it is known to cost extra.',
          default: '55%',
          source: assumption,
        }),
      }),
      { meaning: 'Services that cost extra.', default: {}, source: parts },
    ),
    beyond_included: parameter(
      mapping({
        taken_by: parameter(share(), {
          meaning:
            'Share of tickets that customers want done at the usual price of an hour, when a ticket comes and what is included in the month is used up. 100 % are done at any price.',
          default: '70%',
          source: 'assumption: much of what customers ask for cannot be left undone',
        }),
        usual_price: parameter(moneyPer(['hour'], LEAST), {
          meaning: 'Price of an hour at which that share is wanted.',
          default: '300 CNY per hour',
          source: 'assumption: what the policy asks that ships with Fairlead',
        }),
        ten_percent_dearer: tenPercentDearer('An hour that costs ten per cent more.'),
      }),
      {
        meaning:
          'Work beyond what is included, where the policy has a price for it. A ticket that is not wanted at that price is felt as `value_added.satisfaction_without`.',
        default: {},
        source: parts,
      },
    ),
  }),
  { meaning: 'Service after delivery; none if left out. It needs `after_order:`.' },
);
