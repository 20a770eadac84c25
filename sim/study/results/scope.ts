/** A part of the business that the model may or may not simulate, and what cannot be judged without it. */
interface Area {
  /** Block of a world or a policy that brings it in. */
  readonly block: string;
  readonly missing: string;
  /** Puts it otherwise where something else happens all the same. */
  readonly nevertheless?: (present: PresentBlocks) => string | undefined;
}

const AREAS: readonly Area[] = [
  {
    block: 'after_order',
    missing: 'First orders only: no renewals, no upsells, so no verdict yet on rebates.',
  },
  {
    block: 'adaptation',
    missing: 'Partners do not react yet: they neither invest, nor learn, nor leave.',
    nevertheless: reactionsAllTheSame,
  },
  { block: 'market_protection', missing: 'No market protection, so no verdict yet on it.' },
  {
    block: 'quotation',
    missing: 'No quotation support, and partners choose no discounts of their own.',
    nevertheless: ({ world }) => (world.has('discounts') ? 'No quotation support.' : undefined),
  },
  { block: 'after_sales', missing: 'No after-sales service: delivered is done.' },
  {
    block: 'partner_leaves',
    missing: 'No rule says what becomes of what partners leave behind.',
  },
];

/** What each key of a world brings to the market; null for what says nothing of the business. */
export const WORLD_PARTS: Readonly<Record<string, string | null>> = {
  world: null,
  title: null,
  currency: null,
  population_seed: null,
  redraw: null,
  demand_level: null,
  regions: 'regions',
  holidays: 'holidays',
  target_markets: 'the markets customers want to sell to',
  products: 'products with their prices and sales cycles',
  day_to_day: 'busy and quiet days',
  sources: 'sources of enquiries',
  shocks: 'shocks from outside',
  customers: 'customers with several sites, duplicates and clocks of their own',
  recognition: 'whether the same customer is seen to be the same',
  archetypes: 'kinds of partners',
  partners: 'named partners',
  headquarters: "headquarters' people and costs",
  selling: 'what decides a sale',
  speed_to_lead: 'what a quick answer is worth',
  behaviour: null,
  conflicts: 'falling out over prices, later orders, quotations and service',
  quotation: 'quotations and the support for them',
  discounts: 'discounts that partners choose',
  payments: 'customers that do not pay or want their money back',
  after_order: 'renewals, upsells and customers that leave',
  after_sales: 'after-sales service',
  delivery: 'who delivers what was sold',
  referrals: 'customers that satisfied ones send',
  recommenders: 'partners that only recommend',
  local_promotion: 'promotion by partners',
  step_behaviour: 'what partners do near a step of their pay',
  hand_offs: 'leads that one partner receives and another develops',
  adaptation: 'partners that react to what they are paid, and leave',
  recruitment: 'candidates that want to become partners',
  partner_care: 'what visits of channel managers do to partners',
};

/** What a block of `behaviour` lets people do beside the rules. */
export const BEHAVIOUR_PARTS: Readonly<Record<string, string>> = {
  cherry_picking: 'passing poor leads up',
  group_claims: 'claiming another site of a known group',
  grabbing: "working another's lead",
  looking_again: 'coming back when protection is over',
  squatting: 'holding leads without working them',
  false_progress: 'false reports of progress',
  missed_recognition: 'not seeing that a customer is known',
  speed_to_lead: 'losing customers by slow answers',
  disputes: 'reporting disputes, or keeping quiet',
  registration: 'registering customers, complete or not',
};

/** What each key of a policy decides, and the block of the world without which it decides nothing. */
export const POLICY_PARTS: Readonly<
  Record<string, { readonly words: string; readonly needs?: string } | null>
> = {
  policy: null,
  title: null,
  roles: { words: 'who develops a lead, and who keeps the customer' },
  effective_lead: { words: 'which enquiries count' },
  tiers: { words: 'tiers of leads' },
  allocation: { words: 'who gets a lead' },
  limits: { words: 'how many a partner may hold' },
  follow_up: { words: 'when a lead is taken back' },
  customer_protection: { words: 'protection of customers' },
  conflicts: { words: 'who wins a dispute' },
  price_list: { words: 'the price list' },
  settlement: { words: 'what partners earn' },
  recommender_pay: { words: 'what partners are paid that recommend', needs: 'recommenders' },
  market_protection: { words: 'rights to regions' },
  quotation: { words: 'how projects are quoted', needs: 'quotation' },
  quotation_exceptions: { words: 'exceptions from that', needs: 'quotation' },
  mis_scoped_costs: { words: 'who bears the cost of wrong quotations', needs: 'quotation' },
  enablement: { words: 'lessons for partners', needs: 'quotation' },
  discounts: { words: 'who bears a discount', needs: 'discounts' },
  maintenance: { words: 'who looks after customers later', needs: 'after_order' },
  after_sales: { words: 'who answers which ticket', needs: 'after_sales' },
  delivery: { words: 'who delivers and reviews', needs: 'delivery' },
  partner_leaves: { words: 'what becomes of what a partner leaves behind' },
  partner_levels: { words: 'levels of partners' },
  screening: { words: 'who becomes a partner', needs: 'recruitment' },
  partner_care: { words: 'how often partners are visited', needs: 'partner_care' },
};

/** Blocks that stand in the documents of a study. */
export interface PresentBlocks {
  readonly world: ReadonlySet<string>;
  readonly policies: ReadonlySet<string>;
  /** Blocks of `behaviour` that the world says do not happen. */
  readonly switchedOff?: ReadonlySet<string>;
  /** Whether shocks take partners away. */
  readonly exitsByShock?: boolean;
}

/** What partners do, and what becomes of them, in a world in which they do not adapt. */
function reactionsAllTheSame({ world, policies, exitsByShock = false }: PresentBlocks): string | undefined {
  const kept = [
    ...(exitsByShock ? ['shocks take some of them away'] : []),
    ...(world.has('discounts') ? ['they choose their discounts'] : []),
    ...(world.has('step_behaviour') ? ['they hurry near a step of their pay'] : []),
    ...(world.has('local_promotion') ? ['they promote their regions'] : []),
    ...(world.has('quotation') && policies.has('enablement') ? ['lessons teach them'] : []),
    ...(world.has('recruitment') ? ['new ones come'] : []),
  ];
  if (kept.length === 0) return undefined;
  return `Partners do not react yet, except that ${kept.join(', ')}: of their own accord they neither invest otherwise, nor learn from what happens to them, nor leave.`;
}

/** What the simulated market of a study contains and what it does not, in sentences. */
export interface Scope {
  readonly included: readonly string[];
  readonly excluded: readonly string[];
  /** What strikes the market from outside: when, where, what it does; left out where nothing does. */
  readonly shocks?: readonly string[];
}

/** What the simulated market of a study contains, and what it does not. */
export function scopeOf(present: PresentBlocks): Scope {
  const { world, policies, switchedOff = new Set() } = present;
  const market = partsOf(WORLD_PARTS, (key) => world.has(key));
  const rules = Object.entries(POLICY_PARTS).flatMap(([key, part]) =>
    part !== null && policies.has(key) && (part.needs === undefined || world.has(part.needs))
      ? [part.words]
      : [],
  );
  return {
    included: [
      `The market: ${market.join(', ')}.`,
      `What partners and customers do beside the rules: ${partsOf(BEHAVIOUR_PARTS, (key) => !switchedOff.has(key)).join(', ')}.`,
      `The rules: ${rules.join(', ')}.`,
    ],
    excluded: [
      ...AREAS.filter(({ block }) => !world.has(block) && !policies.has(block)).map(
        ({ missing, nevertheless }) => nevertheless?.(present) ?? missing,
      ),
    ],
  };
}

function partsOf(
  parts: Readonly<Record<string, string | null>>,
  present: (key: string) => boolean,
): string[] {
  return Object.entries(parts).flatMap(([key, words]) => (words !== null && present(key) ? [words] : []));
}
