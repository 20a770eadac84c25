import { describe, expect, test } from 'vitest';
import { SECONDS_PER_MONTH } from '../../sim/engine/civil.ts';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { KINDS, PAID, recommenderStudy } from './recommender-study.ts';
import { byName, factsOf, replicatorOf } from './tiny-study.ts';

const PLAN = 1;

function played(study: CompiledStudy) {
  const replicator = replicatorOf(study);
  const outcome = replicator.runUnforked(0, PLAN);
  const { market } = replicator;
  return { market, rows: byName(study, outcome), facts: factsOf(replicator) };
}

/** Mean effort at the end of those of a type, by the prefix of their names. */
function effortOf(pay: string, name: string): number {
  const { market } = played(recommenderStudy(`recommender_pay: { rules: [${pay}] }\n`));
  const efforts = market
    .recommenders!.members.map((member, i) => ({ member, effort: market.recommended.effort[i] }))
    .filter(({ member }) => member.name.startsWith(name));
  expect(efforts.length).toBeGreaterThan(0);
  return efforts.reduce((sum, { effort }) => sum + effort, 0) / efforts.length;
}

describe('partners that recommend reckon with caps on their pay', () => {
  test.each([
    ['enquiries', 'portals', 'per_lead: { pays: 90 CNY', 'at_most: 1 per month', 'at_most: 900 per month'],
    ['posts', 'hosts', 'per_post: { pays: 1500 CNY', 'at_most: 1 per month', 'at_most: 900 per month'],
    ['orders', 'lawyers', 'per_order: { share: 20%', 'at_most: 100 CNY', 'at_most: 9000000 CNY'],
  ])('of %s', (_what, name, pay, tight, loose) => {
    const effort = (cap: string) => effortOf(`{ rule: all, ${pay}${cap} } }`, name);
    const free = effort('');
    expect(effort(`, ${loose}`)).toBe(free);
    expect(effort(`, ${tight}`)).toBeLessThan(0.95 * free);
  });
});

describe('an order that two can claim, where no rule says whose it is', () => {
  const everybody = KINDS.replaceAll(/influences: \d+%/g, 'influences: 90%, tracked: 100%').replace(
    'tracked: 60%, ',
    '',
  );
  const block = `recommenders:\n  kinds:${everybody}`;
  const pay = (credit: string) =>
    `recommender_pay: { ${credit}influenced: true, rules: [{ rule: orders, per_order: { share: 10% } }] }\n`;
  const of = (credit: string, more = '') => played(recommenderStudy(pay(credit), `${block}${more}`));
  const conflicts = 'conflicts: { ad_hoc: { manager_spends: 2h } }\n';

  test('is negotiated, at the cost of a channel manager for each such customer', () => {
    const open = of('', conflicts);
    const ruled = of('credit: last-touch, ', conflicts);
    expect(ruled.facts.greyCredit).toBe(0);
    expect(open.facts.greyCredit).toBeGreaterThan(10);
    const more = open.facts.adHocSeconds - ruled.facts.adHocSeconds;
    // Some wait in the managers' queue at the end, or their customers are followed no more.
    expect(more).toBeGreaterThan(0.5 * open.facts.greyCredit * 7200);
    expect(open.facts.hqHoursCost).toBeGreaterThan(ruled.facts.hqHoursCost);
  });

  test('costs nothing in a world in which negotiating does not', () => {
    expect(of('').facts.hqHoursCost).toBe(of('credit: last-touch, ').facts.hqHoursCost);
  });
});

describe('measures', () => {
  const study = recommenderStudy(PAID);
  const { rows, facts } = played(study);
  const row = (measure: string) => rows[`${measure} | everything | `];

  test('of posts are per month of a partner that posts', () => {
    const months = (study.cohortUntil - study.cutOver) / SECONDS_PER_MONTH;
    const [numerator, denominator] = row('posts');
    expect(numerator).toBe(facts.posts);
    expect(denominator).toBeCloseTo(2 * months, 6);
    expect(row('recommender-month')[1]).toBeCloseTo(7 * months, 6);
  });

  test('of what a customer costs share all pay between customers brought and customers only reached', () => {
    const [brought, broughtWon] = row('recommender-cost');
    const [reached, reachedWon] = row('influence-cost');
    expect(reached).toBeGreaterThan(0);
    expect(brought).toBeGreaterThan(0);
    expect(brought + reached).toBe(facts.recommenderPay);
    expect(broughtWon).toBe(facts.recommendedWon);
    expect(reachedWon).toBe(facts.influencedWon);
  });
});
