import { describe, expect, test, vi } from 'vitest';
import { Ledger } from '../../sim/ledger/ledger.ts';
import { Market } from '../../sim/market/market.ts';
import { NeedState } from '../../sim/market/need-table.ts';
import { type Settled, settle } from '../../sim/market/settle.ts';
import { FACT_NAMES } from '../../sim/measure/facts.ts';
import { handTape } from './hand-tape.ts';
import { compiledFrom } from './tiny-study.ts';

const DAY = 86_400;
const WORLD = `
world: ledger
regions: [{ region: Shenzhen }]
products: [{ product: website, price: 10000 CNY, cost_of_goods: 40% }]
sources: [{ source: website, per_week: 1 }, { source: found, owner: partner, per_week: 1 }]
partners: [{ partner: Ash, home: Shenzhen, capital_cost: 10% }, { partner: Birch, home: Shenzhen }]
headquarters: { customers_pay_after: 10d }
payments: { never_paid: 0%, refunded: 0% }
`;
const STUDY = `
study: ledger
world: ledger
running_business: { under: pay, for: 1d }
cut_over: { on: 2027-01-01 }
policies: [pay]
cohort_until: 2027-10-01
follow_up: 1w
`;

/** A market in which Ash signs a contract of 10,000 yuan on each of these days. */
function sold(settlement: string, days: readonly number[]): Market {
  const policy = `
policy: pay
allocation: [{ rule: turn, when: anything, give_to: round-robin, within: everywhere }]
settlement: ${settlement}
`;
  const study = compiledFrom(
    { 'worlds/ledger.yaml': WORLD, 'policies/pay.yaml': policy, 'studies/ledger.yaml': STUDY },
    'studies/ledger.yaml',
  );
  const market = new Market(study);
  market.tape = handTape(Array.from({ length: 8 }, (_, i) => ({ time: DAY + i, source: i < 6 ? 1 : 0 })));
  market.clear(study.world.horizon, 8, 8, 8);
  market.book.open(8);
  for (let need = 0; need < 8; need++) market.book.enter(need, true, 0, 0, 0, 0);
  market.customers.policyPlus1.fill(1);
  days.forEach((day, need) => {
    const deal = market.deals.add(1_000_000, 0, 1_050_000);
    market.deals.firstOrders++;
    market.needs.state[need] = NeedState.won;
    market.deals.need[deal] = need;
    market.deals.signedAt[deal] = day * DAY;
    market.deals.receivedAt[deal] = (day + 10) * DAY;
  });
  return market;
}

/** What was posted, from whom to whom, and on which day; the laws of money hold. */
function posted(market: Market): { posts: [string, string, number, number][]; settled: Settled } {
  const post = vi.spyOn(Ledger.prototype, 'post');
  const settled = settle(market);
  const { calls } = post.mock;
  post.mockRestore();
  const names = ['customers', 'suppliers', 'staff', 'banks', 'hq', 'owed', 'partner'];
  const account = (number: number) => names[Math.floor(number / market.parties.length)];
  expect(settled.ledger.total()).toBe(0);
  expect(settled.ledger.balanceOf('partner')).toBe(settled.partnerPay);
  expect(0 - settled.ledger.balanceOf('customers')).toBe(settled.receipts);
  return {
    posts: calls
      .map(([debit, credit, amount, time]): [string, string, number, number] => [
        account(credit),
        account(debit),
        amount / 100,
        time / DAY,
      ])
      .filter(([, , amount]) => amount > 0),
    settled,
  };
}

const fact = (market: Market, name: (typeof FACT_NAMES)[number]) =>
  market.book.facts[FACT_NAMES.indexOf(name) * market.book.buckets.count] / 100;

test('what is sold below its list price costs as much to deliver as at the list price', () => {
  const market = sold('{ counted_on: receipts, basic_discount: { first_order: 20% } }', [20, 20]);
  market.deals.price.set([600_000, 1_400_000]);
  posted(market);
  // Two sites of 10,000 by the world, of which 40 %.
  expect(fact(market, 'costOfGoods')).toBe(8_000);
  expect(fact(market, 'revenue')).toBe(20_000);
});

describe('a partner that collects', () => {
  const terms =
    '{ counted_on: receipts, money_collected_by: partner, remitted: 15d after receipt, basic_discount: { first_order: 20% } }';

  test('keeps its discount on what is invoiced, and bears what it gave away itself', () => {
    const market = sold(terms, [20]);
    expect(posted(market).posts).toEqual([
      ['customers', 'partner', 10_000, 30],
      ['hq', 'suppliers', 4_000, 30],
      // 10,500 invoiced, less a fifth.
      ['partner', 'hq', 8_400, 45],
    ]);
    expect(fact(market, 'partnerPay')).toBe(1_600);
    // Ten days of waiting for 10,000 cost less than 25 days with 8,400 of it bring: 27.40 - 57.53.
    expect(fact(market, 'partnerCapitalCost')).toBe(-30.13);
  });

  test('owes the platform its part though the customer never pays', () => {
    const market = sold(terms, [20]);
    market.deals.neverPaid[0] = 1;
    const { settled } = posted(market);
    expect([settled.receipts, settled.partnerPay]).toEqual([0, -840_000]);
    expect([fact(market, 'neverPaid'), fact(market, 'neverPaidToPartners')]).toEqual([10_000, 10_000]);
  });

  test('is credited the part of the platform when the customer has its money back', () => {
    const market = sold(terms, [20]);
    market.deals.refundedAt[0] = 60 * DAY;
    expect(posted(market).posts.slice(2)).toEqual([
      ['partner', 'customers', 10_000, 60],
      ['partner', 'hq', 8_400, 45],
      ['hq', 'partner', 8_400, 60],
    ]);
    expect(fact(market, 'partnerPay')).toBe(0);
  });
});

describe('a platform that collects', () => {
  test('bears what is never paid, and pays the partner only where contracts are counted', () => {
    const pay = (counted: string) => {
      const market = sold(`{ counted_on: ${counted}, basic_discount: { first_order: 20% } }`, [20]);
      market.deals.neverPaid[0] = 1;
      const { settled } = posted(market);
      return [settled.receipts, settled.partnerPay];
    };
    expect(pay('receipts')).toEqual([0, 0]);
    expect(pay('contracts')).toEqual([0, 200_000]);
  });

  test('takes pay back at once, or out of later pay; what no later pay covers is lost', () => {
    const pays = (how: string) => {
      const market = sold(
        `{ counted_on: receipts, basic_discount: { first_order: 20% }, paid: 5d after receipt, clawback: { how: ${how} } }`,
        [20, 40],
      );
      for (const deal of [0, 1]) market.deals.refundedAt[deal] = (60 + deal) * DAY;
      const { posts, settled } = posted(market);
      return [
        posts.filter(([from]) => from === 'partner'),
        settled.partnerPay / 100,
        fact(market, 'neverRecovered'),
      ];
    };
    expect(pays('pay-back')).toEqual([
      [
        ['partner', 'hq', 2_000, 60],
        ['partner', 'hq', 2_000, 61],
      ],
      0,
      0,
    ]);
    expect(pays('carry-forward')).toEqual([[], 4_000, 4_000]);
  });

  test('carries a debt into pay that comes later', () => {
    const market = sold(
      '{ counted_on: receipts, basic_discount: { first_order: 20% }, paid: 5d after receipt, clawback: {} }',
      [20, 80],
    );
    market.deals.refundedAt[0] = 60 * DAY;
    const { posts, settled } = posted(market);
    expect(posts.filter(([from]) => from === 'partner')).toEqual([['partner', 'hq', 2_000, 95]]);
    expect(settled.partnerPay).toBe(200_000);
  });

  test('pays for leads that partners have developed', () => {
    const market = sold('{ per_lead: { pays: 50 CNY, paid: 7d } }', []);
    market.tape.leadParty.fill(0);
    market.tape.leadSource.fill(
      market.world.sources.findIndex(({ name }) => name === 'found'),
      0,
      3,
    );
    market.tape.leadSource.fill(
      market.world.sources.findIndex(({ name }) => name === 'website'),
      3,
    );
    market.arrived = 8;
    expect(posted(market).posts).toEqual(
      Array(3)
        .fill(['hq', 'partner', 50, 8])
        .map((row, i) => [...row.slice(0, 3), (DAY + i) / DAY + 7]),
    );
    expect(fact(market, 'incentivesPaid')).toBe(150);
  });
});
