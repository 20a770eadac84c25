import { expect, test } from 'vitest';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { loadStudy } from '../../sim/study/documents/load-study.ts';
import { changedAlone, nameOf } from './changed-alone.ts';
import { KINDS, PAID, recommenderStudy, recommenderTexts } from './recommender-study.ts';
import { leavesOf } from './single-leaf.ts';
import { factsOf, libraryOf, replicatorOf } from './tiny-study.ts';

/**
 * Partners that recommend: differences between two settings in an otherwise unchanged world. 40 replications of the busy
 * tiny world, seed `recommenders`, fixed before the first run; 99 % intervals of the mean paired difference per
 * replication.
 */
const REPLICATIONS = 40;
const LEVEL = 0.99;
const PAID_PLAN = 1;

type Facts = ReturnType<typeof factsOf>;

function factsOfRuns(study: CompiledStudy): Facts[] {
  const replicator = replicatorOf(study);
  return Array.from({ length: REPLICATIONS }, (_, replication) => {
    replicator.runUnforked(replication, PAID_PLAN);
    return factsOf(replicator);
  });
}

function more(what: string, left: readonly Facts[], right: readonly Facts[], of: (facts: Facts) => number) {
  const { estimate, lo, hi } = meanInterval(
    left.map((facts, i) => of(facts) - of(right[i])),
    LEVEL,
  );
  console.log(`${what}: ${estimate.toFixed(2)} [${lo.toFixed(2)}, ${hi.toFixed(2)}]`);
  return lo;
}

const world = (kinds: string, happens = true) => `recommenders:\n  happens: ${happens}\n  kinds:${kinds}`;
const pay = (rule: string) => `recommender_pay: { influenced: true, rules: [{ rule: all, ${rule} }] }\n`;

test('on, they bring customers that buy, and off, none', () => {
  const on = factsOfRuns(recommenderStudy());
  const off = factsOfRuns(recommenderStudy(PAID, world(KINDS, false)));
  expect(more('customers brought', on, off, (facts) => facts.recommended)).toBeGreaterThan(0);
  expect(more('of them won', on, off, (facts) => facts.recommendedWon)).toBeGreaterThan(0);
  expect(more('paid', on, off, (facts) => facts.recommenderPay)).toBeGreaterThan(0);
  for (const facts of off) {
    const { recommended, recommendedWon, madeUp, touched, recommenderPay, posts } = facts;
    expect([recommended, recommendedWon, madeUp, touched, recommenderPay, posts]).toEqual([0, 0, 0, 0, 0, 0]);
  }
});

test('what they say to customers of others sells, as far as it does', () => {
  const silent = KINDS.replaceAll(/per_week: [\d.]+/g, 'per_week: 0')
    .replaceAll(/influences: \d+%/g, 'influences: 60%')
    .replace('brings: 5', 'brings: 0');
  const orders = pay('per_order: { share: 10% }');
  const convincing = factsOfRuns(recommenderStudy(orders, world(silent)));
  const vain = silent
    .replaceAll(/, odds_ratio: \d/g, '')
    .replaceAll(/influences/g, 'odds_ratio: 1, influences');
  const without = factsOfRuns(recommenderStudy(orders, world(vain)));
  expect(more('customers won', convincing, without, (facts) => facts.customersWon)).toBeGreaterThan(0);
  without.forEach((facts, i) => {
    expect(facts.influenced).toBe(convincing[i].influenced);
  });
});

test('more pay brings more, pay for enquiries is made up, and pay for orders is not', () => {
  const little = factsOfRuns(recommenderStudy(pay('per_lead: { pays: 40 CNY, for: every-lead }')));
  const much = factsOfRuns(recommenderStudy(pay('per_lead: { pays: 160 CNY, for: every-lead }')));
  const orders = factsOfRuns(recommenderStudy(pay('per_order: { share: 10% }')));
  expect(more('brought for more', much, little, (facts) => facts.recommended)).toBeGreaterThan(0);
  expect(more('made up', much, orders, (facts) => facts.madeUp)).toBeGreaterThan(0);
  expect(more('hours on junk', much, orders, (facts) => facts.junkSeconds)).toBeGreaterThan(0);
  for (const facts of orders) expect([facts.madeUp, facts.leadsPaid]).toEqual([0, 0]);
});

test('honest ones make nothing up', () => {
  const honest = KINDS.replace('honesty: 40%', 'honesty: 100%').replaceAll('wants', 'honesty: 100%, wants');
  const once = honest.replace('honesty: 100%, wants: 80 CNY', 'wants: 80 CNY');
  const rule = pay('per_lead: { pays: 160 CNY }');
  for (const facts of factsOfRuns(recommenderStudy(rule, world(once)))) expect(facts.madeUp).toBe(0);
});

test('every number and every yes or no about them changes some row when it is changed alone', () => {
  const everyKey = `
recommender_pay:
  credit: split
  brought_part: 70%
  influenced: true
  taken_back_within: 20d
  rules:
    - { rule: portals, for: [affiliate], per_lead: { pays: 90 CNY, at_most: 5 per month }, per_order: { share: 4%, at_most: 2500 CNY }, paid: 15d }
    - { rule: hosts, for: [influencer], per_post: { pays: 2500 CNY, at_most: 2 per month }, per_lead: { pays: 40 CNY }, per_order: { share: 6% } }
    - { rule: others, per_lead: { for: accepted-leads, pays: 50 CNY }, per_order: { share: 8% } }
`;
  const many = KINDS.replaceAll(/influences: \d+%/g, 'influences: 80%').replace(
    'per_week: 1.5',
    'per_week: 4',
  );
  const loaded = loadStudy('studies/recommenders.yaml', libraryOf(recommenderTexts(everyKey, world(many))));
  const { deadInWorld, deadInPolicy } = changedAlone(loaded, { seed: 'keys', replications: [0, 1] });
  const isWorlds = (name: string) => name.startsWith('recommenders.');
  const isPolicys = (name: string) => name.startsWith('recommender_pay.');
  const names = leavesOf(loaded.world.value).map(([path]) => nameOf(path));
  expect(names.filter(isWorlds).length).toBeGreaterThan(40);
  expect(deadInWorld(isWorlds)).toEqual([]);
  expect(deadInPolicy('paid', isPolicys)).toEqual([]);
});
