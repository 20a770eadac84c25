import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { ALL_RULES, BUSY_WORLD, busyWith, compiledFrom, type Texts, TODAY } from './tiny-study.ts';

/** What the block of the world says: enough to see each part in half a year. */
const PARTS: Readonly<Record<string, string>> = {
  effort: 'least: 30%, full_from: 50%',
  keeping: 'found_out: 60%',
};

/** The block of a world, with some parts switched off; `hand_offs` for all of it. */
export function handOffBlock(off: readonly string[] = []): string {
  const parts = Object.entries(PARTS).map(
    ([name, says]) => `  ${name}: { happens: ${!off.includes(name)}, ${says} }\n`,
  );
  return `hand_offs:
  happens: ${!off.includes('hand_offs')}
  receiver_takes: 2h
  developer_takes: 3h
  passed_on: 70%
${parts.join('')}`;
}

/** `busy` with later orders, more that is sold, and partners who care for their hours. */
const WORLD = `${BUSY_WORLD.replace('selling: { base_chance: 15% }', 'selling: { base_chance: 25% }')
  .replace('cycle: { median: 12d }', 'cycle: { median: 30d }')
  .replace('cycle: { median: 18d }', 'cycle: { median: 40d }')
  .replace('gives_up_after: 60d', 'gives_up_after: 120d')}
after_order:
  goes_live_after: 5d
  renewals: { terms: [{ product: website, renews: 60%, every: 20d }], comes_up: 5d }
  upsells: { paths: [{ path: ads, from: [website], to: website-and-ads, wanted: 60%, won: 50%, after: 20d }] }
`;

/** Who develops, of each way of choosing one; bands of the score, so that none is empty for another. */
const DEVELOPS = `
    - { rule: own-finds, when: { origin: partner }, give_to: receiver }
    - { rule: bundles, when: { modules: { at_least: 2 } }, give_to: best-match, within: everywhere, weigh: { skill: 3, free_hours: 1 }, handed_over: after-first-contact }
    - { rule: in-turn, when: { score: { below: 40 } }, give_to: round-robin, within: everywhere }
    - { rule: by-weight, when: { score: { at_least: 40, below: 50 } }, give_to: weighted, within: everywhere, weights: { Tea-Hill: 2, Lotus: 3 }, others: 0.5 }
    - { rule: headquarters, when: { score: { at_least: 70 } }, give_to: hq-direct }
    - { rule: holders, when: { score: { at_least: 55 } }, give_to: territory, holders: { Shenzhen: Pearl, Dongguan: Willow, Hangzhou: Tea-Hill } }
    - { rule: others, when: anything, give_to: best-match, within: region, weigh: { skill: 1 } }`;

export const SPLIT = '{ receives: 20%, develops: 70%, maintains: 10% }';

/** Rules of `all-rules`, with others who develop. */
export function specialists(split: string | null = SPLIT, develops = DEVELOPS): string {
  return `${ALL_RULES.replace('policy: all-rules', 'policy: specialists')
    .replace(
      'customer_protection:',
      `roles:\n  maintains: receiver\n  develops: ${develops}\ncustomer_protection:`,
    )
    .replace(
      'settlement:\n',
      `settlement:\n  renewal_belongs_to: maintainer\n${split === null ? '' : `  split_when_roles_differ: ${split}\n`}`,
    )}`;
}

/** Partners that take turns receive, and whoever has skill and time develops: most leads are handed over. */
export function allHandedOver(split: string | null): string {
  return `
policy: specialists
effective_lead: { needs: [contact], same_customer_again_within: 30d }
allocation:
  - { rule: in-turn, when: anything, give_to: round-robin, within: everywhere }
roles:
  develops:
    - { rule: everything, when: anything, give_to: best-match, within: everywhere, weigh: { skill: 1, free_hours: 2 } }
settlement:
  basic_discount: { first_order: 25% }
${split === null ? '' : `  split_when_roles_differ: ${split}\n`}`;
}

const STUDY = `
study: hand-offs
world: busy
running_business: { under: today, for: 4w }
cut_over: { on: 2027-01-04 }
policies: [today, specialists]
cohort_until: 2027-04-05
follow_up: 20w
`;

/** The documents of the busy study; its second plan is under \`specialists\`. */
export function handOffTexts(block: string, policy = specialists()): Texts {
  return busyWith({
    'worlds/busy.yaml': `${WORLD}${block}`,
    'policies/today.yaml': TODAY,
    'policies/specialists.yaml': policy,
    'studies/hand-offs.yaml': STUDY,
  });
}

/** That study. */
export function handOffStudy(block: string, policy?: string): CompiledStudy {
  return compiledFrom(handOffTexts(block, policy), 'studies/hand-offs.yaml', 'hand-offs');
}
