import { fc, test as law } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { payByRoles } from '../../sim/ledger/role-split.ts';
import { Market } from '../../sim/market/market.ts';
import { NeedState } from '../../sim/market/need-table.ts';
import { settle } from '../../sim/market/settle.ts';
import { slowMillionths, slowSplit } from '../reference/slow-settlement.ts';
import { handTape } from './hand-tape.ts';
import { compiledFrom } from './tiny-study.ts';

/** Shares in whole hundredths of a per cent that add up to 1. */
const shares = fc
  .tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }))
  .map(([a, b]) => {
    const [less, more] = [Math.min(a, b), Math.max(a, b)];
    return {
      receives: less / 10_000,
      develops: (more - less) / 10_000,
      maintains: (10_000 - more) / 10_000,
    };
  });
type Shares = typeof shares extends fc.Arbitrary<infer T> ? T : never;

function slowly(pay: number, { receives, develops, maintains }: Shares): number[] {
  const weights = [receives, develops, maintains].map((share) => Number(slowMillionths(share)));
  return slowSplit(pay, weights);
}

law.prop([fc.integer({ min: 0, max: 1e12 }), shares])(
  'pay by roles is whole, adds up, and agrees with exact fractions',
  (pay, split) => {
    const parts = payByRoles(pay, split);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(pay);
    expect(parts).toEqual(slowly(pay, split));
  },
);

test('three thirds of a yuan are 34, 33 and 33 fen', () => {
  expect(payByRoles(100, { receives: 0.333334, develops: 0.333333, maintains: 0.333333 })).toEqual([
    34, 33, 33,
  ]);
});

const WORLD = `
world: ledger
regions: [{ region: Shenzhen }]
products: [{ product: website, price: 25000 CNY, of_which_ad_spend: 5000 CNY }]
sources: [{ source: website, per_week: 1 }]
partners: [{ partner: Ash, home: Shenzhen }, { partner: Birch, home: Shenzhen }, { partner: Cedar, home: Shenzhen }]
headquarters: { home: Shenzhen, customers_pay_after: 14d }
hand_offs: {}
payments: { refunded: 0% }
`;
const POLICY = `
policy: pay
allocation: [{ rule: turn, when: anything, give_to: round-robin }]
roles: { develops: [{ rule: all, when: anything, give_to: round-robin }] }
settlement:
  counted_on: receipts
  basic_discount: { first_order: 25%, held_back: 20% until go-live }
  split_when_roles_differ: { receives: 20%, develops: 70%, maintains: 10% }
  commission: { mode: marginal, per: { who: partner, period: deal }, steps: [{ from: 0 CNY, rate: 3% }, { from: 10000 CNY, rate: 5% }], paid: 9d after receipt }
  clawback: { within: 400d, how: pay-back }
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
const study = compiledFrom(
  { 'worlds/ledger.yaml': WORLD, 'policies/pay.yaml': POLICY, 'studies/ledger.yaml': STUDY },
  'studies/ledger.yaml',
);
const DAY = 86_400;
const HQ = 3;

interface Signed {
  readonly split: Shares | null;
  readonly price: number;
  readonly party: number;
  readonly receiver: number;
  readonly maintainer: number;
  readonly refunded: boolean;
}

/** What the platform pays for one contract and what it takes back, in order; the balances of all; what sums say. */
function settled({ split, price, party, receiver, maintainer, refunded }: Signed) {
  const [policy] = study.policies;
  const market = new Market({
    ...study,
    policies: [{ ...policy, roles: { ...policy.roles, split } }],
  });
  market.tape = handTape([{ time: DAY }]);
  market.clear(study.world.horizon, 1, 1, 1);
  market.book.open(1);
  market.book.enter(0, true, 0, 0, 0, 0);
  market.customers.policyPlus1.fill(1);
  const { deals, files, needs } = market;
  const file = files.add();
  files.party[file] = party;
  needs.filePlus1[0] = file + 1;
  needs.state[0] = NeedState.won;
  const deal = deals.add(price, Math.floor(price / 5));
  deals.party[deal] = party;
  deals.file[deal] = file;
  deals.registered[deal] = 1;
  deals.signedAt[deal] = 2 * DAY;
  deals.receivedAt[deal] = 16 * DAY;
  deals.goLiveAt[deal] = 20 * DAY;
  if (receiver !== party) deals.receiverPlus1[deal] = receiver + 1;
  if (maintainer !== party) deals.maintainerPlus1[deal] = maintainer + 1;
  if (refunded) deals.refundedAt[deal] = 100 * DAY;
  const paid: { party: number; amount: number; at: number }[] = [];
  const { ledger, partnerPay } = settle(market, undefined, undefined, {
    notePay: (to, amount, _, at) => paid.push({ party: to, amount, at }),
  });
  expect(ledger.total()).toBe(0);
  expect(ledger.balanceOf('partner')).toBe(partnerPay);
  const balances = [0, 1, 2].map((each) => ledger.balance(ledger.account('partner', each)));
  return { paid, balances };
}

const contract = fc.record({
  split: shares,
  price: fc.integer({ min: 0, max: 1e8 }),
  party: fc.integer({ min: 0, max: HQ }),
  receiver: fc.integer({ min: 0, max: HQ }),
  maintainer: fc.integer({ min: 0, max: HQ }),
  refunded: fc.boolean(),
});

law.prop([contract], { numRuns: 300 })(
  'every payment for a first order is shared by roles as exact fractions say, and headquarters keeps its own part',
  (signed) => {
    // Without a split all of it is for who signs; where that is headquarters a partner in its place shows how much it is.
    const whole = settled({ ...signed, split: null });
    const { paid, balances } = settled(signed);
    if (signed.party === HQ) return;
    const expected = whole.paid.flatMap(({ amount, at }) => {
      const [received, closed, kept] = slowly(amount, signed.split);
      const roles = [
        [signed.receiver, received],
        [signed.maintainer, kept],
        [signed.party, closed],
      ] as const;
      return roles.map(([party, part]) => ({ party, amount: part, at }));
    });
    for (const party of [0, 1, 2]) {
      const sumOf = (all: typeof paid) =>
        all.reduce((sum, each) => sum + (each.party === party ? each.amount : 0), 0);
      expect(sumOf(paid)).toBe(sumOf(expected));
      if (!signed.refunded) expect(balances[party]).toBe(sumOf(expected));
    }
    if ([signed.receiver, signed.maintainer].includes(HQ)) return;
    // What is taken back is what was paid, whoever has it.
    const sum = (amounts: readonly number[]) => amounts.reduce((all, each) => all + each, 0);
    expect(sum(balances)).toBe(sum(whole.balances));
  },
);

test('a partner that received a customer has its part of what the direct team of headquarters sells to it', () => {
  const split = { receives: 0.2, develops: 0.7, maintains: 0.1 };
  const { balances } = settled({
    split,
    price: 2_500_000,
    party: HQ,
    receiver: 0,
    maintainer: 1,
    refunded: false,
  });
  // 25 % of 25,000 CNY are 6,250 CNY; a team of headquarters earns no commission that others could have a part of.
  expect(balances).toEqual([125_000, 62_500, 0]);
});
