import { z } from 'zod';
import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { calendarDate } from '../../files/quantity/calendar-date.ts';
import { condition } from '../../files/quantity/condition.ts';
import { duration } from '../../files/quantity/duration.ts';
import { name, oneOf } from '../../files/quantity/name.ts';
import { integer, number } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { text } from '../../files/quantity/text.ts';
import { quote, sentence } from '../../files/sentence.ts';
import { MEASURES } from '../../measure/registry.ts';
import { CUSTOMER_KINDS, ORIGINS } from '../../policy/condition/schema.ts';
import { claim } from './claim-schema.ts';
import { compare, constraints, goal, quantiles } from './comparison-schema.ts';
import { documentReference } from './document-reference.ts';
import { studyGates } from './gates-schema.ts';
import { match } from './match-schema.ts';
import { precision } from './precision-schema.ts';
import { runInLength } from './run-in.ts';

/** How a phase names the customers that no scenario takes. */
export const ALL_OTHERS_NAME = 'all-others';

/** Names that rows of results use and a scenario may not take. */
export const RESERVED_SCENARIOS: readonly string[] = ['everything', ALL_OTHERS_NAME];

/** Facts of a customer that no policy can change; in the order of `CUSTOMER_FIELDS`. */
const customerFacts = {
  source: { kind: 'name', meaning: "Source of the customer's first enquiry." },
  origin: {
    kind: 'name',
    known: ORIGINS,
    meaning:
      "Whose lead the first enquiry was: headquarters' public domain, developed by a partner, or brought by a served customer.",
  },
  region: { kind: 'name', meaning: 'Region of the site that enquired first.' },
  group: { kind: 'name', meaning: 'Group of that region.' },
  product: { kind: 'name', meaning: 'What the customer truly wants, whatever its enquiry says.' },
  market: { kind: 'name', meaning: 'Where the customer wants to sell.' },
  customer: {
    kind: 'name',
    known: CUSTOMER_KINDS,
    meaning: 'Whether it sells to businesses (`business`) or to consumers (`shop`).',
  },
  modules: { kind: 'number', unit: 'modules', meaning: 'Modules of the product it wants.' },
  sites: { kind: 'number', unit: 'sites', meaning: 'Sites of the company, 1 to 3.' },
} as const;

const scenario = mapping({
  scenario: parameter(name('a scenario'), { meaning: 'The business case.' }),
  title: parameter(text(), { meaning: 'How reports call it.' }).optional(),
  when: parameter(condition(customerFacts), {
    meaning: 'Which customers belong to it, unless a scenario above has taken them.',
  }),
});

const phase = mapping({
  from: parameter(calendarDate(), {
    meaning:
      'First day: customers whose first enquiry comes from its midnight on, in the time zone of headquarters.',
  }),
  in: parameter(
    condition({
      scenario: { kind: 'name', meaning: `Scenarios of this study, or \`${ALL_OTHERS_NAME}\`.` },
      ...customerFacts,
    }),
    { meaning: 'Which of them: scenarios, regions or any other facts of a customer, or `anything`.' },
  ),
  policy: parameter(documentReference('policy'), { meaning: 'The policy that governs them.' }),
});

const plan = mapping({
  plan: parameter(name('a plan'), { meaning: 'What would be done.' }),
  title: parameter(text(), { meaning: 'How reports call it.' }).optional(),
  phases: parameter(z.array(phase), {
    meaning:
      "The steps of the roll-out in the order of their dates; none keeps today's rules. A customer is governed by the last listed phase that matches its first enquiry.",
  }),
  match: parameter(match, {
    meaning:
      'Makes the plan equal to the baseline in one measure before they are compared, on streams of its own: such as two ways to pay at equal cost.',
  }).optional(),
});

const withDirection = MEASURES.filter((measure) => measure.better !== 'neither');
const headlineIds = withDirection.map((measure) => measure.id) as [string, ...string[]];

const headline = z
  .array(oneOf(headlineIds, 'a measure of which more, or less, is better'))
  .min(1, { error: () => sentence('the list is empty', 'name at least one measure') })
  .superRefine((ids, context) => {
    ids.forEach((id, index) => {
      if (ids.indexOf(id) < index) {
        context.addIssue({ code: 'custom', path: [index], message: `${quote(id)} stands twice in the list` });
      }
    });
  });

const material = mapping(
  Object.fromEntries(
    withDirection.map((measure) => [
      measure.id,
      parameter(number({ min: 0 }), {
        meaning: `Smallest difference in "${measure.title}" that matters; ${measure.material} if left out.`,
        unit: measure.unit,
      }).optional(),
    ]),
  ),
);

/** A study: how policies are compared on one world. */
export const studySchema = mapping({
  study: parameter(name('a study'), { meaning: 'The name of this study.' }),
  title: parameter(text(), { meaning: 'How reports call it.' }).optional(),
  world: parameter(documentReference('world'), { meaning: 'The world in which the plans are tried.' }),
  running_business: parameter(
    mapping({
      under: parameter(documentReference('policy'), { meaning: "Today's rules." }),
      for: parameter(runInLength, {
        meaning:
          'How long the business has run under them before the cut-over, so that it does not start empty; all plans share it. Or `by-mser-5`: every plan is watched from an empty start for 100 weeks of ten simulated histories that are used for nothing else (200 or 400 weeks where 100 cannot tell), MSER-5 tells how many weeks at the start differ from what follows, and the longest of all plans is taken. Only leads in hand are watched: renewals and trust may take longer. Only `run` does that; `check` and `trace` take 50 weeks, the longest that 100 can find.',
        default: '26w',
        source: 'assumption: longer than nearly all sales cycles and protections of the shipped worlds',
      }),
    }),
    { meaning: 'The business that runs when the plans begin.' },
  ),
  cut_over: parameter(
    mapping({
      on: parameter(calendarDate(), {
        meaning: 'The day on which the plans begin, from midnight on in the time zone of headquarters.',
      }),
      open_business: parameter(
        oneOf(['keep-old-terms', 'move-at-expiry', 'move-now'], 'a way to treat open business'),
        {
          meaning:
            'What happens to business begun under the old rules: it never moves; it moves at its next deadline; or it moves at once: the owner stays, clocks restart, running protection keeps the later end.',
          default: 'keep-old-terms',
          source: 'assumption: the mildest way, since nobody loses what was promised',
        },
      ),
    }),
    { meaning: "The day on which a plan's rules take over." },
  ),
  scenarios: parameter(namedList(scenario, 'scenario', { empty: true }), {
    meaning: `Business cases, read top down: a customer belongs to the first one that matches, or to \`${ALL_OTHERS_NAME}\`.`,
    default: [],
    source: 'assumption: none; the sources ask for three to five frequent ones',
  }),
  plans: parameter(namedList(plan, 'plan'), {
    meaning: 'What would be done; all are compared with the first one. Either this or `policies`.',
  }).optional(),
  policies: parameter(z.array(documentReference('policy')), {
    meaning:
      'Shorthand for plans that apply one policy to all new customers from the cut-over on; all are compared with the first one. Either this or `plans`.',
  }).optional(),
  cohort_until: parameter(calendarDate(), {
    meaning:
      'Customers are counted whose first enquiry comes from the cut-over until the midnight at which this day begins.',
  }),
  follow_up: parameter(duration({ wallOnly: true, min: '1d', max: '520w' }), {
    meaning:
      'How long each counted customer is followed from its first enquiry; what happens later does not count.',
    default: '40w',
    source:
      'assumption: nearly all customers of the shipped worlds have decided by then; the report says how many have not',
  }),
  replications: parameter(integer({ min: 1, max: 1_000_000 }), {
    meaning: 'Simulated histories of the market, the same ones for every plan.',
    unit: 'replications',
    default: 100,
    source: 'assumption: enough to see the material differences of the shipped pilot',
  }),
  precision: parameter(precision, {
    meaning:
      'Lets the study end by itself, at the first planned check at which everything named here is known precisely enough. In the place of `replications`.',
  }).optional(),
  seed: parameter(z.string().min(1).max(200), {
    meaning: 'Any text; another one gives other simulated histories.',
    default: 'fairlead',
    source: 'assumption: any text does',
  }),
  headline: parameter(headline, {
    meaning:
      'Measures that decide: their intervals are made wider for all of them and all plans together (Bonferroni). All others are exploratory.',
    default: ['conversion', 'worked-twice', 'partner-profit', 'hq-contribution', 'money-sum'],
    source:
      'assumption: customers, peace, partners and headquarters, one measure each, and the money of the last two together, so that a transfer between them is not taken for a gain',
  }),
  material: parameter(material, {
    meaning: 'Smallest differences that matter, where they are not those of the measure.',
    default: {},
    source: 'assumption: those of the measures',
  }),
  compare: parameter(compare, {
    meaning: 'How intervals are made.',
    default: {},
    source: 'convention: paired t with Bonferroni',
  }),
  goal: parameter(goal, {
    meaning:
      'The one measure by which a plan is selected among those that keep to the constraints, the baseline included. The selected plan is run again on fresh streams, so that the figure quoted for it is not the lucky one. Nothing is selected if left out.',
  }).optional(),
  constraints: parameter(constraints, {
    meaning: 'What a plan must keep to before it may be selected.',
    default: [],
    source: 'assumption: none',
  }),
  quantiles: parameter(quantiles, {
    meaning:
      'Quantiles of single simulated years to report for every headline measure, such as `10%` for a bad year of a measure that should be high; with intervals, and, where ten years or more lie beyond it, against the same quantile of the baseline.',
    default: [],
    source: 'assumption: none; the spread of eight of ten simulated years is always shown',
  }),
  claim: parameter(claim, {
    meaning:
      'What somebody claims about a rule: the study then says whether this world supports it, over which plausible range, and where it breaks even.',
  }).optional(),
  gates: parameter(studyGates, {
    meaning: 'What a change of rules must keep to in this study, beside the gates of `gates.yaml`.',
  }).optional(),
  level: parameter(share({ min: 0.5, max: 0.9999 }), {
    meaning: 'Confidence of the intervals, before they are made wider for many comparisons.',
    default: '95%',
    source: 'convention',
  }),
});

/** A checked study with its defaults filled in. */
export type StudyDocument = z.output<typeof studySchema>;
export type PhaseDocument = NonNullable<StudyDocument['plans']>[number]['phases'][number];
