import { z } from 'zod';
import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { money } from '../../files/quantity/money.ts';
import { name, oneOf } from '../../files/quantity/name.ts';
import { integer, number, positive } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { happens } from './happens.ts';
import { officeHours } from './office-hours.ts';

/** Ways to quote, each with more help of headquarters than the one before. */
export const QUOTATION_MODES = ['basic-quotation', 'solution-support', 'joint-proposal'] as const;

/** Facts of a complex project that nobody sees before both sides have talked it through with the customer. */
export const HIDDEN_FACTS = ['stage', 'budget', 'language', 'content'] as const;

const assumption = 'assumption: no public figure was found';
const parts = 'assumption: see its parts';
const work = { wallOnly: true, min: '1 minute', max: '80h' } as const;

function probability(meaning: string, value: string, source = assumption) {
  return parameter(share(), { meaning, default: value, source });
}

function part<S extends z.ZodType>(schema: S, meaning: string) {
  return parameter(schema, { meaning, default: {} as z.input<S>, source: parts });
}

const neededMode = parameter(oneOf(QUOTATION_MODES, 'a way to quote'), {
  meaning: 'How this product needs to be quoted.',
});

/** The engineers of headquarters who help with quotations. */
const presales = mapping({
  people: parameter(integer({ min: 1, max: 1000 }), {
    meaning: 'Presales engineers.',
    unit: 'people',
    default: 2,
    source: assumption,
  }),
  ...officeHours,
  hourly_cost: parameter(money({ min: 0 }), {
    meaning: 'Cost of one hour of a presales engineer.',
    default: '150 CNY',
    source: 'assumption: about 25,000 CNY a month with social insurance over 168 hours',
  }),
});

const support = mapping({
  happens: happens('Support persuades customers of complex projects.'),
  odds_ratio: parameter(positive({ max: 100 }), {
    meaning:
      'Each level of support that the project needs and gets (basic quotation, solution support, joint proposal).',
    unit: 'odds ratio',
    default: 1.4,
    source:
      'assumption; proposals that are managed win 30 to 40 % against 18 to 22 %, grade C, https://pitchsite.io/guides/proposal-tracking-metrics',
  }),
  solution_takes: parameter(duration(work), {
    meaning: 'Time of a presales engineer for solution support with full effect.',
    default: '2h',
    source: assumption,
  }),
  joint_takes: parameter(duration(work), {
    meaning: 'Time of a presales engineer for a joint proposal with full effect.',
    default: '5h',
    source: assumption,
  }),
  partner_joins_for: parameter(duration(work), {
    meaning: 'Staff time that a joint proposal takes the party beside its quotation.',
    default: '2h',
    source: assumption,
  }),
});

const valueCase = mapping({
  happens: happens('A price that is not explained feels dearer, and is felt more.'),
  fitting_quotation: probability(
    'How much of the price a quotation explains that is made in the way the project needs.',
    '80%',
  ),
  each_level_short: probability('How much less for each level of support it lacks.', '25%'),
  single_price_list: probability(
    'Factor on what is explained when one price list stands for all services.',
    '60%',
    'assumption: the sources say that one list leaves partners unable to explain value, and give no number',
  ),
  feels_dearer: probability(
    'How much dearer a price feels of which nothing is explained, against that of a fitting quotation.',
    '10%',
    'assumption: the sources say that price wars come of too simple quotations, and give no number',
  ),
  weight: parameter(number({ min: 0, max: 4 }), {
    meaning:
      'How much more a difference in price is felt: the effect of a price is 1 + weight x (fitting quotation - explained) times that of a fitting one.',
    unit: 'factor',
    default: 2,
    source: assumption,
  }),
});

const misScoping = mapping({
  happens: happens('Bundles that a party quotes alone are mis-scoped at times.'),
  per_further_module: probability(
    'Probability for each module beyond the first that a party without skill scopes the bundle wrongly when it quotes alone.',
    '16%',
    'assumption near grade C: nearly 40 % of agencies exceed budgets through scope creep, https://start.askwonder.com/insights/average-new-business-pitch-cost-branding-advertising-agency-last-year-average-xle0orqh1',
  ),
  per_hidden_fact: probability(
    'The same for each unusual fact of a complex project that is not known.',
    '4%',
  ),
  full_skill: probability('Factor on both for a party with full skill.', '50%'),
  with_solution_support: probability('Factor on both with solution support.', '60%'),
  with_joint_proposal: probability('Factor on both with a joint proposal.', '20%'),
  overrun: probability(
    'What a mis-scoped order costs beyond plan: mean share of its price without advertising spend.',
    '20%',
  ),
  disputed: probability('Probability that the two sides fall out over it.', '50%'),
});

const supportAsMargin = mapping({
  happens: happens('Some partners let headquarters do their work and add nothing to it.'),
  saves: probability('Share of the staff time of its quotation that such a partner saves.', '50%'),
});

const enablement = mapping({
  happens: happens('Partners that were taught explain prices better.'),
  half_life: parameter(duration({ wallOnly: true, min: '1d', max: '520w' }), {
    meaning: 'Time in which half of what was learnt is forgotten or out of date.',
    default: '180d',
    source: assumption,
  }),
  hour_gives: parameter(number({ min: 0, max: 10 }), {
    meaning: 'What one hour of teaching adds to a partner that knows nothing.',
    unit: 'units of know-how',
    default: 0.1,
    source: assumption,
  }),
  joint_proposal_gives: parameter(number({ min: 0, max: 10 }), {
    meaning: 'What a joint proposal adds.',
    unit: 'units of know-how',
    default: 0.1,
    source: 'assumption: the sources want case templates and talk tracks that are used again',
  }),
  explains_at_most: probability(
    'Share of what a quotation leaves unexplained that a partner with all know-how explains: 1 - exp(-know-how) of it.',
    '60%',
  ),
});

const hiddenFacts = mapping({
  happens: happens('Complex projects have facts that only joint qualification reveals.'),
  stage: probability('Share of customers that are not yet where their enquiry says.', '35%'),
  budget: probability('Share of customers whose budget does not bear the usual proposal.', '30%'),
  language: probability('Share of customers that need other languages than the usual proposal has.', '25%'),
  content: probability('Share of customers that cannot supply the content by themselves.', '40%'),
  odds_ratio: parameter(positive({ max: 100 }), {
    meaning: 'A proposal that meets one such fact, against one that does not know of it.',
    unit: 'odds ratio',
    default: 1.15,
    source: assumption,
  }),
});

const exceptions = mapping({
  happens: happens('Partners ask for exceptions where a rule does not fit.'),
  asked: probability(
    'Probability that a party asks for one that would suit it and that it may ask for.',
    '40%',
  ),
  takes: parameter(duration(work), {
    meaning: 'Time of a channel manager for one exception.',
    default: '45 minutes',
    source: assumption,
  }),
});

/** Support with quotations: what headquarters can give, and what becomes of projects without it. */
export const quotation = parameter(
  mapping({
    happens: happens('Whether any of this block happens; without it rules about quotation change nothing.'),
    presales: part(presales, 'Engineers of headquarters who help with quotations; they have a queue.'),
    needs: parameter(z.record(name('a product'), neededMode), {
      meaning:
        'How each product needs to be quoted; a single module as basic quotation, several as a joint proposal, if left out.',
      default: {},
      source: 'assumption from the sources: standard work, complex work, bundles of several modules',
    }),
    support: part(support, 'What support does and takes.'),
    value_case: part(valueCase, 'How well a quotation explains its price.'),
    mis_scoping: part(misScoping, 'Bundles that are quoted wrongly.'),
    support_as_margin: part(supportAsMargin, 'Support that partners take as margin.'),
    enablement: part(enablement, 'What partners learn, and forget.'),
    hidden_facts: part(hiddenFacts, 'What only joint qualification reveals.'),
    exceptions: part(exceptions, 'Exceptions from the rules of quotation.'),
  }),
  { meaning: 'Support with quotations; nothing of it happens if left out.' },
);
