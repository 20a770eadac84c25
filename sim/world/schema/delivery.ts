import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { money } from '../../files/quantity/money.ts';
import { name } from '../../files/quantity/name.ts';
import { factor, integer } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { happens } from './happens.ts';
import { officeHours } from './office-hours.ts';

const assumption = 'assumption: no public figure was found';
const parts = 'assumption: see its parts';
const work = { wallOnly: true, min: '1 minute', max: '400h' } as const;
const wait = { wallOnly: true, min: '1d', max: '104w' } as const;

const said = 'assumption: the articles want each duty of delivery fixed in advance, and give no number';

const people = mapping({
  people: parameter(integer({ min: 1, max: 1000 }), {
    meaning: 'People who deliver.',
    unit: 'people',
    default: 4,
    source: assumption,
  }),
  ...officeHours,
  hourly_cost: parameter(money({ min: 0 }), {
    meaning: 'Cost of one hour of one of them.',
    default: '110 CNY',
    source: 'assumption: about 18,000 CNY a month with social insurance over 168 hours',
  }),
});

const project = mapping({
  product: parameter(name('a product'), { meaning: 'The product.' }),
  front: parameter(duration(work), {
    meaning:
      'Work of the front relation before anybody implements: what the customer wants, pace and data agreed on.',
    default: '6h',
    source:
      'assumption: the articles say that websites stress early clarity and marketing stresses pacing, and give no hours',
  }),
  implementation: parameter(duration(work), {
    meaning: 'Work on the implementation, if nothing goes wrong.',
    default: '40h',
    source: assumption,
  }),
  review: parameter(duration(work), {
    meaning: 'Work on one review with the customer.',
    default: '1h',
    source: assumption,
  }),
  expected_within: parameter(duration(wait), {
    meaning: 'Time from the signature in which customers expect to use it; what takes longer is late.',
    default: '8w',
    source: assumption,
  }),
  overrun_chance: parameter(share(), {
    meaning: 'Share of projects whose implementation takes more work, whoever does it.',
    default: '30%',
    source: 'assumption: the articles say that delivery risk differs by product, and give no number',
  }),
  overrun: parameter(factor({ max: 20 }), {
    meaning: 'Factor on the work of those.',
    default: 1.6,
    source: assumption,
  }),
});

/** Delivery of what was sold. */
export const delivery = parameter(
  mapping({
    happens: happens('What is sold has to be delivered by somebody.', said),
    headquarters: parameter(people, {
      meaning: 'The people of headquarters who deliver.',
      default: {},
      source: parts,
    }),
    projects: parameter(namedList(project, 'product'), {
      meaning:
        'What delivering each product takes, of first orders and upsells; a product that is not listed is in use as `after_order.goes_live_after` says.',
    }),
    unskilled: parameter(factor({ min: 1, max: 20 }), {
      meaning:
        'Hours of a partner without any skill in what it delivers, against those of headquarters; with all skill it takes as long as those.',
      default: 2,
      source: assumption,
    }),
    late: parameter(
      mapping({
        happens: happens('Customers mind late delivery.', said),
        costs: parameter(share(), {
          meaning:
            'What it costs of full satisfaction if delivery takes twice as long as expected or longer; in proportion below that.',
          default: '25%',
          source: assumption,
        }),
      }),
      { meaning: 'Late delivery.', default: {}, source: parts },
    ),
    reviews: parameter(
      mapping({
        happens: happens('Results are reviewed with customers as long as they stay.', said),
        every: parameter(duration(wait), {
          meaning: 'Time from delivery, and from each review, to the next.',
          default: '30d',
          source: 'assumption: monthly reports are usual',
        }),
        weight: parameter(share(), {
          meaning: 'Share of what lacks to full satisfaction that one review brings.',
          default: '4%',
          source: assumption,
        }),
      }),
      { meaning: 'Continuous review.', default: {}, source: parts },
    ),
    unowned: parameter(
      mapping({
        happens: happens('A duty that no rule gives to anybody waits and costs.', said),
        waits: parameter(duration(wait), {
          meaning: 'Time until somebody has taken it on.',
          default: '7d',
          source: assumption,
        }),
        costs: parameter(share(), {
          meaning: 'What each such duty costs of full satisfaction.',
          default: '4%',
          source: assumption,
        }),
        partner_takes: parameter(share(), {
          meaning: 'Probability that it then falls to the partner; else to headquarters.',
          default: '50%',
          source: assumption,
        }),
      }),
      { meaning: 'Duties without an owner.', default: {}, source: parts },
    ),
  }),
  {
    meaning:
      'Delivery of what was sold: front relation, implementation, continuous review. It needs `after_order:`. Nobody delivers if left out: what was sold is in use after a while.',
  },
);
