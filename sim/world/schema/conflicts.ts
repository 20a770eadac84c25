import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { integer } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { happens } from './happens.ts';

const assumption = 'assumption: no public figure was found';
const noRate = 'assumption: no credible public rate exists; compare policies at low, middle and high values';
const parts = 'assumption: see its parts';
const work = { wallOnly: true, min: '1 minute', max: '80h' } as const;

const blamed = (when: string, value: string) =>
  parameter(share(), {
    meaning: `Probability that customers, and channel managers, find the partner to blame where ${when}.`,
    default: value,
    source: 'assumption: the more headquarters had to do with it, the less it is the partner',
  });

/** Conflicts beside those of two parties at work on one need; they are reported as often as those. */
export const conflicts = parameter(
  mapping({
    happens: happens('Sides fall out over prices, later orders, wrong quotations and service.'),
    undercutting: parameter(
      mapping({
        happens: happens('Parties that lost a customer complain of lower prices.'),
        noticed: parameter(share(), {
          meaning: 'Probability that a party which had quoted learns at what lower price another has sold.',
          default: '30%',
          source: noRate,
        }),
        noticed_in_region: parameter(share(), {
          meaning: 'Probability that another partner of the region learns of a price below the list price.',
          default: '30%',
          source: noRate,
        }),
      }),
      {
        meaning: 'Complaints of prices of partners; only in worlds with `discounts`.',
        default: {},
        source: parts,
      },
    ),
    later_orders: parameter(
      mapping({
        happens: happens('Renewals and upsells are wanted by two parties.'),
        wanted: parameter(share(), {
          meaning:
            'Probability that a party which won the customer, or looks after it, wants a later order that is given to another.',
          default: '40%',
          source: noRate,
        }),
      }),
      { meaning: 'Later orders; only in worlds with `after_order`.', default: {}, source: parts },
    ),
    after_sales: parameter(
      mapping({
        happens: happens('A ticket that is sent to and fro is taken to the channel managers.'),
        after: parameter(integer({ min: 1, max: 5 }), {
          meaning: 'Times a ticket has been sent on by then.',
          unit: 'times',
          default: 3,
          source: assumption,
        }),
        found_partners: parameter(share(), {
          meaning: "Probability that customers, and channel managers, find a disputed ticket the partner's.",
          default: '50%',
          source: 'assumption: where no rule gives it to either, there is as much to say for both',
        }),
        disputed: parameter(share(), {
          meaning:
            'Share of the tickets sent on so often that sides fall out over; the others go on until a side takes them.',
          default: '10%',
          source:
            'assumption: no public figure was found. Of 17 tickets a year and customer, as in `whole-channel`, a third without a clear owner makes 5.5; 17 % of those are sent on 3 times (at 45 % `bounces.taken`); 10 % of them disputed and 60 % of those reported makes 0.055 disputes a year and customer, one in 18 customers a year',
        }),
      }),
      { meaning: 'Service; only in worlds with `after_sales`.', default: {}, source: parts },
    ),
    wrong_quotations: parameter(
      mapping({
        blamed_alone: blamed('it quoted alone', '80%'),
        blamed_with_support: blamed('it quoted with solution support', '50%'),
        blamed_jointly: blamed('both made the proposal', '20%'),
      }),
      {
        meaning: 'Whose fault a wrong quotation is found to be; only in worlds with `quotation`.',
        default: {},
        source: parts,
      },
    ),
    costs_satisfaction: parameter(share(), {
      meaning: 'What such a dispute costs of the satisfaction of a customer that has bought.',
      default: '10%',
      source: assumption,
    }),
    ad_hoc: parameter(
      mapping({
        manager_spends: parameter(duration(work), {
          meaning: 'Time of a channel manager, beyond that of the dispute itself.',
          default: '3h',
          source: assumption,
        }),
        party_spends: parameter(duration(work), {
          meaning: 'Staff time of each side.',
          default: '2h',
          source: assumption,
        }),
      }),
      { meaning: 'Negotiating what no rule decides.', default: {}, source: parts },
    ),
  }),
  {
    meaning:
      'Conflicts about prices, later orders, wrong quotations and service, and what it costs where no rule decides; only those of two parties at work on one need if left out.',
  },
);
