import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { positive } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { happens } from './happens.ts';

const assumption = 'assumption: no public figure was found';
const parts = 'assumption: see its parts';

const said =
  'assumption; that sellers move orders and give discounts to reach a step of their pay is grade A, Larkin 2014, http://www.hbs.edu/faculty/Pages/item.aspx?num=44268';

const pullForward = mapping({
  happens: happens(
    'Customers that would decide soon after the end of a period are made to decide before it.',
    said,
  ),
  reach: parameter(duration({ wallOnly: true, min: '1d', max: '26w' }), {
    meaning: 'Customers can be brought forward that would decide within this time after the end.',
    default: '30d',
    source: assumption,
  }),
  odds_ratio: parameter(positive({ max: 1 }), {
    meaning:
      'Odds of a sale to a customer that is pressed to decide early, against one that decides in its time.',
    unit: 'odds ratio',
    default: 0.85,
    source: assumption,
  }),
});

const loading = mapping({
  happens: happens(
    'Partners that are not honest sign orders that customers have not made up their minds about, and may hand back.',
    said,
  ),
  handed_back: parameter(share(), {
    meaning:
      'Probability that such an order is handed back, where the customer would have decided against it.',
    default: '80%',
    source: assumption,
  }),
  after: parameter(duration({ wallOnly: true, min: '1d', max: '104w' }), {
    meaning: 'Mean time from the payment until it is handed back (exponential).',
    default: '60d',
    source: assumption,
  }),
});

/** What partners do near the steps of their commission and their rebate. */
export const stepBehaviour = parameter(
  mapping({
    happens: happens(
      'Whether any of this block happens; without it nobody looks at the steps of its pay.',
      said,
    ),
    reckons: parameter(duration({ wallOnly: true, min: '1d', max: '13w' }), {
      meaning:
        'Time before the last moment that counts for a period at which partners reckon what the next step would bring them.',
      default: '14d',
      source: assumption,
    }),
    discount: parameter(share({ max: 0.5 }), {
      meaning:
        'What customers get for signing early, off the price without advertising spend; never below the lowest price that the rules allow.',
      default: '5%',
      source: assumption,
    }),
    pull_forward: parameter(pullForward, {
      meaning: 'Orders brought forward.',
      default: {},
      source: parts,
    }),
    loading: parameter(loading, { meaning: 'Orders that may be handed back.', default: {}, source: parts }),
  }),
  {
    meaning:
      'What partners do near the steps of a commission or a rebate that counts a period, where it pays them; nothing if left out.',
  },
);
