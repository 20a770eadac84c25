import { z } from 'zod';
import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { hoursOfDay } from '../../files/quantity/hours-of-day.ts';
import { money } from '../../files/quantity/money.ts';
import { name, oneOf } from '../../files/quantity/name.ts';
import { factor, integer, number } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { text } from '../../files/quantity/text.ts';
import { weekdays } from '../../files/quantity/weekdays.ts';
import { workingLength } from './working-length.ts';

const assumption = 'assumption: no public figure was found';
const temper = 'assumption: no credible public rate exists; compare policies at low, middle and high values';

const skill = parameter(share(), { meaning: 'How well this module is sold.', unit: 'share' });
const membersInRegion = parameter(integer({ min: 0, max: 5000 }), {
  meaning: 'How many have their home in this region.',
  unit: 'partners',
});

/** What a partner, or the direct team of headquarters, is like. */
export const traits = {
  serves: parameter(
    z.union([oneOf(['home', 'group', 'everywhere'], 'an area'), z.array(name('a region')).min(1)]),
    {
      meaning:
        'Regions it serves: its home, the group of its home, everywhere, or those listed beside its home.',
      default: 'home',
      source: 'assumption: small agencies work in their city',
    },
  ),
  skills: parameter(z.record(name('a skill'), skill), {
    meaning: 'How well it sells each module, 100% being as well as anybody.',
    unit: 'share',
    default: {},
    source: assumption,
  }),
  other_skills: parameter(share(), {
    meaning: 'The same for modules not named under `skills`.',
    default: '50%',
    source: assumption,
  }),
  on_site: parameter(share(), {
    meaning: 'How well it can meet customers on site.',
    default: '50%',
    source: assumption,
  }),
  staff: parameter(integer({ min: 1, max: 10_000 }), {
    meaning: 'People who sell.',
    unit: 'people',
    default: 3,
    source: 'assumption: small local agencies',
  }),
  hours: parameter(hoursOfDay(), {
    meaning: 'Hours in which they work, local time.',
    default: ['09:00-12:00', '13:30-18:00'],
    source: 'assumption: usual office hours in China',
  }),
  days: parameter(weekdays(), {
    meaning: 'Days on which they work.',
    default: 'mon-fri',
    source: 'assumption: usual working week',
  }),
  reads_after: parameter(workingLength({ min: '1 minute', max: '8w' }), {
    meaning: 'Mean working time until a new lead is read (exponential).',
    default: '2 working hours',
    source:
      'assumption; with hours, queue and diligence checked against grade A/B: 37 % within 1 h, 23 % never, HBR 2011, https://www.researchgate.net/publication/298137032_The_short_life_of_online_sales_leads',
  }),
  diligence: parameter(share(), {
    meaning: 'Probability that a lead taken on is worked at all, and that a due step is not put off.',
    default: '80%',
    source:
      'assumption; checked against grade A/B: 23 % never answered, HBR 2011, https://www.researchgate.net/publication/298137032_The_short_life_of_online_sales_leads',
  }),
  attempts: parameter(integer({ min: 1, max: 50 }), {
    meaning: 'Contact attempts at most.',
    unit: 'attempts',
    default: 3,
    source:
      'assumption near grade B: half of all leads are never called twice, mean 1.6 attempts, https://velocify.com/blog/sales-process-pays-finding-the-right-level-of-persistence/',
  }),
  attention: parameter(share(), {
    meaning: 'Share of its staff time that goes to customers of this platform.',
    default: '40%',
    source: 'assumption: partners carry several lines; large ones have resources but little focus',
  }),
  margin_wanted: parameter(money({ min: 0 }), {
    meaning: 'Expected margin per hour under which a busy partner declines a lead.',
    default: '80 CNY',
    source: assumption,
  }),
  claims_from_pool: parameter(factor({ max: 1000 }), {
    meaning: 'Appetite for leads in an open pool: how fast it claims, 0 never does.',
    unit: 'factor',
    default: 1,
    source: temper,
  }),
  claims_group_customers: parameter(share(), {
    meaning: 'Probability to claim a customer another party has, when it hears of a site in its own region.',
    default: '30%',
    source: temper,
  }),
  grabs: parameter(share(), {
    meaning: 'Probability to work a lead of another party when it sees one.',
    default: '5%',
    source: temper,
  }),
  squats: parameter(share(), {
    meaning: 'Probability to hold a lead without working it.',
    default: '5%',
    source: temper,
  }),
  honesty: parameter(share(), {
    meaning: 'Probability to report truthfully when an honest report costs the lead.',
    default: '80%',
    source: temper,
  }),
  registers: parameter(share(), {
    meaning: 'Probability to register a customer at all where registration is offered.',
    default: '60%',
    source:
      'grade C: 60 % of deals registered, https://bloomitize.com/calculator/deal-registration-value-calculator',
  }),
  registers_completely: parameter(share(), {
    meaning: 'Probability that a registration is complete at the first try.',
    default: '70%',
    source: assumption,
  }),
  hourly_cost: parameter(money({ min: 0 }), {
    meaning: 'Cost of one hour of its staff.',
    default: '90 CNY',
    source: 'assumption: about 15,000 CNY a month with social insurance over 168 hours',
  }),
  capital_cost: parameter(share({ max: 2 }), {
    meaning: 'What a year of waiting for money costs it, as a share of the money.',
    default: '8%',
    source: 'assumption: small-business lending in China',
  }),
  own_demand: parameter(factor({ max: 1000 }), {
    meaning:
      'How well it is known in its regions: relative rate at which it develops customers itself, is remembered by served ones and hears of projects; 0 never.',
    unit: 'factor',
    default: 1,
    source: assumption,
  }),
  takes_support_as_margin: parameter(share(), {
    meaning:
      'Probability to let headquarters do its work where a quotation is supported, and add nothing to it; only where the world has `quotation`.',
    default: '15%',
    source: temper,
  }),
  aims_at_growth: parameter(share(), {
    meaning:
      'How much a sale is worth to it beyond its margin while it has people free, as a share of that margin; only where the world has `discounts`.',
    default: '50%',
    source: 'assumption: the sources say that partners want growth or steady margins, and give no number',
  }),
  aims_at_steps: parameter(share(), {
    meaning:
      'Probability that, in a period in which it would pay, it does what brings it over the next step of its commission or rebate; only where the world has `step_behaviour`.',
    default: '50%',
    source: 'assumption: the sources warn of it, and give no rate',
  }),
  promotes: parameter(share(), {
    meaning:
      'Share it does of the local promotion that would pay it, as it reckons; only where the world has `local_promotion`.',
    default: '50%',
    source: 'assumption: few small agencies have anybody for it',
  }),
  promotion_budget: parameter(money({ min: 0 }), {
    meaning:
      'Most it spends on local promotion in a month; as much as pays if left out. Only where the world has `local_promotion`.',
  }).optional(),
  promotes_anyway: parameter(money({ min: 0 }), {
    meaning:
      'What it spends on local promotion every month whatever that brings, for the sake of its own name; nothing if left out. Only where the world has `local_promotion`.',
  }).optional(),
};

/** Traits as a checked document gives them. */
export type Traits = z.output<z.ZodObject<typeof traits>>;

/** A partner of which nothing is said. */
export function traitDefaults(): Traits {
  return z.strictObject(traits).parse({});
}

type OptionalTraits = {
  [K in keyof typeof traits]: z.ZodOptional<ReturnType<(typeof traits)[K]['unwrap']>>;
};

/** The same traits without defaults, for overriding an archetype. */
const overrides = Object.fromEntries(
  Object.entries(traits).map(([key, trait]) => [key, trait.unwrap().optional()]),
) as OptionalTraits;

/** Partners of one kind, drawn by the world's population seed. */
const archetype = mapping({
  archetype: parameter(name('an archetype'), { meaning: 'The kind of partner.' }),
  title: parameter(text(), { meaning: 'How reports call the kind.' }).optional(),
  count: parameter(integer({ min: 0, max: 5000 }), {
    meaning: 'How many there are; the home of each is drawn by the weights of `regions`.',
    unit: 'partners',
  }).optional(),
  count_in: parameter(z.record(name('a region'), membersInRegion), {
    meaning: 'How many have their home in each region; in place of `count`, or beside it.',
    unit: 'partners',
  }).optional(),
  candidates: parameter(integer({ min: 0, max: 5000 }), {
    meaning:
      'How many more there are that are no partners yet and may apply; only where the world has `recruitment`.',
    unit: 'candidates',
  }).optional(),
  spread: parameter(number({ min: 0, max: 2 }), {
    meaning:
      'How much members differ: standard deviation of the logarithm of their amounts and of the log-odds of their shares. 0 makes them all alike.',
    unit: 'log amount, log-odds',
    default: 0.25,
    source:
      'assumption; handlers of the BPI Challenge 2012 log spread by 0.48 in the log-odds of success (beta(7.4, 9.2))',
  }),
  ...traits,
});

export const archetypes = parameter(namedList(archetype, 'archetype', { empty: true }), {
  meaning: 'Kinds of partners, with how many there are of each and how much they differ.',
  default: [],
  source: 'assumption: none until they are listed',
});

/** A partner that is known by name. */
const partner = mapping({
  partner: parameter(name('a partner'), { meaning: 'The partner.' }),
  title: parameter(text(), { meaning: 'How reports call the partner.' }).optional(),
  archetype: parameter(name('an archetype'), {
    meaning:
      'The kind whose traits it has where none is given here; the defaults of `archetypes` if left out.',
  }).optional(),
  home: parameter(name('a region'), { meaning: 'The region of its office.' }),
  candidate: parameter(z.boolean(), {
    meaning: 'It is no partner yet and may apply; only where the world has `recruitment`.',
    unit: 'true or false',
  }).optional(),
  ...overrides,
});

export const partners = parameter(namedList(partner, 'partner', { empty: true }), {
  meaning: 'Partners that are known by name; traits given here replace those of their archetype.',
  default: [],
  source: 'assumption: none until they are listed',
});
