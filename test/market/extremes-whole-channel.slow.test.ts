import { beforeAll, describe, expect, test } from 'vitest';
import { OrderKind } from '../../sim/ledger/terms.ts';
import { AMOUNTS, Amount } from '../../sim/market/book.ts';
import type { Market } from '../../sim/market/market.ts';
import { hasLeft } from '../../sim/market/orphans.ts';
import { violations } from './invariants.ts';
import { byName, compiledFrom, factsOf, replicatorOf } from './tiny-study.ts';

/**
 * The shipped world with everything in it and all rules at once, at the ends of what can be set: a quarter of run-in, a
 * quarter of customers followed for half a year, two replications a case. The laws of the ledger and of leads are checked
 * at the end of each run, as in every run; what each extreme must come to is said here.
 */
const REPLICATIONS = 2;
const PLAN = 1;
const STUDY = `
study: extreme
world: extreme
running_business: { under: first-claim, for: 13w }
cut_over: { on: 2027-01-04 }
policies: [first-claim, extreme]
cohort_until: 2027-04-05
follow_up: 26w
`;

interface Run {
  readonly facts: ReturnType<typeof factsOf>;
  readonly rows: Readonly<Record<string, readonly [number, number]>>;
  readonly market: Market;
}

/** What comes out, summed over the replications; the market is that of the last one. */
function run(change: { readonly world?: string; readonly policy?: string }): Run {
  const study = compiledFrom(
    {
      'worlds/extreme.yaml': `extends: full-depth.yaml\nworld: extreme\n${change.world ?? ''}`,
      'policies/extreme.yaml': `extends: all-rules-together.yaml\npolicy: extreme\n${change.policy ?? ''}`,
      'studies/extreme.yaml': STUDY,
    },
    'studies/extreme.yaml',
  );
  const replicator = replicatorOf(study);
  const facts = {} as Record<string, number>;
  const rows: Record<string, readonly [number, number]> = {};
  for (let replication = 0; replication < REPLICATIONS; replication++) {
    const outcome = replicator.runUnforked(replication, PLAN);
    expect(outcome.numerators.every(Number.isFinite)).toBe(true);
    expect(outcome.denominators.every(Number.isFinite)).toBe(true);
    expect(violations(replicator.market, replicator.market.now)).toEqual([]);
    for (const [name, value] of Object.entries(factsOf(replicator))) facts[name] = (facts[name] ?? 0) + value;
    for (const [name, [numerator, denominator]] of Object.entries(byName(study, outcome))) {
      const [n, d] = rows[name] ?? [0, 0];
      rows[name] = [n + numerator, d + denominator];
    }
  }
  return { facts: facts as Run['facts'], rows, market: replicator.market };
}

/** A measure of everything, or of a slice. */
function level({ rows }: Run, measure: string, slice = ''): number {
  const [numerator, denominator] = rows[`${measure} | everything | ${slice}`];
  return numerator / denominator;
}

const ARCHETYPES = [
  'local-agency',
  'fast-small-agent',
  'careful-consultant',
  'big-slow-distributor',
  'grabber',
  'squatter',
  'local-applicant',
  'able-applicant',
  'hasty-applicant',
];
const LISTED = ['Pearl-Lane-Studio', 'Harbour-Nine'];
const without = (kind: string, names: readonly string[]) =>
  names.map((name) => `  - { ${kind}: ${name}, remove: true }`).join('\n');
const NO_PARTNERS = `archetypes:\n${without('archetype', ARCHETYPES)}\nrecruitment: none\n`;

describe('the whole channel under all rules', () => {
  let base: Run;
  beforeAll(() => {
    base = run({});
  });

  test('with protection that is over at once protects nobody, and leaves nothing idle', () => {
    const { facts } = run({
      policy:
        'customer_protection: { starts: approval, lasts: 1 second, extension: none }\nmarket_protection: none\nconflicts: { customer-against-market: none }\n',
    });
    expect(base.facts.protectedSeconds).toBeGreaterThan(0);
    expect(facts.registrations).toBeGreaterThan(0);
    expect(facts.protectedSeconds).toBeLessThanOrEqual(facts.registrations);
    expect(facts).toMatchObject({
      idleProtectedSeconds: 0,
      marketSeconds: 0,
      marketHolderPaid: 0,
      disputesMarket: 0,
    });
  });

  test('with protection for ever protects longer, and leaves more of it idle', () => {
    const { facts } = run({ policy: 'customer_protection: { lasts: forever, extension: none }\n' });
    expect(facts.protectedSeconds).toBeGreaterThan(base.facts.protectedSeconds);
    expect(facts.idleProtectedSeconds).toBeGreaterThan(base.facts.idleProtectedSeconds);
  });

  test('with a rebate of 0 % pays none, and everybody lives on the discount', () => {
    const none = run({ policy: 'settlement: { phased_rebate: { steps: [{ from: 0 CNY, rate: 0% }] } }\n' });
    expect(base.facts.rebatePaid).toBeGreaterThan(0);
    expect(none.facts.rebatePaid).toBe(0);
    expect(none.facts.partnerPay).toBeGreaterThan(0);
    expect(level(none, 'hq-contribution')).toBeGreaterThan(level(base, 'hq-contribution'));
  });

  test('with a rebate of 100 % gives all that is counted away, at the cost of headquarters', () => {
    const all = run({ policy: 'settlement: { phased_rebate: { steps: [{ from: 0 CNY, rate: 100% }] } }\n' });
    // All of first orders and upsells, which make most of the receipts; and the discounts on top.
    expect(all.facts.rebatePaid).toBeGreaterThan(0.4 * all.facts.revenue);
    expect(level(all, 'partner-profit')).toBeGreaterThan(level(base, 'partner-profit'));
    expect(level(all, 'hq-contribution')).toBeLessThan(0);
    expect(level(all, 'losing-money')).toBeLessThan(level(base, 'losing-money'));
  });

  test('without partners is the work of headquarters alone', () => {
    const { facts, rows } = run({ world: `${NO_PARTNERS}partners:\n${without('partner', LISTED)}\n` });
    expect(facts.customers).toBeGreaterThan(0);
    expect(facts).toMatchObject({
      partnerSeconds: 0,
      partnerPay: 0,
      workedTwice: 0,
      claimed: 0,
      registrations: 0,
      localPromotionSpend: 0,
      orphans: 0,
    });
    expect(facts.needsWon).toBeGreaterThan(0);
    expect(facts.needsWonByHq).toBe(facts.needsWon);
    expect(rows['partner-profit | everything | ']).toEqual([0, 0]);
  });

  test('with one partner has nobody to quarrel with but headquarters, and that one makes all partner receipts', () => {
    const one = run({
      world: `${NO_PARTNERS}partners:\n  - { partner: Alone, after: Harbour-Nine, home: Shenzhen, serves: everywhere, staff: 20, grabs: 50% }\n${without('partner', LISTED)}\n`,
    });
    expect(one.facts.partnerSeconds).toBeGreaterThan(0);
    expect(one.facts.disputesSeveralPartners).toBe(0);
    expect(one.facts.disputesGrabbing).toBe(0);
    expect(one.facts.rivalPricesSeen).toBeLessThanOrEqual(base.facts.rivalPricesSeen);
    expect(level(one, 'top-20')).toBe(1);
    expect(level(one, 'revenue-gini')).toBe(0);
  });

  test('with all enquiries from one region leaves the partners of others without any, and serves customers worse', () => {
    const elsewhere = ['Guangzhou', 'Dongguan', 'Shanghai', 'Suzhou', 'Hangzhou', 'Ningbo', 'Yiwu'];
    const one = run({
      world: `regions:\n${elsewhere.map((name) => `  - { region: ${name}, weight: 0 }`).join('\n')}\ncustomers: { several_sites: 0% }\nlocal_promotion: { spills_over: 0% }\n`,
    });
    const { market } = one;
    const shenzhen = market.world.regions.findIndex(({ name }) => name === 'Shenzhen');
    const [all] = one.rows['conversion | everything | '].slice(1);
    expect(one.rows['conversion | everything | region=Shenzhen'][1]).toBe(all);
    for (let party = 0; party < market.hq; party++) {
      if (market.parties[party].regions.includes(shenzhen)) continue;
      expect(market.book.amounts[party * AMOUNTS + Amount.seconds], market.parties[party].name).toBe(0);
    }
    expect(level(one, 'contacted-24h')).toBeLessThan(level(base, 'contacted-24h'));
    expect(level(one, 'revenue-gini')).toBeGreaterThan(level(base, 'revenue-gini'));
  });

  test('with everybody leaving goes on with headquarters, and nobody works, holds or is promised anything any more', () => {
    const left = run({ world: 'adaptation: { leaving: { fails: 100% } }\n' });
    const { market } = left;
    for (let party = 0; party < market.hq; party++) {
      const { candidate, name } = market.parties[party];
      const signed = !candidate || market.tempers.signedAt[party] > 0;
      if (!signed) continue;
      // Who was signed after the last look of partners at their books is still there.
      if (candidate && !hasLeft(market, party))
        expect(market.now - market.tempers.signedAt[party]).toBeLessThan(31 * 86_400);
      else expect(hasLeft(market, party), name).toBe(true);
    }
    // The first look at the books after the cut-over is on the first of February.
    const allGone = market.study.cutOver + 28 * 86_400;
    const { deals } = market;
    const later = Array.from({ length: deals.count }, (_, deal) => deal).filter(
      (deal) => deals.signedAt[deal] > allGone && deals.kind[deal] === OrderKind.first,
    );
    expect(later.length).toBeGreaterThan(10);
    for (const deal of later) {
      const { candidate } = market.parties[deals.party[deal]];
      if (!candidate) expect(deals.party[deal]).toBe(market.hq);
    }
    expect(level(left, 'partner-exits')).toBeGreaterThan(level(base, 'partner-exits'));
    // Two people cannot serve the country.
    expect(left.facts.neverContacted).toBeGreaterThan(base.facts.neverContacted);
    expect(left.facts.leadsLeft).toBeGreaterThan(10 * base.facts.leadsLeft);
    expect(left.facts.customersWon).toBeLessThan(0.5 * base.facts.customersWon);
    expect(left.facts.partnerSeconds).toBeLessThan(0.2 * base.facts.partnerSeconds);
    expect(market.held.holderPlus1.every((holder) => holder === 0)).toBe(true);
  });
});
