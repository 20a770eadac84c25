import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  type BroughtLead,
  type Claim,
  type ClaimedOrder,
  type Post,
  payOfRecommenders,
  type RecommenderPay,
} from '../../sim/ledger/recommender-pay.ts';
import {
  CREDITS,
  PAID_LEADS,
  type RecommenderRule,
  type RecommenderTerms,
} from '../../sim/ledger/recommender-terms.ts';
import { slowPayOfRecommenders } from '../reference/slow-recommender-pay.ts';

const DAY = 86_400;
const START = Date.UTC(2027, 0, 1) / 1000;
const NEVER = Number.POSITIVE_INFINITY;
const monthOf = (second: number) => {
  const date = new Date(1000 * (START + second));
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
};

const RULE: RecommenderRule = {
  perLead: { pays: 5000, for: 'effective-leads', atMost: 2 },
  perOrder: { share: 0.1, atMost: 300_000 },
  perPost: { pays: 80_000, atMost: 1 },
  paidAfter: 30 * DAY,
};
const TERMS: RecommenderTerms = {
  credit: 'split',
  broughtPart: 0.7,
  influenced: true,
  window: 90 * DAY,
  takenBackWithin: 60 * DAY,
  rules: [RULE, { ...RULE, perOrder: { share: 0.05, atMost: NEVER } }],
};

const leadOf = (day: number, more: Partial<BroughtLead> = {}): BroughtLead => ({
  recommender: 0,
  type: 0,
  terms: TERMS,
  scheme: 0,
  at: day * DAY,
  effective: true,
  acceptedAt: 0,
  junkAt: 0,
  ...more,
});
const BROUGHT: Claim = { recommender: 0, type: 0, at: 10 * DAY, brought: true };
const EARLIER: Claim = { recommender: 1, type: 1, at: 5 * DAY, brought: false };
const order = (more: Partial<ClaimedOrder> = {}): ClaimedOrder => ({
  terms: TERMS,
  claims: [BROUGHT, EARLIER],
  signedAt: 40 * DAY,
  receivedAt: 50 * DAY,
  counted: 2_000_000,
  refunded: 0,
  refundedAt: NEVER,
  void: false,
  ...more,
});
const amounts = (pays: readonly RecommenderPay[]) =>
  pays.map(({ recommender, amount }) => [recommender, amount]);
const ofOrder = (more: Partial<ClaimedOrder>) => amounts(payOfRecommenders([], [order(more)], [], monthOf));
const withTerms = (more: Partial<RecommenderTerms>) => ofOrder({ terms: { ...TERMS, ...more } });

describe('an order of 20,000 yuan, brought by one who has 10 % and reached before by one who has 5 %', () => {
  test('is split 70 to 30, each part at its own rate', () => {
    expect(ofOrder({})).toEqual([
      [1, 30_000],
      [0, 140_000],
    ]);
  });
  test('is that of who reached the customer first, last, or brought it', () => {
    expect(withTerms({ credit: 'first-touch' })).toEqual([[1, 100_000]]);
    expect(withTerms({ credit: 'last-touch' })).toEqual([[0, 200_000]]);
    expect(withTerms({ credit: 'brought-it' })).toEqual([[0, 200_000]]);
  });
  test('is shared evenly where no rule says whose it is', () => {
    expect(withTerms({ credit: null })).toEqual([
      [1, 50_000],
      [0, 100_000],
    ]);
  });
  test('pays nobody that only influenced it, unless the rules do', () => {
    expect(withTerms({ influenced: false })).toEqual([[0, 200_000]]);
    expect(ofOrder({ terms: { ...TERMS, influenced: false }, claims: [EARLIER] })).toEqual([]);
  });
  test('pays nobody whose touch is older than the window, or later than the order', () => {
    expect(withTerms({ window: 34 * DAY })).toEqual([[0, 200_000]]);
    expect(ofOrder({ claims: [BROUGHT, { ...EARLIER, at: 41 * DAY }] })).toEqual([[0, 200_000]]);
  });
  test('pays no more than the cap, and nothing without money', () => {
    expect(ofOrder({ claims: [BROUGHT], counted: 5_000_000 })).toEqual([[0, 300_000]]);
    expect(ofOrder({ void: true })).toEqual([]);
  });
  test('pays less if it was refunded before the day of pay, and gives back what is refunded soon after', () => {
    const refund = (day: number) =>
      ofOrder({ claims: [BROUGHT], refunded: 2_000_000, refundedAt: day * DAY });
    expect(refund(80)).toEqual([]);
    expect(refund(81)).toEqual([
      [0, 200_000],
      [0, -200_000],
    ]);
    expect(refund(141)).toEqual([[0, 200_000]]);
  });
});

describe('pay for enquiries and posts', () => {
  test('stops at the cap of a calendar month, and begins anew with the next', () => {
    const leads = [1, 2, 3, 31].map((day) => leadOf(day));
    expect(payOfRecommenders(leads, [], [], monthOf).map((pay) => pay.case)).toEqual([0, 1, 3]);
    const posts = [1, 20, 40].map((day): Post => ({ ...leadOf(day) }));
    expect(payOfRecommenders([], [], posts, monthOf).map((pay) => pay.case)).toEqual([0, 2]);
  });
  test('is not for enquiries that do not count', () => {
    expect(payOfRecommenders([leadOf(1, { effective: false })], [], [], monthOf)).toEqual([]);
  });
  test('is taken back for what turns out to be junk in time', () => {
    const junk = (day: number) =>
      amounts(payOfRecommenders([leadOf(1, { junkAt: day * DAY })], [], [], monthOf));
    expect(junk(31)).toEqual([]);
    expect(junk(32)).toEqual([
      [0, 5000],
      [0, -5000],
    ]);
    expect(junk(92)).toEqual([[0, 5000]]);
  });
});

const time = fc.integer({ min: 1, max: 200 }).map((day) => day * DAY);
const seldom = fc.oneof(fc.constant(0), time);
const cap = (of: fc.Arbitrary<number>) => fc.oneof(fc.constant(NEVER), of);
const rate = fc.integer({ min: 0, max: 1_000_000 }).map((millionth) => millionth / 1_000_000);
const anyRule: fc.Arbitrary<RecommenderRule> = fc.record({
  perLead: fc.option(
    fc.record({
      pays: fc.nat(9000),
      for: fc.constantFrom(...PAID_LEADS),
      atMost: cap(fc.integer({ min: 1, max: 3 })),
    }),
  ),
  perOrder: fc.option(fc.record({ share: rate, atMost: cap(fc.integer({ min: 1, max: 900_000 })) })),
  perPost: fc.option(fc.record({ pays: fc.nat(90_000), atMost: cap(fc.integer({ min: 1, max: 3 })) })),
  paidAfter: fc.nat(60).map((days) => days * DAY),
});
const anyTerms: fc.Arbitrary<RecommenderTerms> = fc.record({
  credit: fc.option(fc.constantFrom(...CREDITS)),
  broughtPart: rate,
  influenced: fc.boolean(),
  window: fc.integer({ min: 1, max: 120 }).map((days) => days * DAY),
  takenBackWithin: fc.nat(60).map((days) => days * DAY),
  rules: fc.array(fc.option(anyRule), { minLength: 2, maxLength: 2 }),
});
/** Who it is about, of which type, and under which of two policies. */
const who = fc
  .record({ recommender: fc.nat(2), scheme: fc.nat(1), at: time })
  .map((of) => ({ ...of, type: of.recommender % 2 }));
const anyLead = fc
  .tuple(who, fc.record({ effective: fc.boolean(), acceptedAt: seldom, junkAt: seldom }))
  .map(([of, what]) => ({ ...of, ...what }));
// One bringer at most, and nobody at the same second as another.
const anyClaims: fc.Arbitrary<Claim[]> = fc
  .uniqueArray(
    who.map(({ recommender, type, at }) => ({ recommender, type, at, brought: false })),
    {
      selector: ({ at }) => at,
      maxLength: 4,
    },
  )
  .chain((claims) => fc.nat(4).map((n) => claims.map((claim, i) => ({ ...claim, brought: i === n }))));
const anyOrder: fc.Arbitrary<ClaimedOrder> = fc
  .record({
    terms: anyTerms,
    claims: anyClaims,
    signedAt: time,
    lag: fc.nat(30),
    counted: fc.integer({ min: 1, max: 20_000_000 }),
    refundedPart: fc.double({ min: 0, max: 1, noNaN: true }),
    refundedAfter: fc.option(fc.integer({ min: 1, max: 120 })),
    void: fc.boolean(),
  })
  .map(({ lag, refundedPart, refundedAfter, ...rest }) => {
    const receivedAt = rest.signedAt + lag * DAY;
    return {
      ...rest,
      receivedAt,
      refunded: refundedAfter === null ? 0 : Math.round(rest.counted * refundedPart),
      refundedAt: refundedAfter === null ? NEVER : receivedAt + refundedAfter * DAY,
    };
  });
const inTime = <T extends { at: number }>(list: T[]) => [...list].sort((a, b) => a.at - b.at);
const sorted = (pays: readonly RecommenderPay[]) =>
  pays.map(({ of, case: i, recommender, amount, at }) => `${of} ${i} ${recommender} ${at} ${amount}`).sort();

law.prop(
  [
    fc.tuple(anyTerms, anyTerms),
    fc.array(anyLead, { maxLength: 12 }).map(inTime),
    fc.array(anyOrder, { maxLength: 6 }),
    fc.array(who, { maxLength: 10 }).map(inTime),
  ],
  { numRuns: 2000 },
)('agrees with a slow settlement of the same rules', (policies, enquiries, orders, made) => {
  const leads: BroughtLead[] = enquiries.map((lead) => ({ ...lead, terms: policies[lead.scheme] }));
  const posts: Post[] = made.map((post) => ({ ...post, terms: policies[post.scheme] }));
  const fast = payOfRecommenders(leads, orders, posts, monthOf);
  expect(sorted(fast)).toEqual(sorted(slowPayOfRecommenders(leads, orders, posts, START)));
});

law.prop([fc.array(anyOrder, { maxLength: 8 })])(
  'an order pays nobody without a claim and money, and never more than its counted amount would',
  (orders) => {
    for (const pay of payOfRecommenders([], orders, [], monthOf)) {
      const { claims, counted, void: unpaid } = orders[pay.case];
      expect(unpaid).toBe(false);
      expect(claims.some(({ recommender }) => recommender === pay.recommender)).toBe(true);
      expect(Math.abs(pay.amount)).toBeLessThanOrEqual(counted);
    }
  },
);
