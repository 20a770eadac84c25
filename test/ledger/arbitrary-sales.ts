import { fc } from '@fast-check/vitest';
import type { Sale } from '../../sim/ledger/sale.ts';
import type { Settlement, StepScheme } from '../../sim/ledger/terms.ts';

/** Random contracts and sales. Amounts meet steps exactly more often than by chance. */

const DAY = 86_400;
/** Second 0 of random sales, midnight UTC. */
export const START = Date.UTC(2027, 0, 1) / 1000;

const ROUND = [1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000];
const money = fc.oneof(fc.constantFrom(...ROUND), fc.integer({ min: 1, max: 30_000_001 }));
const rate = fc.integer({ min: 0, max: 400_000 }).map((millionths) => millionths / 1_000_000);
const period = fc.constantFrom('month' as const, 'quarter' as const, 'year' as const);
const kinds = fc.integer({ min: 1, max: 7 });
const lag = fc.constantFrom(0, 7 * DAY, 30 * DAY, 100 * DAY);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const heldBack = maybe(
  fc.record({
    share: fc.constantFrom(0.2, 0.333333, 1),
    until: fc.constantFrom('go-live' as const, 'clawback-ends' as const),
  }),
);

const scheme: fc.Arbitrary<StepScheme> = fc.record({
  mode: fc.constantFrom('marginal' as const, 'retroactive' as const),
  per: fc.oneof(fc.constant('deal' as const), period),
  steps: fc
    .uniqueArray(fc.oneof(fc.constantFrom(0, ...ROUND), money), { minLength: 1, maxLength: 4 })
    .chain((froms) =>
      fc
        .array(rate, { minLength: froms.length, maxLength: froms.length })
        .map((rates) => [...froms].sort((a, b) => a - b).map((from, i) => ({ from, rate: rates[i] }))),
    ),
  paidAfter: lag,
  counts: kinds,
  heldBack,
  atMost: fc.constantFrom(Number.POSITIVE_INFINITY, 100_000, 1_000_000),
  atLeast: fc.constantFrom(0, 0, 50_000),
});

const terms: fc.Arbitrary<Settlement> = fc.record({
  countedOn: fc.constantFrom('contract' as const, 'receipt' as const, 'receipt-without-ad-spend' as const),
  collectedBy: fc.constantFrom('platform' as const, 'partner' as const),
  remitsAfter: lag,
  discount: rate,
  discountUnregistered: rate,
  discountUpsell: maybe(rate),
  discountRenewal: maybe(rate),
  discountHeldBack: heldBack,
  commission: maybe(scheme),
  rebate: maybe(scheme),
  growth: maybe(
    fc.record({
      per: period,
      over: fc.constantFrom('previous-period' as const, 'same-period-last-year' as const),
      rate,
      counts: kinds,
      paidAfter: lag,
    }),
  ),
  milestones: fc.array(
    fc
      .record({ per: period, inMoney: fc.boolean(), small: fc.integer({ min: 1, max: 4 }), large: money })
      .chain(({ per, inMoney, small, large }) =>
        fc.record({
          per: fc.constant(per),
          inMoney: fc.constant(inMoney),
          target: fc.constant(inMoney ? large : small),
          counts: kinds,
          pays: fc.integer({ min: 1, max: 500_000 }),
          paidAfter: lag,
        }),
      ),
    { maxLength: 2 },
  ),
  spiffs: fc.array(
    fc.record({
      products: fc.constantFrom(0, 1, 2),
      counts: kinds,
      from: fc.constantFrom(0, 90 * DAY),
      until: fc.constantFrom(120 * DAY, 500 * DAY),
      pays: fc.integer({ min: 1, max: 100_000 }),
      paidAfter: lag,
    }),
    { maxLength: 2 },
  ),
  coop: maybe(
    fc.record({
      per: period,
      rate,
      counts: kinds,
      covers: fc.constantFrom(0.5, 0.75, 1),
      proof: fc.boolean(),
      paidAfter: lag,
    }),
  ),
  perLead: fc.constant(null),
  clawback: maybe(
    fc.record({
      within: fc.constantFrom(30 * DAY, 90 * DAY, 400 * DAY),
      share: fc.constantFrom(1, 0.5, 0.333333),
      how: fc.constantFrom('pay-back' as const, 'carry-forward' as const),
    }),
  ),
  payLag: lag,
});

/** A few policies, and sales under them over two years. */
export const arbitrarySales: fc.Arbitrary<Sale[]> = fc
  .array(terms, { minLength: 1, maxLength: 2 })
  .chain((contracts) =>
    fc.array(
      fc
        .record({
          scheme: fc.integer({ min: 0, max: contracts.length - 1 }),
          party: fc.integer({ min: 0, max: 1 }),
          kind: fc.integer({ min: 0, max: 2 }),
          product: fc.integer({ min: 0, max: 1 }),
          counted: money,
          discount: rate,
          given: fc.constantFrom(0, 0, 1, 100_000),
          losesSteps: fc.constantFrom(false, false, false, true),
          // The last second of a month, and the first of the next, are met more often than by chance.
          signedAt: fc.oneof(
            fc.integer({ min: 0, max: 720 * DAY }),
            fc.constantFrom(31 * DAY - 1, 31 * DAY, 90 * DAY - 1, 90 * DAY),
          ),
          pays: fc.constantFrom(0, 14 * DAY),
          goesLive: fc.constantFrom(0, 30 * DAY, 200 * DAY),
          refund: maybe(
            fc.record({ after: fc.integer({ min: 1, max: 300 * DAY }), part: fc.constantFrom(1, 2, 7) }),
          ),
          void: fc.constantFrom(false, false, false, true),
          ownTeam: fc.constantFrom(false, false, false, false, true),
        })
        .map(({ scheme: number, pays, goesLive, refund, ...sale }): Sale => {
          const receivedAt = sale.signedAt + pays;
          return {
            ...sale,
            scheme: number,
            party: sale.ownTeam ? 2 : sale.party,
            terms: contracts[number],
            receivedAt,
            goLiveAt: receivedAt + goesLive,
            refundedAt: refund === null ? Number.POSITIVE_INFINITY : receivedAt + refund.after,
            refunded: refund === null ? 0 : Math.ceil(sale.counted / refund.part),
          };
        }),
      { maxLength: 14 },
    ),
  );
