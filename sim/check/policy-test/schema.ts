import { z } from 'zod';
import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { moment } from '../../files/quantity/moment.ts';
import { money } from '../../files/quantity/money.ts';
import { name, oneOf } from '../../files/quantity/name.ts';
import { number } from '../../files/quantity/number.ts';
import { text } from '../../files/quantity/text.ts';
import { partner } from '../../policy/allocation/schema.ts';
import { CONFLICT_STEPS } from '../../policy/compiled.ts';
import { MARKET_STEPS } from '../../policy/compiled-market.ts';
import { CUSTOMER_KINDS } from '../../policy/condition/schema.ts';
import { REGISTRATION_FACTS } from '../../policy/customer-protection/schema.ts';
import { documentReference } from '../../study/documents/document-reference.ts';
import { DEVELOPMENT_STEPS, LEAD_FIELDS } from '../../world/compiled.ts';

/** What parties, customers and headquarters do in a situation. */
const ACTIONS = [
  'accepts',
  'declines',
  'gives-back',
  'claims',
  'hears-of-it',
  'grabs',
  'contacts',
  'registers',
  'reports',
  'complains',
  'wins',
  'chooses',
  'pays',
  'is-refunded',
  'finds-for',
  'promotes',
  'leaves',
  'applies',
] as const;
export type Action = (typeof ACTIONS)[number];

const AT_HEADQUARTERS = 'in the time zone of headquarters';

const customer = mapping({
  customer: parameter(name('a customer'), { meaning: 'How this test calls the customer.' }),
  sites: parameter(z.array(name('a region')).min(1).max(3), {
    meaning: 'Regions of its sites; those of its enquiries if left out.',
  }).optional(),
  decides_in: parameter(name('a region'), {
    meaning: 'Region where it decides; that of its first enquiry if left out.',
  }).optional(),
  is: parameter(oneOf(CUSTOMER_KINDS, 'a kind of customer'), {
    meaning: 'Whether it sells to businesses or is a shop that sells to consumers.',
    default: 'business',
    source: 'assumption: most are',
  }),
  sells_in: parameter(name('a target market'), {
    meaning: "Where it wants to sell; the world's first target market if left out.",
  }).optional(),
});

const lead = mapping({
  lead: parameter(name('a lead'), { meaning: 'How this test calls the enquiry.' }),
  at: parameter(moment(), { meaning: `When it comes, ${AT_HEADQUARTERS}.` }),
  source: parameter(name('a source'), { meaning: 'Where it comes from.' }),
  region: parameter(name('a region'), { meaning: 'Region of the site that enquires.' }),
  product: parameter(name('a product'), { meaning: 'What the customer wants.' }),
  score: parameter(number({ min: 0, max: 100 }), {
    meaning: 'Its score.',
    unit: 'points',
    default: 50,
    source: 'assumption: an ordinary enquiry',
  }),
  states: parameter(z.array(oneOf(LEAD_FIELDS, 'a fact that an enquiry can state')), {
    meaning: 'What it states.',
    default: [...LEAD_FIELDS],
    source: 'assumption: everything, unless the test is about that',
  }),
  customer: parameter(name('a customer'), {
    meaning:
      'Whose enquiry it is, where one customer enquires several times; a customer of its own if left out.',
  }).optional(),
  project: parameter(name('a project'), {
    meaning: "Which of the customer's projects it is about; the same one if left out.",
  }).optional(),
  brought_by: parameter(partner(), {
    meaning:
      'Partner that developed it, that serves the customer that referred it, or that only recommends and brought it.',
  }).optional(),
});

const event = mapping({
  at: parameter(moment(), { meaning: `When, ${AT_HEADQUARTERS}.` }),
  who: parameter(partner(), {
    meaning: 'A partner by its name, `hq-direct`, `customer` or `channel-manager`.',
  }),
  does: parameter(oneOf(ACTIONS, 'something that can be done'), {
    meaning:
      "Accepts, declines or gives back a lead; claims it from the open pool; hears of a group's project or grabs another's lead, and works it uninvited; contacts the customer; registers it; reports progress; complains to headquarters about another party; wins; spends money on promotion in the region; leaves the channel with all that it has; applies to be a partner. The customer chooses in writing, pays, or is refunded; the channel manager finds for somebody.",
  }),
  lead: parameter(name('a lead'), { meaning: 'The lead it is about.' }),
  progress: parameter(oneOf(DEVELOPMENT_STEPS, 'a kind of progress'), {
    meaning: 'What is reported.',
  }).optional(),
  states: parameter(z.array(oneOf(REGISTRATION_FACTS, 'a fact of a registration')), {
    meaning: 'What a registration states; everything if left out.',
  }).optional(),
  order: parameter(money({ min: 0.01 }), {
    meaning: "List value of the order that is won; the product's list price if left out.",
  }).optional(),
  of_which_ad_spend: parameter(money(), {
    meaning:
      'Part of it that is passed on to advertising platforms; as much of it as of the list price if left out.',
  }).optional(),
  spends: parameter(money({ min: 0.01 }), {
    meaning: 'What a partner spends on promotion.',
  }).optional(),
  for: parameter(partner(), {
    meaning: 'Party that the customer chooses, or the channel manager finds for.',
  }).optional(),
});

const situation = mapping({
  recognised: parameter(oneOf(['everything', 'same-site', 'nothing'], 'a kind of recognition'), {
    meaning:
      'Which further enquiries and registrations of a customer headquarters sees to be of the same one.',
    default: 'everything',
    source: 'assumption: a test is about rules, not about oversights',
  }),
  customers: parameter(namedList(customer, 'customer', { empty: true }), {
    meaning: 'Customers of which more is to be said than their enquiries do.',
    default: [],
    source: 'assumption: one site, where it enquires',
  }),
  leads: parameter(namedList(lead, 'lead'), { meaning: 'Enquiries that come.' }),
  happens: parameter(z.array(event), {
    meaning: 'What people do, and when; nobody does anything else.',
    default: [],
    source: 'assumption: nothing',
  }),
});

const someone = (meaning: string) => parameter(partner(), { meaning }).optional();
const someTime = (meaning: string) => parameter(moment(), { meaning }).optional();

const expectation = mapping({
  at: someTime(
    'When it is so, once all of that minute has happened; at the end of the situation if left out.',
  ),
  lead: parameter(name('a lead'), { meaning: 'The lead it is about.' }).optional(),
  partner: someone('The party it is about.'),
  judged: parameter(oneOf(['effective', 'not-effective', 'joined-to-earlier'], 'a judgement'), {
    meaning: 'What headquarters makes of the enquiry.',
  }).optional(),
  tier: parameter(name('a tier'), { meaning: 'Its tier.' }).optional(),
  rule: parameter(name('a rule'), {
    meaning: 'Allocation rule that decided last; `nobody-found` where none found anybody.',
  }).optional(),
  owner: someone('Who has it: a party, `open-pool`, `channel-manager` or `nobody`.'),
  received_by: someone('Who received it and handed it over to who develops it, or `nobody`.'),
  registration: parameter(
    oneOf(['none', 'preparing', 'submitted', 'approved', 'rejected', 'expired'], 'a state of a registration'),
    { meaning: "How the partner's registration of the lead's customer stands." },
  ).optional(),
  protected_for: someone('Party under whose protection the customer stands, or `nobody`.'),
  protected_until: someTime('When that protection ends.'),
  reclaimed_from: someone('Party that last lost it, or `nobody`.'),
  reclaimed_at: someTime('When it was last taken back, given back or declined.'),
  reclaimed_because: parameter(name('a rule'), {
    meaning:
      'Why: `declined`, `returned`, `not-accepted`, `not-contacted`, `false-report`, `protection-over`, `pool-window`, or the rule about leads without progress.',
  }).optional(),
  conflict_winner: someone('Who won the last dispute about its customer, or `nobody`.'),
  conflict_step: parameter(oneOf(CONFLICT_STEPS, 'a step'), {
    meaning: 'Step that decided it.',
  }).optional(),
  conflict_decided_at: someTime('When it was decided.'),
  market_holder: someone("Who has the market right to the lead's region, or `nobody`."),
  market_right: parameter(oneOf(['holds', 'withdrawn', 'ended', 'never-granted'], 'a state of a right'), {
    meaning: "How the right to the lead's region stands.",
  }).optional(),
  market_conflict: parameter(oneOf(MARKET_STEPS, 'a step'), {
    meaning: "Step that decided last between a customer's protection and a market's.",
  }).optional(),
  payout: parameter(money({ min: -1e12 }), {
    meaning:
      'All that the partner is paid, or keeps, for what it sold or whom it brought, to the minor unit.',
  }).optional(),
});

const test = mapping({
  test: parameter(name('a test'), { meaning: 'What is shown.' }),
  title: parameter(text(), { meaning: 'The same in a sentence.' }).optional(),
  policy: parameter(documentReference('policy'), {
    meaning: 'Policy that decides; that of the file if left out.',
  }).optional(),
  situation: parameter(situation, { meaning: 'What happens; that of the file if left out.' }).optional(),
  expect: parameter(z.array(expectation).min(1, { error: () => 'nothing is expected' }), {
    meaning: 'The decisions expected.',
  }),
});

/** Tests of policies: small situations, and the decisions expected. */
export const policyTestSchema = mapping({
  'policy-test': parameter(name('a policy test'), { meaning: 'The name of this file.' }),
  title: parameter(text(), { meaning: 'What it is about.' }).optional(),
  world: parameter(documentReference('world'), {
    meaning: 'World whose regions, products, partners and calendars are meant.',
  }),
  policy: parameter(documentReference('policy'), {
    meaning: 'Policy of the tests that name none of their own.',
  }).optional(),
  situation: parameter(situation, {
    meaning: 'Situation of the tests that have none of their own.',
  }).optional(),
  tests: parameter(namedList(test, 'test'), { meaning: 'The tests, each on its own.' }),
});

export type PolicyTestDocument = z.output<typeof policyTestSchema>;
export type Situation = z.output<typeof situation>;
export type SituationEvent = Situation['happens'][number];
export type Expectation = PolicyTestDocument['tests'][number]['expect'][number];
export const POLICY_TEST_NAME_KEYS = ['test', 'lead', 'customer'] as const;
