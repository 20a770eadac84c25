import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Ledger } from '../../sim/ledger/ledger.ts';
import { Share } from '../../sim/market/dispute.ts';
import { Market } from '../../sim/market/market.ts';
import { NeedState } from '../../sim/market/need-table.ts';
import { settle } from '../../sim/market/settle.ts';
import { FACT_NAMES } from '../../sim/measure/facts.ts';
import { handTape } from './hand-tape.ts';
import { compiledFrom } from './tiny-study.ts';

const DAY = 86_400;

/** Headquarters are in Shenzhen; the region that comes first by name keeps other hours. */
const WORLD = `
world: ledger
regions: [{ region: Auckland, time_zone: Pacific/Auckland }, { region: Shenzhen }]
products:
  - { product: ads, price: 30000 CNY, of_which_ad_spend: 20000 CNY, cost_of_goods: 50% }
  - { product: website, price: 25000 CNY, cost_of_goods: 40% }
sources: [{ source: website, per_week: 1, cost_per_lead: 100 CNY }]
partners: [{ partner: Ash, home: Shenzhen, capital_cost: 10% }, { partner: Birch, home: Shenzhen }]
headquarters: { home: Shenzhen, customers_pay_after: 14d }
`;

const policy = (settlement: string) => `
policy: pay
allocation: [{ rule: turn, when: anything, give_to: round-robin, within: everywhere }]
customer_protection: { lasts: 60d }
conflicts:
  one-customer-several-partners: { decide: [channel-manager], others_who_worked: 20% of first-order margin }
  grabbing: { decide: [channel-manager], others_who_worked: 10% of first-order margin }
settlement:
${settlement}
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

let market: Market;
/** Second at which a day begins at headquarters; the simulation begins a day before the cut-over. */
const at = (date: string, time = '00:00') =>
  (Date.parse(`${date}T${time}:00+08:00`) - Date.parse('2026-12-31T00:00:00+08:00')) / 1000;

function paidBy(settlement: string): void {
  const study = compiledFrom(
    { 'worlds/ledger.yaml': WORLD, 'policies/pay.yaml': policy(settlement), 'studies/ledger.yaml': STUDY },
    'studies/ledger.yaml',
  );
  market = new Market(study);
  const leads = Array.from({ length: 8 }, (_, i) => ({ time: DAY + i, product: 1 }));
  market.tape = handTape(leads);
  market.clear(study.world.horizon, 8, 8, 8);
  market.book.open(8);
  for (let need = 0; need < 8; need++) market.book.enter(need, true, 0, 0, 1, 1);
  market.customers.policyPlus1.fill(1);
}

/** A contract signed by a party: 0 Ash, 1 Birch, 2 headquarters. */
function sell(party: number, price: number, adSpend: number, signed: number, registered = true): number {
  const { deals, files, needs } = market;
  const need = deals.count;
  const deal = deals.add(price, adSpend);
  const file = files.add();
  files.need[file] = need;
  files.party[file] = party;
  needs.filePlus1[need] = file + 1;
  needs.state[need] = NeedState.won;
  deals.need[deal] = need;
  deals.file[deal] = file;
  deals.party[deal] = party;
  deals.product[deal] = market.tape.needProduct[need];
  deals.registered[deal] = registered ? 1 : 0;
  deals.signedAt[deal] = signed;
  deals.receivedAt[deal] = signed + market.world.payment.receiptLag;
  return deal;
}

/** A party that a dispute left something of a deal. */
function share(deal: number, party: number, kind: number): void {
  const { deals, files, needs } = market;
  const file = files.add();
  const need = deals.need[deal];
  files.need[file] = need;
  files.party[file] = party;
  files.share[file] = kind;
  files.chainPlus1[file] = needs.filePlus1[need];
  needs.filePlus1[need] = file + 1;
}

/** What was posted: from, to, minor units, day and hour at headquarters. */
function settled(): [string, string, number, string][] {
  const post = vi.spyOn(Ledger.prototype, 'post');
  settle(market);
  const { calls } = post.mock;
  post.mockRestore();
  const names = ['customers', 'suppliers', 'staff', 'banks', 'hq', 'owed', 'partner'];
  const parties = market.parties.length;
  const account = (number: number) => {
    const kind = names[Math.floor(number / parties)];
    return kind === 'partner' ? market.parties[number % parties].name : kind;
  };
  const when = (second: number) =>
    new Date(Date.parse('2026-12-31T00:00:00Z') + 1000 * second).toISOString().slice(0, 16).replace('T', ' ');
  return calls.map(([debit, credit, amount, time]) => [account(credit), account(debit), amount, when(time)]);
}

function fact(name: (typeof FACT_NAMES)[number]): number {
  return market.book.facts[FACT_NAMES.indexOf(name) * market.book.buckets.count];
}

const pays = () => settled().filter(([, to]) => to === 'Ash' || to === 'Birch');

describe('a contract', () => {
  beforeEach(() =>
    paidBy('  counted_on: receipts\n  basic_discount: { first_order: 25% }\n  paid: 30d after receipt'),
  );

  test('is paid by the customer after two weeks, the goods with it, and the partner 30 days later', () => {
    sell(0, 2_500_000, 0, at('2027-01-20', '10:30'));
    expect(settled()).toEqual([
      ['customers', 'hq', 2_500_000, '2027-02-03 10:30'],
      ['hq', 'suppliers', 1_000_000, '2027-02-03 10:30'],
      ['hq', 'Ash', 625_000, '2027-03-05 10:30'],
    ]);
    // 44 days at 10 % a year: 625,000 x 0.1 x 44 / 365 = 7,534.2.
    expect(fact('partnerCapitalCost')).toBe(7_534);
    expect(fact('payLagSeconds')).toBe(625_000 * 44 * DAY);
    expect(fact('rebatePaid')).toBe(0);
  });

  test("of headquarters' own team earns no partner anything", () => {
    sell(2, 2_500_000, 0, at('2027-01-20'));
    expect(pays()).toEqual([]);
    expect(fact('revenue')).toBe(2_500_000);
  });
});

describe('pay counted without ad spend', () => {
  test('leaves out what is only passed on, which costs the platform its full amount', () => {
    paidBy('  counted_on: receipts-without-ad-spend\n  basic_discount: { first_order: 20% }');
    market.tape.needProduct.fill(0);
    sell(0, 3_000_000, 2_000_000, at('2027-02-01'));
    expect(pays().map(([, , amount]) => amount)).toEqual([200_000]);
    expect(fact('costOfGoods')).toBe(2_500_000);
  });
});

describe('an unregistered deal', () => {
  test('gets the lower discount', () => {
    paidBy('  counted_on: receipts\n  basic_discount: { first_order: 20%, first_order_unregistered: 10% }');
    sell(0, 1_000_000, 0, at('2027-02-01'), true);
    sell(0, 1_000_000, 0, at('2027-02-01'), false);
    expect(pays().map(([, , amount]) => amount)).toEqual([200_000, 100_000]);
  });
});

const scheme = (mode: string, period: string, steps: string, paid: string) =>
  `{ mode: ${mode}, per: { who: partner, period: ${period} }, steps: ${steps}, paid: ${paid} }`;

describe('pay in steps', () => {
  const steps = '[{ from: 0 CNY, rate: 5% }, { from: 20000 CNY, rate: 10% }]';

  test('for each deal alone comes after its receipt', () => {
    paidBy(
      `  counted_on: receipts\n  basic_discount: { first_order: 0% }\n  commission: ${scheme('marginal', 'deal', steps, '7d after receipt')}`,
    );
    sell(0, 3_000_000, 0, at('2027-02-01'));
    expect(pays()).toEqual([['hq', 'Ash', 200_000, '2027-02-22 00:00']]);
    expect(fact('rebatePaid')).toBe(200_000);
  });

  test('over a quarter counts contracts by their day at headquarters, to the second before midnight', () => {
    paidBy(
      `  counted_on: contracts\n  basic_discount: { first_order: 0% }\n  commission: ${scheme('retroactive', 'quarter', steps, '30d after period')}`,
    );
    sell(0, 1_000_000, 0, at('2027-01-05', '09:00'));
    sell(0, 1_000_000, 0, at('2027-03-31', '23:59'));
    sell(0, 1_000_000, 0, at('2027-04-01', '00:00'));
    // 20,000 CNY in the first quarter reach the second step, which then holds for all of it.
    expect(pays()).toEqual([
      ['hq', 'Ash', 100_000, '2027-05-01 00:00'],
      ['hq', 'Ash', 100_000, '2027-05-01 00:00'],
      ['hq', 'Ash', 50_000, '2027-07-31 00:00'],
    ]);
  });

  test('counted on receipts goes by the day on which the money comes', () => {
    paidBy(
      `  counted_on: receipts\n  basic_discount: { first_order: 0% }\n  phased_rebate: ${scheme('marginal', 'month', steps, '10d after period')}`,
    );
    // Signed in January, paid in February.
    sell(0, 3_000_000, 0, at('2027-01-25'));
    expect(pays()).toEqual([['hq', 'Ash', 200_000, '2027-03-11 00:00']]);
  });

  test('is counted for each partner by itself, and shared over its deals by what they count', () => {
    paidBy(
      `  counted_on: contracts\n  basic_discount: { first_order: 0% }\n  phased_rebate: ${scheme('marginal', 'year', steps, '1d after period')}`,
    );
    sell(0, 1_000_000, 0, at('2027-02-01'));
    sell(1, 1_000_000, 0, at('2027-03-01'));
    sell(0, 3_000_000, 0, at('2027-04-01'));
    // Ash: 5 % of 20,000 and 10 % of 20,000 CNY; a quarter of it for the first deal. Birch: 5 % of 10,000.
    expect(pays()).toEqual([
      ['hq', 'Ash', 75_000, '2028-01-02 00:00'],
      ['hq', 'Ash', 225_000, '2028-01-02 00:00'],
      ['hq', 'Birch', 50_000, '2028-01-02 00:00'],
    ]);
  });
});

describe('a dispute leaves the loser', () => {
  beforeEach(() =>
    paidBy(
      `  counted_on: contracts\n  basic_discount: { first_order: 20% }\n  commission: ${scheme('marginal', 'deal', '[{ from: 0 CNY, rate: 10% }]', '7d after receipt')}`,
    ),
  );
  /** Minor units that Birch, who lost, has of a deal over 10,000 CNY that Ash signed. */
  const of = (kind: number) => {
    share(sell(0, 1_000_000, 0, at('2027-02-01')), 1, kind);
    return pays().reduce((total, [, to, amount]) => total + (to === 'Birch' ? amount : 0), 0);
  };

  test('nothing as a rule', () => {
    expect(of(Share.none)).toBe(0);
  });

  test('half of everything after a split, out of the winner', () => {
    share(sell(0, 1_000_000, 0, at('2027-02-01')), 1, Share.split);
    expect(pays()).toEqual([
      ['hq', 'Birch', 100_000, '2027-03-17 00:00'],
      ['hq', 'Ash', 100_000, '2027-03-17 00:00'],
      ['hq', 'Birch', 50_000, '2027-02-22 00:00'],
      ['hq', 'Ash', 50_000, '2027-02-22 00:00'],
    ]);
  });

  test('half as much on top after second-gets-half', () => {
    expect(of(Share.half)).toBe(150_000);
  });

  test('its part of the first-order margin, and none of the steps, by the kind of dispute', () => {
    expect(of(Share.compensation)).toBe(40_000);
    paidBy('  counted_on: contracts\n  basic_discount: { first_order: 20% }');
    expect(of(Share.compensation + 1)).toBe(20_000);
  });
});
