import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { BUSY_WORLD, busyWith, compiledFrom, type Texts, TODAY } from './tiny-study.ts';

/** Kinds that bring customers steadily, by posts, or hardly any and influence many. */
export const KINDS = `
    - { recommender: portals, type: affiliate, count: 3, source: affiliates, per_week: 1.5, wants: 80 CNY, honesty: 40%, influences: 20%, before: 50%, odds_ratio: 3, most: 150% }
    - { recommender: hosts, type: influencer, count: 2, source: influencers, posts: { per_month: 2, brings: 5, fades_after: 4d }, wants: 400 CNY, tracked: 60%, influences: 25% }
    - { recommender: lawyers, type: consultant, count: 2, source: affiliates, per_week: 0.5, wants: 600 CNY, influences: 15%, odds_ratio: 2 }
`;

const SOURCES = `  - { source: affiliates, after: referral, per_week: 0, invalid: 30%, odds_ratio: 1.2 }
  - { source: influencers, after: affiliates, per_week: 0, invalid: 40% }
`;

const STUDY = `
study: recommenders
world: busy
running_business: { under: today, for: 8w }
cut_over: { on: 2027-01-04 }
policies: [today, paid]
cohort_until: 2027-05-03
follow_up: 16w
`;

/** Every way to be paid at once, and both that can claim an order. */
export const PAID = `
recommender_pay:
  credit: split
  brought_part: 70%
  influenced: true
  window: 60d
  taken_back_within: 20d
  rules:
    - { rule: portals, for: [affiliate], per_lead: { pays: 90 CNY, at_most: 5 per month }, per_order: { share: 4%, at_most: 2500 CNY }, paid: 15d }
    - { rule: hosts, for: [influencer], per_post: { pays: 1500 CNY, at_most: 2 per month }, per_order: { share: 6% } }
    - { rule: others, per_order: { share: 8% } }
`;

const paying = (pay: string) => `${TODAY}${pay}`.replace('policy: today', 'policy: paid');

/**
 * The documents of the busy study with partners that recommend.
 *
 * @param pay what the policy of the second plan says of them
 * @param block the block of the world; none where empty
 */
export function recommenderTexts(pay = PAID, block = `recommenders:\n  kinds:${KINDS}`): Texts {
  const world = BUSY_WORLD.replace('base_chance: 15%', 'base_chance: 40%').replace(
    'customers:',
    `${SOURCES}customers:`,
  );
  return busyWith({
    'worlds/busy.yaml': `${world}payments: { refunded: 15%, refunded_after: 10d, never_paid: 3% }\n${block}`,
    'policies/paid.yaml': paying(pay),
    'studies/recommenders.yaml': STUDY,
  });
}

/** That study. */
export function recommenderStudy(pay = PAID, block = `recommenders:\n  kinds:${KINDS}`): CompiledStudy {
  return compiledFrom(recommenderTexts(pay, block), 'studies/recommenders.yaml', 'recommenders');
}
