import { describe, expect, test, vi } from 'vitest';
import { Ledger } from '../../sim/ledger/ledger.ts';
import { Market } from '../../sim/market/market.ts';
import { NeedState } from '../../sim/market/need-table.ts';
import { settle } from '../../sim/market/settle.ts';
import { handTape } from './hand-tape.ts';
import { compiledFrom } from './tiny-study.ts';

const DAY = 86_400;
const JANUARY = 10 * DAY;
const MAY = 130 * DAY;

const WORLD = `
world: offers
regions: [{ region: Shenzhen }]
products: [{ product: site, modules: [a, b], price: 10000 CNY, cost_of_goods: 40% }]
sources: [{ source: website, per_week: 1 }]
partners: [{ partner: Ash, home: Shenzhen }, { partner: Birch, home: Shenzhen }]
quotation: { mis_scoping: { overrun: 20% } }
discounts: {}
`;

const POLICY = `
policy: offers
allocation: [{ rule: turn, when: anything, give_to: round-robin, within: everywhere }]
quotation: [{ rule: all, when: anything, mode: basic-quotation, lowest: 95% of list }]
mis_scoped_costs: { partner_bears: 50% of overrun }
discounts: { borne_by: partner }
conflicts: { undercutting: { audited: 100%, sanction: no-pay-for-the-deal } }
settlement:
  counted_on: receipts
  basic_discount: { first_order: 25% }
  commission: { mode: marginal, per: { who: partner, period: month }, steps: [{ from: 0 CNY, rate: 5% }], paid: 1d after period }
`;

const STUDY = `
study: offers
world: offers
running_business: { under: offers, for: 1d }
cut_over: { on: 2027-01-01 }
policies: [offers]
cohort_until: 2027-10-01
follow_up: 1w
`;

interface HandDeal {
  readonly party?: number;
  readonly at?: number;
  /** Discount in per cent, and what was found or scoped wrongly. */
  readonly discount?: number;
  readonly found?: boolean;
  readonly misScoped?: boolean;
  readonly level?: number;
}

/** What each partner was paid in all for deals of 10,000 CNY at list price, in CNY; and the balance of the ledger. */
function paid(list: readonly HandDeal[], policy = POLICY) {
  const m = new Market(
    compiledFrom(
      { 'worlds/offers.yaml': WORLD, 'policies/offers.yaml': policy, 'studies/offers.yaml': STUDY },
      'studies/offers.yaml',
    ),
  );
  m.tape = handTape(list.map((_, i) => ({ time: DAY + i, value: 1_000_000 })));
  m.clear(m.world.horizon, list.length, list.length, list.length);
  m.book.open(list.length);
  m.customers.policyPlus1.fill(1);
  for (const [need, deal] of list.entries()) {
    const price = Math.round(1_000_000 * (1 - (deal.discount ?? 0) / 100));
    const row = m.deals.add(price, 0);
    const file = m.files.add();
    m.files.need[file] = need;
    m.files.party[file] = deal.party ?? 0;
    m.needs.filePlus1[need] = file + 1;
    m.needs.state[need] = NeedState.won;
    m.quotes.reach(file);
    m.quotes.sent[file] = 1;
    m.quotes.level[file] = deal.level ?? 0;
    m.quotes.discount[file] = 100 * (deal.discount ?? 0);
    m.quotes.found[file] = deal.found ? 1 : 0;
    m.quotes.misScoped[file] = deal.misScoped ? 1 : 0;
    m.deals.need[row] = need;
    m.deals.file[row] = file;
    m.deals.party[row] = deal.party ?? 0;
    m.deals.signedAt[row] = deal.at ?? JANUARY;
    m.deals.receivedAt[row] = (deal.at ?? JANUARY) + DAY;
  }
  const post = vi.spyOn(Ledger.prototype, 'post');
  const { ledger } = settle(m);
  const goods = post.mock.calls
    .filter(([debit]) => debit === ledger.account('suppliers'))
    .reduce((sum, [, , amount]) => sum + amount, 0);
  post.mockRestore();
  return {
    ash: ledger.balance(ledger.account('partner', 0)) / 100,
    birch: ledger.balance(ledger.account('partner', 1)) / 100,
    goods: goods / 100,
    total: ledger.total(),
  };
}

describe('a discount', () => {
  test('comes out of what the partner keeps: headquarters gets what it would have got at list price', () => {
    expect(paid([{}])).toMatchObject({ ash: 2500 + 500, total: 0 });
    // 25 % of the list price less 800, and 5 % commission on what the customer pays.
    expect(paid([{ discount: 8 }])).toMatchObject({ ash: 2500 - 800 + 460, total: 0 });
  });

  test('lowers what both get where both bear it', () => {
    const both = POLICY.replace('borne_by: partner', 'borne_by: both');
    expect(paid([{ discount: 8 }], both)).toMatchObject({ ash: 2300 + 460, total: 0 });
  });

  test('never makes a partner pay for having sold', () => {
    expect(paid([{ discount: 28 }])).toMatchObject({ ash: 360, total: 0 });
  });
});

describe('a price below the lowest that was found', () => {
  const sanction = (word: string) => POLICY.replace('no-pay-for-the-deal', word);

  test('costs the pay for the deal, or nothing but a warning, as the policy says', () => {
    const deals = [{ discount: 10, found: true }, { discount: 10 }];
    const fair = 2500 - 1000;
    const commission = 2 * 450;
    expect(paid(deals).ash).toBe(fair + commission);
    expect(paid(deals, sanction('warning')).ash).toBe(2 * fair + commission);
  });

  test('costs the steps of that quarter, of that partner and of no other', () => {
    const deals = [{ discount: 10, found: true }, { at: JANUARY + DAY }, { at: MAY }, { party: 1 }];
    const { ash, birch } = paid(deals, sanction('no-rebate-this-quarter'));
    expect(ash).toBe(1500 + 2500 + (2500 + 500));
    expect(birch).toBe(2500 + 500);
  });
});

describe('an order that was scoped wrongly', () => {
  test('costs more, half of it at the cost of a partner that quoted alone', () => {
    const { ash, goods, total } = paid([{ misScoped: true }]);
    const overrun = goods - 4000;
    expect(overrun).toBeGreaterThanOrEqual(1000);
    expect(overrun).toBeLessThanOrEqual(3000);
    expect(ash).toBeCloseTo(3000 - overrun / 2, 1);
    expect(total).toBe(0);
  });

  test('is the affair of headquarters where it was part of the proposal', () => {
    expect(paid([{ misScoped: true, level: 2 }]).ash).toBe(3000);
  });
});
