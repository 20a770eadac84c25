import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { bestDiscount, type DiscountChoice, expectedGain } from '../../sim/market/discount-choice.ts';
import { logit } from '../../sim/market/odds.ts';

/** A partner that keeps 25 %, sells in one of four cases, and has no rival, no wish and no limit. */
const PLAIN: DiscountChoice = {
  logOdds: logit(0.25),
  sensitivity: 2.34,
  rate: 0.25,
  shared: false,
  wish: 0,
  rival: 0,
  rivalDiscount: 0,
  allowed: 1,
  fearedLoss: 0,
  deepest: 0.25,
};

const share = (max: number) => fc.double({ min: 0, max, noNaN: true });
const anyChoice = fc.record({
  logOdds: fc.double({ min: -4, max: 2, noNaN: true }),
  sensitivity: share(12),
  rate: share(0.5),
  shared: fc.boolean(),
  wish: share(0.3),
  rival: share(1),
  rivalDiscount: share(0.3),
  allowed: share(0.4),
  fearedLoss: share(0.5),
  deepest: share(0.4),
});

describe('a partner picks its discount', () => {
  test('and gives none to a customer who hardly feels the price', () => {
    expect(bestDiscount(PLAIN)).toBe(0);
  });

  test('as the first-order condition says, where there is no rival', () => {
    // d ln P / dd = (1 - p) s / (1 - d) equals 1 / (rate - d) where the gain is largest.
    const choice = { ...PLAIN, sensitivity: 8 };
    const best = bestDiscount(choice);
    const slope = (d: number) => {
      const p = 1 / (1 + Math.exp(-(choice.logOdds - 8 * Math.log(1 - d))));
      return ((1 - p) * 8) / (1 - d) - 1 / (0.25 - d);
    };
    expect(best).toBeGreaterThan(0.05);
    expect(slope(best - 0.01)).toBeGreaterThan(0);
    expect(slope(best + 0.01)).toBeLessThan(0);
  });

  test('deeper where the platform pays most of it: then it goes as far as it may', () => {
    expect(bestDiscount({ ...PLAIN, shared: true, deepest: 0.2 })).toBeCloseTo(0.2, 12);
  });

  test('deeper against a rival, and deeper still against a cheaper one', () => {
    const keen = { ...PLAIN, sensitivity: 6 };
    const alone = bestDiscount(keen);
    const two = bestDiscount({ ...keen, rival: 1 });
    const cheaper = bestDiscount({ ...keen, rival: 1, rivalDiscount: 0.15 });
    expect(two).toBeGreaterThan(alone);
    expect(cheaper).toBeGreaterThan(two);
  });

  test('no deeper than it may where what it fears to lose is more than the sale is worth', () => {
    const tempted = { ...PLAIN, sensitivity: 10, allowed: 0.05 };
    expect(bestDiscount(tempted)).toBeGreaterThan(0.05);
    expect(bestDiscount({ ...tempted, fearedLoss: 0.25 })).toBeLessThanOrEqual(0.05);
  });

  law.prop([anyChoice])('and no other whole per cent promises more', (choice) => {
    const best = bestDiscount(choice);
    expect(best).toBeGreaterThanOrEqual(0);
    expect(best).toBeLessThanOrEqual(choice.deepest + 1e-9);
    for (let percent = 0; percent / 100 <= choice.deepest; percent++) {
      expect(expectedGain(choice, percent / 100)).toBeLessThanOrEqual(expectedGain(choice, best) + 1e-9);
    }
  });

  law.prop([anyChoice, share(0.3)])(
    'and the more it fears, the less often it goes beyond what is allowed',
    (choice, more) => {
      const feared = { ...choice, fearedLoss: choice.fearedLoss + more };
      if (bestDiscount(choice) <= choice.allowed)
        expect(bestDiscount(feared)).toBeLessThanOrEqual(choice.allowed + 1e-9);
    },
  );

  law.prop([anyChoice, share(0.2)])(
    'never smaller when a rival that is sure to be there is cheaper, without a limit',
    (choice, more) => {
      const against = { ...choice, rival: 1, allowed: 1 };
      const cheaper = { ...against, rivalDiscount: against.rivalDiscount + more };
      expect(bestDiscount(cheaper)).toBeGreaterThanOrEqual(bestDiscount(against) - 1e-9);
    },
  );

  law.prop([anyChoice, share(0.2)])(
    'never smaller when winning is worth more to it, without a rival or a limit',
    (choice, more) => {
      const free = { ...choice, rival: 0, allowed: 1 };
      expect(bestDiscount({ ...free, wish: free.wish + more })).toBeGreaterThanOrEqual(
        bestDiscount(free) - 1e-9,
      );
    },
  );
});
