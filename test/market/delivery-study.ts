import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { laterBlocks } from './later-study.ts';
import { BUSY_WORLD, busyWith, compiledFrom, type Texts, TODAY } from './tiny-study.ts';

/** The block of a world: one person for delivery, and customers that expect much, so that each part shows. */
export function deliveryBlock(says = ''): string {
  return `delivery:
  headquarters: { people: 1, hourly_cost: 100 CNY }
  projects:
    - { product: website, front: 3h, implementation: 10h, review: 1h, expected_within: 14d, overrun_chance: 40%, overrun: 2 }
    - { product: website-and-ads, front: 3h, implementation: 16h, review: 2h, expected_within: 20d }
  reviews: { every: 14d, weight: 20% }
${says}`;
}

/** Rules with a matrix of duties. @param duties as they stand in the block; all rules are left out for null */
export function rulesWith(duties: string | null): string {
  const later = TODAY.replace(
    'settlement: {',
    'settlement: { renewal_belongs_to: maintainer, upsell_belongs_to: maintainer,',
  ).replace('policy: today', 'policy: later');
  return duties === null ? later : `${later}delivery: { ${duties} }\n`;
}

const STUDY = `
study: delivery
world: busy
running_business: { under: today, for: 4w }
cut_over: { on: 2027-01-04 }
policies: [today, later]
cohort_until: 2027-02-15
follow_up: 30w
`;

/** The documents of a small market in which what is sold has to be delivered. */
export function deliveryTexts(block: string, policy: string): Texts {
  const customersBuy = BUSY_WORLD.replace('base_chance: 15%', 'base_chance: 40%');
  return busyWith({
    'worlds/busy.yaml': `${customersBuy}${laterBlocks(['payments'])}${block}`,
    'policies/later.yaml': policy,
    'studies/delivery.yaml': STUDY,
  });
}

/** That study; its second plan is under \`later\`. */
export function deliveryStudy(block: string, policy = rulesWith(null)): CompiledStudy {
  return compiledFrom(deliveryTexts(block, policy), 'studies/delivery.yaml', 'delivery');
}
