import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { roundHalfEven, timesRate } from '../../sim/ledger/rounding.ts';
import { slowMillionths, slowRound } from '../reference/slow-settlement.ts';

const amount = fc.integer({ min: 0, max: 1e15 });
const rate = fc.integer({ min: 0, max: 1e6 }).map((parts) => parts / 1e6);

describe('rounding money', () => {
  test('a half goes to the even neighbour, on both sides of zero', () => {
    expect([0.5, 1.5, 2.5, -0.5, -1.5, 2.4, 2.6].map(roundHalfEven)).toEqual([0, 2, 2, 0, -2, 2, 3]);
  });

  test('a rate that has no exact binary form still gives the exact amount', () => {
    // 0.07 * 150 is 10.500000000000002 in binary; in money it is 10.50, which goes to 10.
    expect(timesRate(150, 0.07)).toBe(10);
    expect(timesRate(250, 0.07)).toBe(18);
  });

  law.prop([amount, rate])('agrees with exact fractions for amounts up to 10^15', (money, share) => {
    const exact = slowRound(BigInt(money) * slowMillionths(share), 1_000_000n);
    expect(timesRate(money, share)).toBe(Number(exact));
  });

  law.prop([amount])('all of it is all of it, and nothing is nothing', (money) => {
    expect(timesRate(money, 1)).toBe(money);
    expect(timesRate(money, 0)).toBe(0);
  });
});
