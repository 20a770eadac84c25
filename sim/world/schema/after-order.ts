import { z } from 'zod';
import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { name } from '../../files/quantity/name.ts';
import { number, positive } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { happens } from './happens.ts';

const assumption = 'assumption: no public figure was found';
const parts = 'assumption: see its parts';
const wait = { wallOnly: true, min: '1d', max: '520w' } as const;
const work = { wallOnly: true, min: '1 minute', max: '80h' } as const;

const renewal = mapping({
  product: parameter(name('a product'), { meaning: 'The product.' }),
  renews: parameter(share(), {
    meaning: 'Share of customers of ordinary satisfaction that renew when somebody looks after them.',
    default: '75%',
    source:
      'grade C: search firms keep 75 to 80 % of retainer clients a year, https://mycbdlistings.com/whats-the-average-retention-rate-for-an-seo-company/ ; grade B (expert): 30 to 50 % a year are lost in project work, https://sakasandcompany.com/client-turnover-rates',
  }),
  price: parameter(share({ max: 2 }), {
    meaning: "What a renewal costs, as a share of the customer's first order without advertising spend.",
    default: '100%',
    source: 'assumption: retainers go on as they were',
  }),
  every: parameter(duration(wait), {
    meaning: 'Time until the next renewal.',
    default: '52w',
    source: 'assumption: the sources speak of the second year',
  }),
  cost_of_goods: parameter(share(), {
    meaning:
      'What delivery costs the platform, as a share of the price by this world, whatever a policy asks.',
    default: '35%',
    source: assumption,
  }),
});

const path = mapping({
  path: parameter(name('an upsell'), { meaning: 'The upsell.' }),
  from: parameter(z.array(name('a product')).min(1), { meaning: 'Products after which it comes up.' }),
  to: parameter(name('a product'), { meaning: 'The product that is bought.' }),
  wanted: parameter(share(), {
    meaning: 'Share of customers that come to want it.',
    default: '25%',
    source: assumption,
  }),
  won: parameter(share(), {
    meaning:
      'Share of those that buy from whoever looks after them, at ordinary satisfaction and half skill.',
    default: '45%',
    source: 'assumption: above the 25 to 30 % of proposals to strangers',
  }),
  after: parameter(duration(wait), {
    meaning: 'Half of them want it within this time from the order before (lognormal).',
    default: '13w',
    source: 'assumption: the sources give about three months for ads and six for languages',
  }),
  spread: parameter(number({ min: 0, max: 2 }), {
    meaning: 'Spread of that time: standard deviation of its logarithm.',
    unit: 'log time',
    default: 0.4,
    source: assumption,
  }),
});

/** Life after the first order. */
export const afterOrder = parameter(
  mapping({
    happens: happens('Customers come back: they renew, buy more, or leave.'),
    satisfaction: parameter(share(), {
      meaning: 'Satisfaction of a new customer.',
      default: '70%',
      source: assumption,
    }),
    full_satisfaction: parameter(positive({ max: 1000 }), {
      meaning: 'Odds of a later order of a fully satisfied customer against one not satisfied at all.',
      unit: 'odds ratio',
      default: 8,
      source:
        'assumption: the sources say that cooperation lasts by after-sales experience, and give no number',
    }),
    goes_live_after: parameter(duration(wait), {
      meaning: 'Mean time from the payment to the use of what was bought (exponential).',
      default: '30d',
      source: assumption,
    }),
    renewals: parameter(
      mapping({
        happens: happens('Orders are renewed, or not.'),
        terms: parameter(namedList(renewal, 'product', { empty: true }), {
          meaning: 'What is renewed, and how often.',
          default: [],
          source: 'assumption: nothing until it is listed',
        }),
        takes: parameter(duration(work), {
          meaning: 'Staff time of whoever sees to a renewal.',
          default: '2h',
          source: assumption,
        }),
        comes_up: parameter(duration({ wallOnly: true, zero: true, max: '26w' }), {
          meaning: 'Time before the end of a term at which it comes up.',
          default: '30d',
          source: assumption,
        }),
      }),
      { meaning: 'Renewals.', default: {}, source: parts },
    ),
    upsells: parameter(
      mapping({
        happens: happens('Customers come to want more.'),
        paths: parameter(namedList(path, 'path', { empty: true }), {
          meaning: 'What customers want after what, and when.',
          default: [],
          source: 'assumption: nothing until it is listed',
        }),
        takes: parameter(duration(work), {
          meaning: 'Staff time of whoever sells it.',
          default: '5h',
          source: assumption,
        }),
      }),
      { meaning: 'Upsells.', default: {}, source: parts },
    ),
    neglect: parameter(
      mapping({
        happens: happens('Partners leave later orders alone that pay less an hour than they want.'),
        odds_ratio: parameter(positive({ max: 1000 }), {
          meaning: 'A renewal that nobody asks for, against one that somebody sees to.',
          unit: 'odds ratio',
          default: 0.35,
          source: assumption,
        }),
      }),
      { meaning: 'Customers that nobody looks after.', default: {}, source: parts },
    ),
    negotiation: parameter(
      mapping({
        odds_ratio: parameter(positive({ max: 1000 }), {
          meaning: 'A later order of which nobody knew whose it was, against one that was clear.',
          unit: 'odds ratio',
          default: 0.8,
          source: assumption,
        }),
        party_spends: parameter(duration(work), {
          meaning: 'Staff time of each party for finding out; a channel manager spends that of a dispute.',
          default: '2h',
          source: assumption,
        }),
      }),
      { meaning: 'Orders that no rule gives to anybody.', default: {}, source: parts },
    ),
  }),
  { meaning: 'What happens after the first order; nothing if left out.' },
);
