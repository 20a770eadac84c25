import { z } from 'zod';
import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { money } from '../../files/quantity/money.ts';
import { name } from '../../files/quantity/name.ts';
import { number } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { happens } from './happens.ts';

const assumption = 'assumption: no public figure was found';
const parts = 'assumption: see its parts';
const carryOver =
  'assumption; that effects carry over and saturate is how advertising is modelled, grade A, https://developers.google.com/meridian/docs/basics/media-saturation-lagging';

const freeRiding = mapping({
  happens: happens(
    'Enquiries that promotion brings go to whom the rules give them; without, each goes to the partner that brought it.',
  ),
});

const duties = mapping({
  event_costs: parameter(money({ min: 0.01 }), {
    meaning: 'What one local event costs its partner; its promotion is spent on such events.',
    default: '5000 CNY',
    source: assumption,
  }),
  acts_on_misses: parameter(share(), {
    meaning:
      'Probability that headquarters acts on a duty that a review found missed, and does not look away to keep the peace.',
    default: '80%',
    source: 'assumption: the sources say that vague protection fails in execution, and give no rate',
  }),
  review_takes: parameter(duration({ wallOnly: true, zero: true }), {
    meaning: "Channel manager's time for one review of a region, proofs included.",
    default: '2h',
    source: assumption,
  }),
});

/** Local promotion by partners: more enquiries in a region, for all partners there. */
export const localPromotion = parameter(
  mapping({
    happens: happens('Whether any of this block happens; without it nobody promotes.'),
    raises: parameter(z.array(name('a source')).min(1), {
      meaning:
        'Sources of which promotion brings more in its region; all that belong to headquarters or to partners if left out. Enquiries of a source that belongs to partners go to the partner that brought them, those of headquarters to whom the rules give them.',
    }).optional(),
    most: parameter(share({ min: 0.01 }), {
      meaning:
        'Enquiries that promotion can add to a region at most, as a share of those that these sources bring there anyway.',
      default: '50%',
      source: assumption,
    }),
    first_lead_costs: parameter(money({ min: 0.01 }), {
      meaning:
        'What the first further enquiry costs in promotion; later ones cost more, the closer to `most` the region is.',
      default: '200 CNY',
      source: 'assumption: between what headquarters pays for an enquiry of its website and of a fair',
    }),
    half_life: parameter(duration({ wallOnly: true, min: '1d', max: '104w' }), {
      meaning: 'Time after which half of what promotion has built up is gone.',
      default: '4w',
      source: carryOver,
    }),
    spills_over: parameter(share(), {
      meaning:
        'Share of the effect that falls on the other regions of the same group, to each alike; nothing where there are none.',
      default: '20%',
      source: assumption,
    }),
    customer_is_worth: parameter(number({ min: 0, max: 100 }), {
      meaning:
        "What partners reckon a won customer is worth, as a multiple of the first order's margin: renewals and upsells come later.",
      unit: 'multiple',
      default: 1.5,
      source: assumption,
    }),
    learns: parameter(share(), {
      meaning:
        'Weight of the latest enquiry in what a partner expects to keep of those that its promotion brings.',
      default: '5%',
      source: assumption,
    }),
    adjusts: parameter(share(), {
      meaning: 'How far partners move each month from what they spent to what would pay.',
      default: '50%',
      source: assumption,
    }),
    free_riding: parameter(freeRiding, {
      meaning: 'Others get enquiries that a partner has paid for.',
      default: {},
      source: parts,
    }),
    duties: parameter(duties, {
      meaning: 'What duties of market protection cost, and how headquarters follows them up.',
      default: {},
      source: parts,
    }),
  }),
  { meaning: 'Local promotion by partners, which raises demand in a region; none if left out.' },
);
