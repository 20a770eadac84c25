import { describe, expect, test } from 'vitest';
import {
  ALL_RULES,
  BUSY_STUDY,
  BUSY_WORLD,
  busyWith,
  compiledFrom,
  factsOf,
  replicatorOf,
  type Texts,
  TODAY,
} from './tiny-study.ts';

/** Half the cohort: extremes show at once. */
const SHORT_STUDY = BUSY_STUDY.replace('for: 4w', 'for: 2w')
  .replace('2027-02-01', '2027-01-18')
  .replace('cohort_until: 2027-03-01', 'cohort_until: 2027-02-01');

/** Runs all plans once; every number must be one. Gives the facts of the plan with all rules. */
function runs(texts: Texts) {
  const study = compiledFrom(busyWith({ 'studies/busy.yaml': SHORT_STUDY, ...texts }));
  const replicator = replicatorOf(study);
  for (const outcome of replicator.run(0, [0, 2, 1])) {
    expect(outcome.numerators.every(Number.isFinite)).toBe(true);
    expect(outcome.denominators.every(Number.isFinite)).toBe(true);
  }
  return factsOf(replicator);
}

const world = (change: string) => ({ 'worlds/busy.yaml': `${BUSY_WORLD}\n${change}` });
const partners = (list: string) => ({
  'worlds/busy.yaml': BUSY_WORLD.replace(
    /partners:[\s\S]*?headquarters:/,
    `partners:\n${list}\nheadquarters:`,
  ),
});
const removed = (...names: string[]) =>
  names.map((name) => `  - { partner: ${name}, remove: true }`).join('\n');
const policy = (from: string | RegExp, to: string) => ({
  'policies/all-rules.yaml': ALL_RULES.replace(from, to),
});
const anyPartner = ALL_RULES.replace(/\n {2}- \{ rule: held.*/, '').replace(
  'weights: { Lotus: 3, Willow: 0 }',
  'weights: { consultant: 3 }',
);

describe('a market runs, and all its numbers are numbers,', () => {
  test('with protection that is over at once', () => {
    expect(runs(policy('lasts: 14d', 'lasts: 1 second')).protectedSeconds).toBeGreaterThan(0);
  });

  test('with protection for ever', () => {
    const facts = runs(policy(/lasts: 14d\n.*extension.*/, 'lasts: forever'));
    expect(facts.protectedSeconds).toBeGreaterThan(runs({}).protectedSeconds);
  });

  test('without customer protection', () => {
    const without = ALL_RULES.replace(/customer_protection:[\s\S]*?conflicts:/, 'conflicts:')
      .replace('registered-partner, ', '')
      .replace('first-complete, ', '')
      .replace(', first_order_unregistered: 12%', '');
    const facts = runs({ 'policies/all-rules.yaml': without });
    expect(facts).toMatchObject({ registrations: 0, protectedSeconds: 0, idleProtectedSeconds: 0 });
  });

  test('with no deadline at all', () => {
    const facts = runs(policy(/follow_up:[\s\S]*?customer_protection:/, 'customer_protection:'));
    expect(facts).toMatchObject({
      reclaims: 0,
      acceptBreaches: 0,
      contactBreaches: 0,
      audits: 0,
    });
    expect(facts.heldIdleSeconds).toBeGreaterThan(0);
  });

  test('with no partner in a region', () => {
    const facts = runs({ ...partners(removed('Tea-Hill')), 'policies/all-rules.yaml': ALL_RULES });
    expect(facts.hqSellingSeconds).toBeGreaterThan(0);
  });

  test('with one partner', () => {
    const facts = runs({
      ...partners(removed('Pearl', 'Crane', 'Willow', 'Tea-Hill')),
      'policies/all-rules.yaml': anyPartner,
    });
    expect(facts.disputesSeveralPartners + facts.disputesGrabbing).toBe(0);
    expect(facts.partnerSeconds).toBeGreaterThan(0);
  });

  test('with no partner but headquarters', () => {
    const facts = runs({
      ...partners(removed('Pearl', 'Lotus', 'Crane', 'Willow', 'Tea-Hill')),
      'policies/all-rules.yaml': TODAY.replace('policy: today', 'policy: all-rules'),
    });
    expect(facts).toMatchObject({ partnerSeconds: 0, partnerPay: 0, workedTwice: 0, claimed: 0 });
    expect(facts.needsWon).toBe(facts.needsWonByHq);
    expect(facts.needsWon).toBeGreaterThan(0);
  });

  test('with no leads at all', () => {
    const study = compiledFrom(busyWith({}));
    const sources = study.world.sources.map((source) => ({ ...source, perWeek: 0 }));
    const replicator = replicatorOf({ ...study, world: { ...study.world, sources } });
    for (const outcome of replicator.run(0, [0, 1, 2])) {
      expect(outcome.events).toBe(0);
      expect(outcome.numerators.every((amount) => amount === 0)).toBe(true);
    }
  });

  test('with nothing but junk', () => {
    const junk = BUSY_WORLD.replace('per_week: 20,', 'per_week: 20, invalid: 100%,')
      .replace('invalid: 35%', 'invalid: 100%')
      .replace('invalid: 5%', 'invalid: 100%')
      .replace(
        '  - { source: referral',
        '  - { source: partner-developed, owner: partner, per_week: 3, invalid: 100% }\n  - { source: referral',
      );
    const facts = runs({ 'worlds/busy.yaml': junk });
    expect(facts).toMatchObject({ customers: 0, needs: 0, needsWon: 0, revenue: 0 });
    expect(facts.junkSeconds).toBeGreaterThan(0);
  });

  test('with a crowd: ten times the enquiries', () => {
    const crowd = BUSY_WORLD.replaceAll(/per_week: (\d+)/g, (_, leads) => `per_week: ${10 * Number(leads)}`);
    expect(runs({ 'worlds/busy.yaml': crowd }).customers).toBeGreaterThan(500);
  });

  test('with everybody at his worst', () => {
    const worst = 'squats: 100%, honesty: 0%, grabs: 100%, claims_group_customers: 100%, diligence: 0%';
    const all = ['Pearl', 'Lotus', 'Tea-Hill'].map(
      (name) => `  - { partner: ${name}, home: Shenzhen, serves: everywhere, ${worst} }`,
    );
    expect(runs(partners(`${all.join('\n')}\n${removed('Crane')}`)).falseReports).toBeGreaterThan(0);
  });

  test('with a follow-up shorter than the time to decide', () => {
    const facts = runs({ 'studies/busy.yaml': BUSY_STUDY.replace('follow_up: 8w', 'follow_up: 1d') });
    expect(facts.openAtEnd).toBeGreaterThan(facts.needsWon);
    expect(facts.needs).toBe(
      facts.openAtEnd +
        facts.needsWon +
        facts.lostToRival +
        facts.lostToNoDecision +
        facts.lostAtDecision +
        facts.lostUnattended,
    );
  });

  test.each(['none', 'gentle', 'call-steep', 'qualify-steep'])(
    'with %s speed to lead, by odds and by clocks',
    (preset) => {
      const byOdds = runs(world(`speed_to_lead: { preset: ${preset}, acts_by: odds }`));
      const byClocks = runs(world(`speed_to_lead: { preset: ${preset}, acts_by: clocks }`));
      if (preset === 'none') expect(byClocks).toEqual(byOdds);
      else expect(byClocks.lostUnattended).toBeGreaterThan(byOdds.lostUnattended);
    },
  );
});
