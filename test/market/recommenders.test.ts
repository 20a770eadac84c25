import { describe, expect, test } from 'vitest';
import { OrderKind } from '../../sim/ledger/terms.ts';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { LeadState } from '../../sim/market/lead-table.ts';
import { claimsOn } from '../../sim/market/touches.ts';
import { LeadKind } from '../../sim/world/tape.ts';
import { KINDS, PAID, recommenderStudy } from './recommender-study.ts';
import { PLAN, played, REPLICATIONS } from './second-plan.ts';
import { factsOf, replicatorOf } from './tiny-study.ts';

const NOBODY = '';
const OFF = `recommenders:\n  happens: false\n  kinds:${KINDS}`;

/** Keys of first leads that came, by why; those on the tape where no plan is named. */
function keysOf(study: CompiledStudy, plan = -1) {
  const replicator = replicatorOf(study);
  const tape = replicator.load(0);
  if (plan >= 0) replicator.runUnforked(0, plan);
  const keys: Record<'base' | 'recommended' | 'madeUp', string[]> = { base: [], recommended: [], madeUp: [] };
  for (let customer = 0; customer < tape.customers; customer++) {
    const first = tape.needFirstLead[tape.customerFirstNeed[customer]];
    if (plan >= 0 && replicator.market.leads.state[first] === LeadState.neverCame) continue;
    const key = `${tape.leadKey0[first]} ${tape.leadKey1[first]}`;
    const kind = tape.leadKind[first];
    if (kind === LeadKind.recommended) keys.recommended.push(key);
    else if (kind === LeadKind.madeUp) keys.madeUp.push(key);
    else keys.base.push(key);
  }
  return keys;
}

const perLead = (pays: number, more = '') =>
  `recommender_pay: { rules: [{ rule: leads, per_lead: { pays: ${pays} CNY${more} } }] }\n`;

describe('what partners may bring that recommend', () => {
  test('leaves all other customers alone', () => {
    const none = keysOf(recommenderStudy(NOBODY, ''));
    const some = keysOf(recommenderStudy(NOBODY));
    expect(some.base).toEqual(none.base);
    expect(none.recommended).toEqual([]);
    expect(some.recommended.length).toBeGreaterThan(50);
    expect(some.madeUp.length).toBeGreaterThan(50);
  });

  test('is the same customers under a plan that pays more, and others beside', () => {
    const few = keysOf(recommenderStudy(perLead(40)), PLAN);
    const many = keysOf(recommenderStudy(perLead(400)), PLAN);
    expect(few.recommended.length).toBeGreaterThan(10);
    expect(many.recommended.length).toBeGreaterThan(1.5 * few.recommended.length);
    expect(few.recommended.filter((key) => !many.recommended.includes(key))).toEqual([]);
    expect(many.base).toEqual(few.base);
  });

  test('is made up only where enquiries are paid for', () => {
    expect(keysOf(recommenderStudy(perLead(100)), PLAN).madeUp.length).toBeGreaterThan(10);
    const orders = 'recommender_pay: { rules: [{ rule: orders, per_order: { share: 10% } }] }\n';
    expect(keysOf(recommenderStudy(orders), PLAN).madeUp).toEqual([]);
  });

  test('comes with the posts that are made, and no more of those are made a month than are paid for', () => {
    const posting = (more: string) =>
      `recommender_pay: { rules: [{ rule: posts, for: [influencer], per_post: { pays: 4000 CNY${more} } }] }\n`;
    const replicator = replicatorOf(recommenderStudy(posting('')));
    replicator.runUnforked(0, PLAN);
    const { tape, recommended, leads } = replicator.market;
    let came = 0;
    for (let customer = 0; customer < tape.customers; customer++) {
      const post = tape.recommended!.customerPost[customer];
      if (post < 0) continue;
      const first = tape.needFirstLead[tape.customerFirstNeed[customer]];
      if (leads.state[first] === LeadState.neverCame) continue;
      came++;
      expect(recommended.posted[post]).toBe(1);
      expect(tape.leadTime[first]).toBeGreaterThan(tape.recommended!.postTime[post]);
    }
    expect(came).toBeGreaterThan(20);
    const posts = (pay: string) => played(recommenderStudy(pay)).map(({ facts }) => facts.posts);
    const capped = posts(posting(', at_most: 1 per month'));
    posts(posting('')).forEach((free, i) => {
      expect(capped[i]).toBeLessThan(free);
    });
  });
});

describe('the books', () => {
  test('hold whom they bring in no denominator, and what they are paid as a cost of headquarters', () => {
    for (const [i, { facts, rows }] of played(recommenderStudy()).entries()) {
      const none = played(recommenderStudy(NOBODY, ''))[i];
      expect(facts.customers).toBe(none.facts.customers);
      expect(facts.needs).toBe(none.facts.needs);
      expect(facts.recommended).toBeGreaterThan(20);
      expect(facts.recommendedWon).toBeGreaterThan(0);
      expect(facts.influencedWon).toBeGreaterThan(0);
      const [contribution] = rows['hq-contribution | everything | '];
      const { revenue, costOfGoods, partnerPay, leadCost, hqHoursCost, recommenderPay } = facts;
      expect(recommenderPay).toBeGreaterThan(0);
      const rest = revenue - costOfGoods - partnerPay - leadCost - hqHoursCost;
      expect(contribution).toBeCloseTo(rest - recommenderPay, 4);
    }
  });

  test('count such partners in no measure of partners', () => {
    for (const [i, { rows }] of played(recommenderStudy()).entries()) {
      const none = played(recommenderStudy(NOBODY, ''))[i].rows;
      const months = 'partner-profit | everything | ';
      expect(rows[months][1]).toBe(none[months][1]);
    }
  });

  test('say that two can claim an order, and of which no rule says whose it is', () => {
    const everybody = KINDS.replaceAll(/influences: \d+%/g, 'influences: 90%, tracked: 100%').replace(
      'tracked: 60%, ',
      '',
    );
    const pay =
      'recommender_pay: { influenced: true, rules: [{ rule: orders, per_order: { share: 10% } }] }\n';
    for (const ruled of [true, false]) {
      const rules = ruled ? pay.replace('{ influenced', '{ credit: last-touch, influenced') : pay;
      for (const { facts } of played(recommenderStudy(rules, `recommenders:\n  kinds:${everybody}`))) {
        expect(facts.twoClaims).toBeGreaterThan(10);
        expect(facts.greyCredit).toBe(ruled ? 0 : facts.twoClaims);
      }
    }
  });
});

describe('several that reach one customer', () => {
  // Effort is the ordinary one whatever is paid, so that each kind reaches the share that the world says.
  const ORDINARY = KINDS.replaceAll(/wants/g, 'anyway: 100%, tracked: 80%, wants').replace(
    'tracked: 60%, ',
    '',
  );
  const study = recommenderStudy(PAID, `recommenders:\n  kinds:${ORDINARY}`);

  test('claim it as often as chance says of kinds that know nothing of each other, and each kind once', () => {
    const replicator = replicatorOf(study);
    const counted = [0, 0, 0, 0];
    const expected = [0, 0, 0, 0];
    for (const replication of [0, 1, 2, 3]) {
      replicator.runUnforked(replication, PLAN);
      const { market: m } = replicator;
      const { kinds, members } = m.recommenders!;
      for (let customer = 0; customer < m.tape.customers; customer++) {
        if (m.customers.policyPlus1[customer] === 0 || m.tape.customerValid[customer] === 0) continue;
        const claims = claimsOn(m, m.recommenders!, customer);
        const claiming = claims.map(({ recommender }) => members[recommender].kind);
        expect(new Set(claiming).size).toBe(claims.length);
        expect(claims.filter(({ brought }) => brought).length).toBeLessThanOrEqual(1);
        const bringer = m.tape.recommended!.customerBy[customer];
        const own = bringer < 0 ? -1 : members[bringer].kind;
        counted[claims.length]++;
        let chances = [1];
        for (const [kind, { influences, tracked }] of kinds.entries()) {
          const p = kind === own ? tracked : influences * tracked;
          chances = [...chances, 0].map((none, n) => none * (1 - p) + (chances[n - 1] ?? 0) * p);
        }
        for (const [n, chance] of chances.entries()) expected[n] += chance;
      }
    }
    const all = counted.reduce((sum, n) => sum + n, 0);
    expect(all).toBeGreaterThan(1000);
    // Within 4 standard errors: one of 16,000 such counts is farther out by chance alone.
    for (const [n, count] of counted.entries()) {
      const error = Math.sqrt(expected[n] * (1 - expected[n] / all));
      expect(Math.abs(count - expected[n]), `${n} claims`).toBeLessThan(4 * error);
    }
  });

  test('make one customer that two can claim, also where several of its sites buy', () => {
    const replicator = replicatorOf(study);
    let sites = 0;
    for (const replication of [0, 1, 2, 3]) {
      replicator.runUnforked(replication, PLAN);
      const { market: m } = replicator;
      const facts = factsOf(replicator);
      const claimed = new Map<number, number>();
      for (let deal = 0; deal < m.deals.count; deal++) {
        const need = m.deals.need[deal];
        const customer = m.tape.needCustomer[need];
        if (m.deals.kind[deal] !== OrderKind.first || !m.book.isCohort(need)) continue;
        if (claimsOn(m, m.recommenders!, customer).length < 2) continue;
        claimed.set(customer, (claimed.get(customer) ?? 0) + 1);
      }
      for (const orders of claimed.values()) if (orders > 1) sites++;
      expect(facts.twoClaims).toBeGreaterThan(0);
      expect(facts.twoClaims).toBeLessThanOrEqual(claimed.size);
      expect(facts.twoClaims).toBeLessThanOrEqual(facts.wonInAll);
    }
    expect(sites).toBeGreaterThan(0);
  });
});

test('switched off, every row is what it is in a world without a word about them', () => {
  const silent = played(recommenderStudy(NOBODY, ''));
  const off = played(recommenderStudy(PAID, OFF));
  for (const [i, { rows, events }] of silent.entries()) {
    expect(off[i].events).toBe(events);
    expect(Object.fromEntries(Object.keys(rows).map((name) => [name, off[i].rows[name]]))).toEqual(rows);
  }
});

test('a world with such partners of which there are none is one without them', () => {
  const none = KINDS.replaceAll(/count: \d/g, 'count: 0');
  const silent = played(recommenderStudy(NOBODY, ''));
  for (const [i, { rows, facts }] of played(
    recommenderStudy(PAID, `recommenders:\n  kinds:${none}`),
  ).entries()) {
    const { rows: without } = silent[i];
    expect(Object.fromEntries(Object.keys(without).map((name) => [name, rows[name]]))).toEqual(without);
    expect([facts.recommended, facts.touched, facts.recommenderPay, facts.posts]).toEqual([0, 0, 0, 0]);
  }
});

test('pay of 0 is as good as none, and enquiries of which nothing can be told pay nothing', () => {
  const untracked = KINDS.replace('tracked: 60%, ', '').replaceAll(/wants/g, 'tracked: 0%, wants');
  for (const { facts } of played(recommenderStudy(perLead(0)))) {
    expect([facts.recommenderPay, facts.leadsPaid, facts.madeUp]).toEqual([0, 0, 0]);
  }
  for (const { facts } of played(recommenderStudy(perLead(200), `recommenders:\n  kinds:${untracked}`))) {
    expect(facts.recommenderPay).toBe(0);
    expect(facts.touchedUntracked).toBe(facts.touched);
    expect(facts.recommended).toBeGreaterThan(0);
  }
});

test('plans are the same forked and from the first second, and the laws hold', () => {
  const study = recommenderStudy();
  const forked = replicatorOf(study);
  const whole = replicatorOf(study);
  for (const replication of REPLICATIONS) {
    const outcomes = forked.run(replication, [0, 1]);
    for (const plan of [0, 1]) expect(outcomes[plan]).toStrictEqual(whole.runUnforked(replication, plan));
  }
});

test.each([
  ['  kinds: [{ recommender: a, type: affiliate, source: nowhere, per_week: 1 }]', /there is no source/],
  ['  kinds: [{ recommender: a, type: affiliate, source: referral, per_week: 1 }]', /owner/],
  ['  kinds: [{ recommender: a, type: affiliate, source: affiliates }]', /neither bring nor influence/],
])('a world with recommenders %s is refused', (block, reason) => {
  expect(() => recommenderStudy(NOBODY, `recommenders:\n${block}\n`)).toThrow(reason);
});

const rules = (list: string) => `recommender_pay: { rules: [${list}] }\n`;

test.each([
  [rules('{ rule: a, for: [consultant] }'), /pays for/],
  [rules('{ rule: a, per_order: {} }, { rule: b, for: [affiliate], per_order: {} }'), /already/],
  [rules('{ rule: a, for: [affiliate], per_post: { pays: 10 CNY } }'), /post/],
  [rules('{ rule: a, per_lead: { pays: 10 EUR } }'), /EUR/],
])('a policy with %s is refused', (pay, reason) => {
  expect(() => recommenderStudy(pay)).toThrow(reason);
});

test('pay for those who recommend is refused where nobody does', () => {
  expect(() => recommenderStudy(PAID, '')).toThrow(/no partners that recommend/);
});
