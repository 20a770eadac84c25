import { describe, expect, test } from 'vitest';
import {
  capitalCost,
  countedAmount,
  countsAtContract,
  discountRate,
  disputedPay,
} from '../../sim/ledger/settle.ts';
import { OrderKind, type Settlement } from '../../sim/ledger/terms.ts';

const terms: Settlement = {
  countedOn: 'receipt-without-ad-spend',
  collectedBy: 'platform',
  remitsAfter: 0,
  discount: 0.25,
  discountUnregistered: 0.1,
  discountUpsell: 0.2,
  discountRenewal: null,
  discountHeldBack: null,
  commission: null,
  rebate: null,
  growth: null,
  milestones: [],
  spiffs: [],
  coop: null,
  perLead: null,
  clawback: null,
  payLag: 0,
};

describe('pay for a deal', () => {
  test('ad spend is passed on, so nothing is counted on it unless the policy says so', () => {
    expect(countedAmount(terms, 6_000_000, 2_000_000)).toBe(4_000_000);
    expect(countedAmount({ ...terms, countedOn: 'receipt' }, 6_000_000, 2_000_000)).toBe(6_000_000);
    expect(countedAmount({ ...terms, countedOn: 'contract' }, 6_000_000, 2_000_000)).toBe(6_000_000);
    expect(countsAtContract({ ...terms, countedOn: 'contract' })).toBe(true);
    expect(countsAtContract(terms)).toBe(false);
  });

  test('each kind of order has its discount, as far as one was agreed', () => {
    expect(discountRate(terms, OrderKind.first, true)).toBe(0.25);
    expect(discountRate(terms, OrderKind.first, false)).toBe(0.1);
    expect(discountRate(terms, OrderKind.upsell, false)).toBe(0.2);
    expect(discountRate(terms, OrderKind.renewal, true)).toBeNull();
  });

  test('half for the second comes on top, a split is shared', () => {
    expect(disputedPay(1001, false, 0.5)).toEqual({ winner: 1001, loser: 500 });
    expect(disputedPay(1001, true, 0.5)).toEqual({ winner: 501, loser: 500 });
    expect(disputedPay(1001, false, 0)).toEqual({ winner: 1001, loser: 0 });
  });
});

describe('the cost of waiting', () => {
  test('a year at 12 % costs 12 %, 73 days a fifth of that', () => {
    expect(capitalCost(1_000_000, 0.12, 365 * 86_400)).toBe(120_000);
    expect(capitalCost(1_000_000, 0.12, 73 * 86_400)).toBe(24_000);
    expect(capitalCost(1_000_000, 0.12, 0)).toBe(0);
  });
});
