import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { money } from '../../files/quantity/money.ts';
import { name, oneOf } from '../../files/quantity/name.ts';
import { integer, number, positive } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { text } from '../../files/quantity/text.ts';
import { RECOMMENDER_TYPES } from '../recommender-types.ts';
import { happens } from './happens.ts';

const assumption = 'assumption: no public figure was found';

const posts = mapping({
  per_month: parameter(positive({ max: 100 }), {
    meaning: 'Posts a month of each at ordinary effort.',
    unit: 'posts per month',
    default: 1,
    source: assumption,
  }),
  brings: parameter(number({ min: 0, max: 1e4 }), {
    meaning: 'Enquiries that a post brings on average, junk included.',
    unit: 'leads per post',
    default: 4,
    source: assumption,
  }),
  fades_after: parameter(duration({ wallOnly: true, min: '1h', max: '52w' }), {
    meaning: 'Mean time from the post to an enquiry that it brings (exponential).',
    default: '5d',
    source: assumption,
  }),
});

/** One kind of partners that recommend. */
const recommender = mapping({
  recommender: parameter(name('a kind of recommenders'), {
    meaning: 'The kind; its members are called `kind/1`, `kind/2` and so on.',
  }),
  title: parameter(text(), { meaning: 'How reports call the kind.' }).optional(),
  type: parameter(oneOf(RECOMMENDER_TYPES, 'a type'), {
    meaning: 'What they are; rules pay by it.',
  }),
  count: parameter(integer({ min: 0, max: 1000 }), {
    meaning: 'How many there are.',
    unit: 'partners',
    default: 1,
    source: assumption,
  }),
  source: parameter(name('a source'), {
    meaning:
      'Source by which the customers enquire whom they bring: its hours, regions, junk, completeness and odds. It belongs to headquarters, and the rules see it like any other.',
  }),
  per_week: parameter(number({ min: 0, max: 1e5 }), {
    meaning: 'Enquiries a week that each brings steadily at ordinary effort, junk included.',
    unit: 'leads per week',
    default: 0,
    source: 'assumption: none but those of its posts',
  }),
  posts: parameter(posts, {
    meaning: 'Posts, each of which brings enquiries for some days; none if left out.',
  }).optional(),
  wants: parameter(money({ min: 0.01 }), {
    meaning:
      'Pay for an enquiry, as it reckons it under the rules of the day, at which its effort is ordinary.',
    default: '100 CNY',
    source: assumption,
  }),
  responds: parameter(number({ min: 0, max: 5 }), {
    meaning:
      'Elasticity of its effort beyond `anyway` to that pay: 0 does not care, 1 does twice as much for twice the pay.',
    unit: 'elasticity',
    default: 0.7,
    source: assumption,
  }),
  anyway: parameter(share(), {
    meaning: 'Share of its ordinary effort that it makes whatever it is paid.',
    default: '10%',
    source: assumption,
  }),
  most: parameter(share({ min: 0.01, max: 10 }), {
    meaning: 'Most effort it can make, against the ordinary one.',
    default: '200%',
    source: assumption,
  }),
  adjusts: parameter(share(), {
    meaning: 'Share of the way to the effort that suits its pay that it goes on the first of each month.',
    default: '40%',
    source: 'assumption: habits change over a few months',
  }),
  first_buys: parameter(share(), {
    meaning: 'Share of its enquiries that it takes to buy before it has brought any.',
    default: '5%',
    source: `${assumption}; about what sources of headquarters come to in the shipped worlds`,
  }),
  learns: parameter(share(), {
    meaning: 'Weight of its latest enquiry in what it takes to be the share of its enquiries that buy.',
    default: '2%',
    source: assumption,
  }),
  honesty: parameter(share(), {
    meaning:
      'Probability that it does not send an enquiry of its own making where leads are paid for; each such enquiry has a draw of its own.',
    default: '80%',
    source: 'assumption: no credible public rate exists; compare policies at low, middle and high values',
  }),
  makes_up: parameter(share({ max: 10 }), {
    meaning:
      'Enquiries of its own making, at no honesty at all, as a share of those that it brings. They are junk.',
    default: '100%',
    source: 'assumption: no credible public rate exists; compare policies at low, middle and high values',
  }),
  tracked: parameter(share(), {
    meaning:
      'Share of the customers it reaches of which headquarters can tell that it did: by a link, a code, a name.',
    default: '70%',
    source: 'assumption: the sources say that influence is hard to trace, and give no rate',
  }),
  influences: parameter(share(), {
    meaning:
      'Share of customers that come by other ways that a member of this kind also reaches, at ordinary effort.',
    default: '0%',
    source: 'assumption: none unless it is said',
  }),
  before: parameter(share(), {
    meaning: 'Share of those that it reaches before they enquire; the others it reaches while they decide.',
    default: '70%',
    source: assumption,
  }),
  around: parameter(duration({ wallOnly: true, min: '1h', max: '52w' }), {
    meaning: 'Mean time between that and the first enquiry (exponential).',
    default: '14d',
    source: assumption,
  }),
  odds_ratio: parameter(positive({ max: 100 }), {
    meaning: 'Odds of a sale to a customer that it has influenced, against one that it has not.',
    unit: 'odds ratio',
    default: 1.2,
    source: 'assumption: the sources say that such partners influence rather than sell, and give no rate',
  }),
});

/** Partners that recommend and do not sell. */
export const recommenders = parameter(
  mapping({
    happens: happens('Partners that recommend bring customers and influence others.'),
    kinds: parameter(
      namedList(recommender, 'recommender').max(30, {
        error: () => 'at most 30 kinds: who has reached a customer is kept in one word',
      }),
      {
        meaning: 'Kinds of partners that recommend.',
      },
    ),
  }),
  {
    meaning:
      'Partners that recommend and do not sell: affiliates, influencers, associations, consultants. They get no leads, have no staff here and count in no measure of partners; what they are paid is a cost. None if left out.',
  },
);
