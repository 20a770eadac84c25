import { condition } from '../../files/quantity/condition.ts';

/** Words for whose lead it is, in the order of the view's `origin`. */
export const ORIGINS = ['hq', 'partner', 'customer'] as const;
/** Words for what the customer sells to, in the order of the view's `customer`. */
export const CUSTOMER_KINDS = ['business', 'shop'] as const;
/** Words for whether customer protection runs, in the order of the view's `protected`. */
export const PROTECTED = ['no', 'yes'] as const;

const stated = {
  source: { kind: 'name', meaning: 'Source of the lead.' },
  origin: {
    kind: 'name',
    known: ORIGINS,
    meaning:
      "Whose lead it is: headquarters' public domain (`hq`), developed by a partner, or brought by a served customer.",
  },
} as const;

const facts = {
  region: { kind: 'name', meaning: 'Region of the site that enquires.' },
  group: { kind: 'name', meaning: 'Group of that region.' },
  product: { kind: 'name', meaning: 'Product asked for; a lead that names none is in no list.' },
  market: { kind: 'name', meaning: 'Where the customer wants to sell; unknown until it says so.' },
  customer: {
    kind: 'name',
    known: CUSTOMER_KINDS,
    meaning: 'Whether it sells to businesses (`business`) or to consumers (`shop`).',
  },
  modules: { kind: 'number', unit: 'modules', meaning: 'Modules of that product; 0 while it is unknown.' },
  value: { kind: 'money', meaning: 'List price of that product; 0 while it is unknown.' },
  score: {
    kind: 'number',
    unit: 'points',
    meaning: 'Score of 0 to 100 as headquarters sees it, with its error.',
  },
} as const;

/** What a tier may ask about a lead: what is known when it arrives. */
export const arrivalFacts = { ...stated, ...facts } as const;

/** What a rule may ask about a lead. */
const leadFacts = {
  ...stated,
  tier: { kind: 'name', meaning: 'Tier given by `tiers`.' },
  ...facts,
  moves: { kind: 'number', unit: 'moves', meaning: 'Changes of owner so far.' },
  protected: { kind: 'name', known: PROTECTED, meaning: 'Whether customer protection runs.' },
} as const;

/** The condition of a rule. */
export const leadCondition = condition(leadFacts);
