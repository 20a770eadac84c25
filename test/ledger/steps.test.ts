import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { stepPay } from '../../sim/ledger/steps.ts';
import { slowStepPay } from '../reference/slow-settlement.ts';

const yuan = 100;
const seed = [
  { from: 0, rate: 0.15 },
  { from: 100_000 * yuan, rate: 0.2 },
];

const schemes = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 0, max: 1e6 })), {
    minLength: 1,
    maxLength: 5,
    selector: ([from]) => from,
  })
  .map((pairs) => pairs.sort(([a], [b]) => a - b).map(([from, parts]) => ({ from, rate: parts / 1e6 })));
const mode = fc.constantFrom('marginal' as const, 'retroactive' as const);

describe('pay by steps', () => {
  test('120,000 at 15 % and, from 100,000, 20 %: 19,000 on slices, 24,000 on everything', () => {
    expect(stepPay('marginal', seed, 120_000 * yuan)).toBe(19_000 * yuan);
    expect(stepPay('retroactive', seed, 120_000 * yuan)).toBe(24_000 * yuan);
  });

  test('sales of 12 million over slabs of 5 and 10 million: 165,000 on slices, 240,000 on everything', () => {
    // The published pair of figures (claimds.com, volume rebates) with 1 %, 1.5 % and 2 %.
    const slabs = [
      { from: 0, rate: 0.01 },
      { from: 5_000_000 * yuan, rate: 0.015 },
      { from: 10_000_000 * yuan, rate: 0.02 },
    ];
    expect(stepPay('marginal', slabs, 12_000_000 * yuan)).toBe(165_000 * yuan);
    expect(stepPay('retroactive', slabs, 12_000_000 * yuan)).toBe(240_000 * yuan);
  });

  test('a step holds from its amount on, itself included', () => {
    expect(stepPay('retroactive', seed, 100_000 * yuan)).toBe(20_000 * yuan);
    expect(stepPay('retroactive', seed, 100_000 * yuan - 1)).toBe(1_500_000);
    expect(stepPay('marginal', seed, 100_000 * yuan)).toBe(15_000 * yuan);
  });

  test('below the first step nothing is paid', () => {
    expect(stepPay('marginal', [{ from: 500, rate: 0.5 }], 499)).toBe(0);
    expect(stepPay('retroactive', [{ from: 500, rate: 0.5 }], 499)).toBe(0);
  });

  law.prop([mode, schemes, fc.integer({ min: 0, max: 1e13 })])(
    'agrees with exact fractions',
    (how, steps, amount) => {
      expect(stepPay(how, steps, amount)).toBe(slowStepPay(how, steps, amount));
    },
  );

  law.prop([mode, schemes])('agrees with exact fractions on and beside every step', (how, steps) => {
    for (const { from } of steps) {
      for (const amount of [Math.max(0, from - 1), from, from + 1]) {
        expect(stepPay(how, steps, amount)).toBe(slowStepPay(how, steps, amount));
      }
    }
  });

  law.prop([schemes, fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 0, max: 1e12 })])(
    'on slices, more sales never pay less',
    (steps, one, other) => {
      const [less, more] = one < other ? [one, other] : [other, one];
      expect(stepPay('marginal', steps, more)).toBeGreaterThanOrEqual(stepPay('marginal', steps, less));
    },
  );
});
