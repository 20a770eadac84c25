import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { ALL_RULES, BUSY_WORLD, busyWith, compiledFrom, TODAY } from './tiny-study.ts';

/** `busy` with customers who feel prices, and partners who often work one customer and leave it at that. */
const KEEN = BUSY_WORLD.replace(
  'selling: { base_chance: 15% }',
  'selling: { base_chance: 15%, ten_percent_dearer: 0.6 }',
)
  .replace(
    'grabbing: { assigned_seen: 40% }',
    'grabbing: { assigned_seen: 100%, pool_seen: 100%, after: 12h }',
  )
  .replace('disputes: { rival_noticed: 80%, reported: 80% }', 'disputes: { rival_noticed: 5%, reported: 5% }')
  .replace(
    '\npartners:',
    '\npartners:\n  - { partner: Pearl, home: Shenzhen, archetype: grabber, serves: everywhere }',
  );

/** Switches of quotations, all on; and of discounts. */
const QUOTATION_PARTS: Readonly<Record<string, string>> = {
  support: 'odds_ratio: 2, solution_takes: 1h, joint_takes: 3h',
  value_case: 'weight: 3, feels_dearer: 15%',
  mis_scoping: 'per_further_module: 60%, per_hidden_fact: 15%',
  support_as_margin: 'saves: 80%',
  enablement: 'hour_gives: 1, half_life: 60d',
  hidden_facts: 'odds_ratio: 2',
  exceptions: 'asked: 80%',
};
const DISCOUNT_PARTS: Readonly<Record<string, string>> = {
  rivals: 'outside_offers: 0%, shown: 90%, remembered: 30%',
  going_discount: 'known: 100%, weight: 30%',
  undercutting: 'audit_finds: 70%',
};

/**
 * Blocks of a world with these parts switched off, and some with other parameters.
 *
 * @param off names of parts
 * @param others what a part says in place of the above
 */
export function offerBlocks(
  off: readonly string[] = [],
  others: Readonly<Record<string, string>> = {},
): string {
  const part = ([name, says]: [string, string]) =>
    `  ${name}: { happens: ${!off.includes(name)}, ${others[name] ?? says} }`;
  return `quotation:
  happens: ${!off.includes('quotation')}
  presales: { people: 2 }
  needs: { website: solution-support }
${Object.entries(QUOTATION_PARTS).map(part).join('\n')}
discounts:
  happens: ${!off.includes('discounts')}
${Object.entries(DISCOUNT_PARTS).map(part).join('\n')}
`;
}

/** Rules of every kind about quotations and prices. */
export const OFFER_RULES = `quotation:
  - { rule: bundles, when: { modules: { at_least: 2 } }, mode: joint-proposal, hq_answers_within: 2 working days, when_late: quote-alone, lowest: 96% of list }
  - { rule: alone, when: anything, mode: basic-quotation, price_list: single, lowest: 97% of list }
quotation_exceptions: { allowed: [more-support, below-lowest] }
mis_scoped_costs: { partner_bears: 50% of overrun }
enablement: { lesson: 2h, partner_attends: 2h, every: 20d }
discounts: { borne_by: partner }
`;
/** All rules, and those about offers; without a list price of its own, which would be felt too, and with more to give away. */
export const OFFERS_POLICY = `${ALL_RULES.replace(
  'price_list: { website: 23800 CNY }',
  '  undercutting: { audited: 50%, sanction: warning }\nprice_list: {}',
).replace('{ first_order: 20%, first_order_unregistered: 12% }', '{ first_order: 40% }')}${OFFER_RULES}`;

/** The busy study with these blocks in its world and these rules in its later policies. */
export function offersStudy(
  blocks: string,
  { policy = OFFERS_POLICY, today = TODAY, seed = 'offers' } = {},
): CompiledStudy {
  return compiledFrom(
    busyWith({
      'worlds/busy.yaml': `${KEEN}${blocks}`,
      'policies/all-rules.yaml': policy,
      'policies/today.yaml': today,
    }),
    'studies/busy.yaml',
    seed,
  );
}
