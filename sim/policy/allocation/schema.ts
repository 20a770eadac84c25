import { z } from 'zod';
import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { notInForm, textForm } from '../../files/quantity/form.ts';
import { name, oneOf } from '../../files/quantity/name.ts';
import { integer, relativeWeight } from '../../files/quantity/number.ts';
import { sentence } from '../../files/sentence.ts';
import { leadCondition } from '../condition/schema.ts';

const head = {
  rule: parameter(name('a rule'), { meaning: 'The rule.' }),
  when: parameter(leadCondition, { meaning: 'Which leads it is asked about.' }),
};

/** A way of giving, and what it means. */
function giveTo<const K extends string>(kind: K, meaning: string) {
  return parameter(z.literal(kind), { meaning });
}

const within = parameter(oneOf(['region', 'everywhere'], 'a reach'), {
  meaning: "Whom it looks at: partners that serve the lead's region, or all of them.",
  default: 'region',
  source: 'assumption: partners work their own region unless the policy says otherwise',
});

const PARTNER =
  '[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]{0,79}(?:/[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]{0,79}){0,2}';
const PARTNER_FORM = {
  kind: 'a partner',
  description: 'A partner: one listed in the world, or a member of an archetype.',
  examples: ['dongguan-agent', 'agent/3', 'agent/Dongguan/2'],
  pattern: `^${PARTNER}$`,
};

/** A listed partner by its name, or a member of an archetype: `agent/3`, `agent/Dongguan/2`. */
export function partner(): z.ZodType<string, string> {
  const taken = new RegExp(PARTNER_FORM.pattern, 'u');
  return textForm({
    ...PARTNER_FORM,
    parse: (text) => (taken.test(text) ? text : notInForm(PARTNER_FORM, text)),
  });
}

/** One of the qualities that a match is judged by; what each means stands in `match-score.ts`. */
function weight(meaning: string) {
  return parameter(relativeWeight({ max: 1000 }), {
    meaning,
    unit: 'relative weight',
    default: 0,
    source: 'assumption: what is not named does not count',
  });
}

const weigh = mapping({
  skill: weight('Mean skill in the modules of the product asked for; in all modules while it is unknown.'),
  on_site: weight("Ability to visit the customer, if the partner serves the lead's region."),
  speed: weight('Mean time to first contact lately; 8 hours counts as half of the best.'),
  free_hours: weight('Free hours of the staff as headquarters estimates them.'),
  performance: weight('Share of leads won lately; 5 % counts as half of the best.'),
}).refine((weights) => Object.values(weights).some((each) => typeof each === 'number' && each > 0), {
  error: () => sentence('these weights sum to 0', 'give at least one of them a weight above 0'),
});

/** Ways to choose one party, each the shape of a rule; who develops a lead is chosen by them too. */
export const roundRobin = mapping({
  ...head,
  give_to: giveTo('round-robin', 'Partners take turns, in each region or all together.'),
  within,
});

export const weighted = mapping({
  ...head,
  give_to: giveTo('weighted', 'Partners are given leads in proportion to their weights.'),
  within,
  weights: parameter(z.record(partner(), relativeWeight({ max: 1000 })), {
    meaning:
      'Share of each partner, or of each member of an archetype, relative to the others; 0 gets nothing.',
  }),
  others: parameter(relativeWeight({ max: 1000 }), {
    meaning: 'Weight of partners that `weights` does not name.',
    unit: 'relative weight',
    default: 1,
    source: 'assumption: whoever is not named has an ordinary share',
  }),
});

const openPool = mapping({
  ...head,
  give_to: giveTo('open-pool', 'The lead lies in a pool, and the first partner that claims it has it.'),
  within,
  window: parameter(duration({ wallOnly: true, forever: true }), {
    meaning: 'How long the lead lies in the pool before the next rule is asked.',
    default: '24h',
    source: 'assumption: as the usual time to accept a lead',
  }),
  claims_per_day: parameter(integer({ min: 1 }), {
    meaning: 'Leads that a partner may claim a day; no limit if left out.',
    unit: 'leads',
  }).optional(),
  holding: parameter(integer({ min: 1 }), {
    meaning: 'Claimed leads that a partner may have open; no limit if left out.',
    unit: 'leads',
  }).optional(),
});

export const territory = mapping({
  ...head,
  give_to: giveTo('territory', 'The partner that holds the region.'),
  holders: parameter(z.record(name('a region'), partner()), {
    meaning: 'The partner that holds each region; a region that is not named has no holder.',
  }),
});

export const bestMatch = mapping({
  ...head,
  give_to: giveTo('best-match', 'The partner that suits the lead best.'),
  within,
  weigh: parameter(weigh, { meaning: 'What makes a partner suit a lead, and how much each counts.' }),
});

export const partnerOfRecord = mapping({
  ...head,
  give_to: giveTo('partner-of-record', 'The partner that serves the customer who referred this one.'),
});

export const hqDirect = mapping({
  ...head,
  give_to: giveTo('hq-direct', "Headquarters' direct team."),
});

export const atRandom = mapping({ ...head, give_to: giveTo('random', 'Any partner, by lot.'), within });

/** Rules that hand leads out. */
export const allocation = namedList(
  z.discriminatedUnion('give_to', [
    roundRobin,
    weighted,
    openPool,
    territory,
    bestMatch,
    partnerOfRecord,
    mapping({ ...head, give_to: giveTo('submitter', 'The partner that found the lead itself.') }),
    hqDirect,
    mapping({
      ...head,
      give_to: giveTo(
        'channel-manager',
        'Whom a channel manager picks by hand, when it is the turn of this lead.',
      ),
      within,
    }),
    atRandom,
    mapping({ ...head, give_to: giveTo('nobody', 'Nobody works the lead.') }),
  ]),
  'rule',
);
