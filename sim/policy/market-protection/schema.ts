import { z } from 'zod';
import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { moneyPer } from '../../files/quantity/money.ts';
import { name, oneOf } from '../../files/quantity/name.ts';
import { countOf, ratePer } from '../../files/quantity/rate.ts';
import { share, shareOf } from '../../files/quantity/share.ts';
import { sentence } from '../../files/sentence.ts';
import { partner } from '../allocation/schema.ts';
import { LEFT_OUT, MARKET_RIGHTS, MARKET_STEPS } from '../compiled-market.ts';
import { leadCondition } from '../condition/schema.ts';
import { decisionWithin } from '../conflicts/decision-within.ts';

const unless = 'assumption: nothing unless the policy says so';
const PERIODS = ['month', 'quarter', 'year'] as const;

/** What proves promotion, and how strong it is on the scale of `FollowUp.evidence`. */
export const MARKET_PROOFS = { 'event-photos': 1, 'visitor-list': 1, invoices: 2 } as const;

const duties = mapping({
  own_promotion: parameter(moneyPer(PERIODS), {
    meaning: 'What the holder has to spend on promotion there; nothing if left out.',
  }).optional(),
  local_events: parameter(ratePer(PERIODS), {
    meaning:
      'Local events the holder has to hold there, each at what the world says one costs; they are part of its promotion. None if left out.',
  }).optional(),
  takes_on: parameter(share(), {
    meaning: 'Coverage quota: share of the leads given by this right that the holder has to take on.',
    default: '0%',
    source: unless,
  }),
  answers: parameter(share(), {
    meaning: 'Share of the leads given by this right that the holder has to answer in time.',
    default: '0%',
    source: unless,
  }),
  answers_within: parameter(duration({ wallOnly: true }), {
    meaning: 'What in time means.',
    default: '48h',
    source: 'assumption: two days, the usual limit for a first contact',
  }),
});

const market = mapping({
  rule: parameter(name('a rule'), { meaning: 'The rule.' }),
  regions: parameter(z.array(name('a region')).min(1), {
    meaning: 'Regions that it protects, each for a holder of its own; regions that no rule names stay open.',
  }),
  right: parameter(oneOf(MARKET_RIGHTS, 'a right'), {
    meaning:
      "What the holder has of its region: all leads that are covered, and what it loses goes to headquarters' own team; the first offer of them, if it has room; a share of what others sell to them; or nothing but duties.",
  }),
  share: parameter(shareOf(['first-order margin']), {
    meaning:
      'What the holder gets of a first order that another party signs, where its right is `finder-share`.',
    default: '0% of first-order margin',
    source: unless,
  }),
  holder: parameter(partner(), {
    meaning:
      'Partner that holds it; whoever of the partners there has built up most by promotion if left out, else the one with most time for it.',
  }).optional(),
  covers: parameter(leadCondition, {
    meaning: 'Leads of the region that it is about.',
    default: 'anything',
    source: 'assumption: all of them; the sources never say whether public-domain leads are meant',
  }),
  leaves_out: parameter(z.array(oneOf(LEFT_OUT, 'something left out')), {
    meaning:
      'What it does not protect: customers that another partner had registered before, key accounts (leads that state at least `selling.large_deal` of the world), and customers that came to a partner by their own choice.',
    default: ['registered-customers', 'customers-choice'],
    source: 'assumption: what others have already is theirs',
  }),
  lasts: parameter(duration({ wallOnly: true, forever: true }), {
    meaning: 'Term of the right; when it ends the region is given anew.',
    default: '52w',
    source: 'assumption: contracts of a year',
  }),
  duties: parameter(duties, {
    meaning: 'What the holder has to do; nothing if left out.',
    default: {},
    source: unless,
  }),
  proof: parameter(z.array(oneOf(Object.keys(MARKET_PROOFS) as [keyof typeof MARKET_PROOFS], 'a proof')), {
    meaning: 'What the holder must show of its promotion; the strongest counts.',
    default: [],
    source: unless,
  }),
  review: parameter(oneOf(['never', 'every month', 'every quarter', 'every year'], 'a rhythm of reviews'), {
    meaning: 'How often headquarters looks whether duties were done.',
    default: 'never',
    source: unless,
  }),
  reviews_held: parameter(share(), {
    meaning: 'Share of the reviews that are truly held; each takes a channel manager time.',
    default: '100%',
    source: 'assumption: a review that stands in the policy is held',
  }),
  grace: parameter(duration({ wallOnly: true, zero: true }), {
    meaning: 'Time from the grant in which missed duties do not count.',
    default: '0d',
    source: unless,
  }),
  withdraw_after: parameter(countOf('missed reviews', { min: 1, max: 100 }), {
    meaning: 'Reviews missed in a row after which the right is withdrawn.',
    default: '1 missed review',
    source: 'assumption: a duty that costs nothing to miss is none',
  }),
  open_for: parameter(duration({ wallOnly: true, forever: true, zero: true }), {
    meaning: 'Time after a withdrawal for which nobody has the region; then it is given anew.',
    default: '26w',
    source: 'assumption: half a year',
  }),
});

/** Protection of markets: return on long local investment. */
export const marketProtection = parameter(namedList(market, 'rule'), {
  meaning:
    'Protection of regions, read top down; every region is open if left out. Takes a world with `local_promotion`.',
});

const marketSteps = z
  .array(oneOf(MARKET_STEPS, 'a step'))
  .min(1, { error: () => sentence('the list is empty', 'name at least `channel-manager`') })
  .refine((list) => new Set(list).size === list.length, { error: () => 'a step stands twice in the list' });

/** A customer that one partner has registered, in a region that is another's. */
export const customerAgainstMarket = parameter(
  mapping({
    decide: parameter(marketSteps, {
      meaning:
        "Steps in their order: the registered party has the customer, the holder of the region has it, the customer's own word, the channel manager's judgement.",
      default: ['channel-manager'],
      source: 'assumption: somebody at headquarters decides unless the policy says how',
    }),
    within: decisionWithin,
    market_holder_gets: parameter(shareOf(['first-order margin']), {
      meaning: 'What the holder of the region gets of the first order where it has to stand back.',
      default: '0% of first-order margin',
      source: unless,
    }),
  }),
  {
    meaning:
      'Customer protection of one partner against market protection of another; a grey area if left out: a channel manager decides, and it is counted as a missing rule.',
  },
);
