import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  capitalCost,
  countedAmount,
  countsAtContract,
  dealSchemePay,
  discountPay,
  disputedPay,
  periodPay,
} from '../../sim/ledger/settle.ts';
import type { Settlement, StepScheme } from '../../sim/ledger/terms.ts';
import { slowSplit, slowStepPay } from '../reference/slow-settlement.ts';

const terms: Settlement = {
  countedOn: 'receipt-without-ad-spend',
  discount: 0.25,
  discountUnregistered: 0.1,
  commission: null,
  rebate: null,
  payLag: 0,
};
const quarterly: StepScheme = {
  mode: 'marginal',
  per: 'quarter',
  steps: [
    { from: 10_000_000, rate: 0.03 },
    { from: 30_000_000, rate: 0.05 },
  ],
  paidAfter: 30 * 86_400,
};

describe('pay for a deal', () => {
  test('ad spend is passed on, so nothing is counted on it unless the policy says so', () => {
    expect(countedAmount(terms, 6_000_000, 2_000_000)).toBe(4_000_000);
    expect(countedAmount({ ...terms, countedOn: 'receipt' }, 6_000_000, 2_000_000)).toBe(6_000_000);
    expect(countedAmount({ ...terms, countedOn: 'contract' }, 6_000_000, 2_000_000)).toBe(6_000_000);
    expect(countsAtContract({ ...terms, countedOn: 'contract' })).toBe(true);
    expect(countsAtContract(terms)).toBe(false);
  });

  test('a registered deal and an unregistered one have their own discounts', () => {
    expect(discountPay(terms, 4_000_000, true)).toBe(1_000_000);
    expect(discountPay(terms, 4_000_000, false)).toBe(400_000);
  });

  test('a scheme per deal looks at each deal alone, one per period not at all', () => {
    const perDeal = { ...quarterly, per: 'deal' as const };
    expect(dealSchemePay(perDeal, 12_000_000)).toBe(60_000);
    expect(dealSchemePay(quarterly, 12_000_000)).toBe(0);
    expect(dealSchemePay(null, 12_000_000)).toBe(0);
    expect(periodPay(perDeal, [12_000_000])).toEqual([0]);
  });

  test('half for the second comes on top, a split is shared', () => {
    expect(disputedPay(1001, false, 0.5)).toEqual({ winner: 1001, loser: 500 });
    expect(disputedPay(1001, true, 0.5)).toEqual({ winner: 501, loser: 500 });
    expect(disputedPay(1001, false, 0)).toEqual({ winner: 1001, loser: 0 });
  });
});

describe('pay for a period', () => {
  test('steps look at the sum, and its pay is shared by counted amount', () => {
    // 12 + 24 million: 3 % of 20 million and 5 % of 6 million.
    expect(periodPay(quarterly, [12_000_000, 24_000_000])).toEqual([300_000, 600_000]);
  });

  test('a period without deals pays nothing', () => {
    expect(periodPay(quarterly, [])).toEqual([]);
    expect(periodPay(quarterly, [0, 0])).toEqual([0, 0]);
  });

  law.prop([
    fc.constantFrom('marginal' as const, 'retroactive' as const),
    fc.array(fc.integer({ min: 0, max: 5e9 }), { maxLength: 12 }),
  ])('agrees with exact fractions', (mode, counted) => {
    const sum = counted.reduce((a, b) => a + b, 0);
    const pay = slowStepPay(mode, quarterly.steps, sum);
    expect(periodPay({ ...quarterly, mode }, counted)).toEqual(slowSplit(pay, counted));
  });

  law.prop([fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 6 })])(
    'all money times ten: every share is ten times as much within two units a share',
    (counted) => {
      const once = periodPay(quarterly, counted);
      const steps = quarterly.steps.map(({ from, rate }) => ({ from: from * 10, rate }));
      const tenfold = periodPay(
        { ...quarterly, steps },
        counted.map((each) => each * 10),
      );
      tenfold.forEach((share, i) => {
        expect(Math.abs(share / 10 - once[i])).toBeLessThanOrEqual(2);
      });
    },
  );
});

describe('the cost of waiting', () => {
  test('a year at 12 % costs 12 %, 73 days a fifth of that', () => {
    expect(capitalCost(1_000_000, 0.12, 365 * 86_400)).toBe(120_000);
    expect(capitalCost(1_000_000, 0.12, 73 * 86_400)).toBe(24_000);
    expect(capitalCost(1_000_000, 0.12, 0)).toBe(0);
  });
});
