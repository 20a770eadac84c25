import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { linearisedRatio, ratioInterval, ratioOfSums } from '../../sim/stats/ratio-of-sums.ts';

const years = fc.array(
  fc.record({ won: fc.integer({ min: 0, max: 500 }), customers: fc.integer({ min: 1, max: 5000 }) }),
  { minLength: 2, maxLength: 40 },
);

describe('ratio of sums', () => {
  test('weights a replication by its denominator', () => {
    expect(ratioOfSums({ numerators: [1, 30], denominators: [10, 100] })).toBe(31 / 110);
  });

  test('is undefined when all denominators are 0', () => {
    const empty = { numerators: [0, 0], denominators: [0, 0] };
    expect(ratioOfSums(empty)).toBeNull();
    expect(linearisedRatio(empty)).toBeNull();
    expect(ratioInterval(empty, 0.95)).toBeNull();
  });

  test('is refused for columns of different length', () => {
    expect(() => ratioOfSums({ numerators: [1], denominators: [1, 2] })).toThrow(RangeError);
  });

  test('has the interval worked out by hand', () => {
    // R = 12/60 = 0.2, z = (2-2, 4-5, 6-5)/20 = (0, -0.05, 0.05), s = 0.05, t(0.975, 2) = 4.302653
    const interval = ratioInterval({ numerators: [2, 4, 6], denominators: [10, 25, 25] }, 0.95)!;
    expect(interval.estimate).toBeCloseTo(0.2, 12);
    expect(interval.standardError).toBeCloseTo(0.05 / Math.sqrt(3), 12);
    expect(interval.hi - interval.estimate).toBeCloseTo((4.302653 * 0.05) / Math.sqrt(3), 6);
  });

  test('with all denominators 1 has the interval of the mean', () => {
    const values = [9.84238, 10.060424, 9.92509];
    const asRatio = ratioInterval({ numerators: values, denominators: [1, 1, 1] }, 0.95)!;
    const asMean = meanInterval(values, 0.95);
    expect(asRatio.lo).toBeCloseTo(asMean.lo, 12);
    expect(asRatio.hi).toBeCloseTo(asMean.hi, 12);
  });

  test('has no interval when a single replication carries all information', () => {
    const oneYear = { numerators: [3, 0, 0], denominators: [10, 0, 0] };
    expect(ratioOfSums(oneYear)).toBe(0.3);
    expect(ratioInterval(oneYear, 0.95)).toBeNull();
  });

  property.prop([years])('has linearised values that sum to 0', (rows) => {
    const z = linearisedRatio({
      numerators: rows.map((row) => row.won),
      denominators: rows.map((row) => row.customers),
    })!;
    expect(Math.abs(z.reduce((total, value) => total + value, 0))).toBeLessThan(1e-9);
  });

  property.prop([years, fc.integer({ min: 2, max: 1000 })])(
    'does not depend on the unit that customers are counted in, but for the ratio itself',
    (rows, factor) => {
      const numerators = rows.map((row) => row.won);
      const denominators = rows.map((row) => row.customers);
      const plain = ratioInterval({ numerators, denominators }, 0.95)!;
      const scaled = ratioInterval({ numerators, denominators: denominators.map((d) => d * factor) }, 0.95)!;
      expect(scaled.lo * factor).toBeCloseTo(plain.lo, 9);
      expect(scaled.hi * factor).toBeCloseTo(plain.hi, 9);
    },
  );
});
