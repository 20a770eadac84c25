import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import type { FACT_NAMES } from '../../sim/measure/facts.ts';
import {
  BUSY_WORLD,
  busyWith,
  compiledFrom,
  factsOf,
  replicatorOf,
  type Texts,
  TODAY,
} from './tiny-study.ts';

/** Parts of life after the order that have a switch, as worlds write them. */
const LATER_PARTS = {
  renewals: 'terms: [{ product: website, renews: 70%, every: 8w }], comes_up: 1w',
  upsells: 'paths: [{ path: ads, from: [website], to: website-and-ads, wanted: 60%, after: 4w }]',
  neglect: 'odds_ratio: 0.35',
  bounces: 'takes: 24h',
  expectations: 'costs: 15%',
} as const;
export type LaterPart = keyof typeof LATER_PARTS | 'after_order' | 'after_sales' | 'payments';

/** Blocks of a world with everything after the order, with some parts switched off. */
export function laterBlocks(off: readonly LaterPart[] = []): string {
  const part = (name: keyof typeof LATER_PARTS) =>
    `  ${name}: { happens: ${!off.includes(name)}, ${LATER_PARTS[name]} }`;
  return `payments: { happens: ${!off.includes('payments')}, never_paid: 10%, refunded: 20%, refunded_after: 20d }
after_order:
  happens: ${!off.includes('after_order')}
  goes_live_after: 7d
${part('renewals')}
${part('upsells')}
${part('neglect')}
after_sales:
  happens: ${!off.includes('after_sales')}
  tickets: [{ ticket: bug, per_month: 2 }, { ticket: update, per_month: 1 }]
${part('bounces')}
${part('expectations')}
`;
}

/** Nothing is agreed but whose later orders are, so that everything that can go wrong does. */
export const VAGUE = TODAY.replace(
  'settlement: {',
  'settlement: { renewal_belongs_to: maintainer, upsell_belongs_to: maintainer,',
).replace('policy: today', 'policy: later');

const STUDY = `
study: later
world: busy
running_business: { under: today, for: 4w }
cut_over: { on: 2027-01-04 }
policies: [today, later]
cohort_until: 2027-02-15
follow_up: 30w
`;

/** The documents of a small market with these blocks behind it. */
export function laterTexts(blocks: string, later = VAGUE): Texts {
  const customersBuy = BUSY_WORLD.replace('base_chance: 15%', 'base_chance: 40%');
  return busyWith({
    'worlds/busy.yaml': `${customersBuy}${blocks}`,
    'policies/later.yaml': later,
    'studies/later.yaml': STUDY,
  });
}

/** That market. */
export function laterStudy(blocks: string, later = VAGUE, seed = 'after-order'): CompiledStudy {
  return compiledFrom(laterTexts(blocks, later), 'studies/later.yaml', seed);
}

export type Facts = Record<(typeof FACT_NAMES)[number], number>;

/** Facts of the second plan in these replications. */
export function laterFacts(study: CompiledStudy, replications: number): Facts[] {
  const replicator = replicatorOf(study);
  return Array.from({ length: replications }, (_, replication) => {
    replicator.run(replication, [1]);
    return factsOf(replicator);
  });
}
