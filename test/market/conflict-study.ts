import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { laterBlocks } from './later-study.ts';
import { offerBlocks } from './offers-study.ts';
import {
  BUSY_WORLD,
  busyWith,
  compiledFrom,
  factsOf,
  replicatorOf,
  type Texts,
  TODAY,
} from './tiny-study.ts';

/** Parts of `conflicts` of a world that have a switch. */
export type ConflictPart = 'conflicts' | 'undercutting' | 'later_orders' | 'after_sales';

/** The block of a world, with these parts switched off. @param says further keys of parts */
export function conflictBlock(
  off: readonly ConflictPart[] = [],
  says: Partial<Record<ConflictPart, string>> = {},
): string {
  const part = (name: ConflictPart, usual: string) =>
    `  ${name}: { happens: ${!off.includes(name)}, ${says[name] ?? usual} }`;
  return `conflicts:
  happens: ${!off.includes('conflicts')}
${part('undercutting', 'noticed: 90%, noticed_in_region: 60%')}
${part('later_orders', 'wanted: 60%')}
${part('after_sales', 'after: 2, disputed: 100%')}
`;
}

/** Customers that buy, and partners that are easily found to be at work on one of them. */
const WORLD = BUSY_WORLD.replace(
  'selling: { base_chance: 15% }',
  'selling: { base_chance: 35%, ten_percent_dearer: 0.6 }',
).replace('channel_managers: { people: 1 }', 'channel_managers: { people: 3 }');

/** Everything is written, each type of conflict with steps of its own. */
export const DECIDED = `${TODAY.replace('policy: today', 'policy: later')
  .replace(
    'conflicts:\n',
    `conflicts:
  undercutting: { audited: 10%, sanction: no-pay-for-the-deal, complaints: { decide: [customer-in-writing, channel-manager], within: 2 working days } }
  renewal-or-upsell: { decide: [customer-in-writing, split], within: 3 working days }
  quotation: { decide: [customer-in-writing, who-quoted, split], within: 3 working days }
  after-sales: { decide: [customer-in-writing, split], within: 1 working day }
`,
  )
  .replace(
    'settlement: { counted_on: receipts, basic_discount: { first_order: 25% } }',
    'settlement: { counted_on: receipts, basic_discount: { first_order: 40%, renewal: 20%, upsell: 20% }, renewal_belongs_to: winner, upsell_belongs_to: maintainer }',
  )}roles: { maintains: nearest-service-partner }
maintenance: { left_alone_for: 7d }
quotation:
  - { rule: alone, when: anything, mode: basic-quotation, lowest: 99% of list }
mis_scoped_costs: { partner_bears: 50% of overrun }
after_sales:
  - { rule: bugs, tickets: [bug], owner: either }
  - { rule: updates, tickets: [update], owner: maintainer }
`;

/** The same without a word about any of these conflicts. */
export const UNDECIDED = DECIDED.replace(/ {2}undercutting:.*\n/, '')
  .replace(/ {2}renewal-or-upsell:.*\n/, '')
  .replace(/ {2}quotation: \{.*\n/, '')
  .replace(/ {2}after-sales:.*\n/, '')
  .replace(/mis_scoped_costs:.*\n/, '')
  .replace(/maintenance:.*\n/, '');

const STUDY = `
study: conflicts
world: busy
running_business: { under: today, for: 4w }
cut_over: { on: 2027-01-04 }
policies: [today, later]
cohort_until: 2027-02-15
follow_up: 24w
`;

/** Documents of a small market with quotations, discounts and life after the order, and this block. */
export function conflictTexts(block: string, later = DECIDED): Texts {
  const blocks = `${offerBlocks([], { mis_scoping: 'per_further_module: 60%, per_hidden_fact: 15%, disputed: 60%' })}${laterBlocks()}`;
  return busyWith({
    'worlds/busy.yaml': `${WORLD}${blocks}${block}`,
    'policies/later.yaml': later,
    'studies/conflicts.yaml': STUDY,
  });
}

export function conflictStudy(block: string, later = DECIDED): CompiledStudy {
  return compiledFrom(conflictTexts(block, later), 'studies/conflicts.yaml', 'conflicts');
}

export type Facts = ReturnType<typeof factsOf>;

/** Facts of the second plan in these replications. */
export function conflictFacts(study: CompiledStudy, replications: number): Facts[] {
  const replicator = replicatorOf(study);
  return Array.from({ length: replications }, (_, replication) => {
    replicator.runUnforked(replication, 1);
    return factsOf(replicator);
  });
}
