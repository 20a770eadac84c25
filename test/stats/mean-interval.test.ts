import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { meanInterval } from '../../sim/stats/mean-interval.ts';

describe('interval of a mean', () => {
  // Third row of tests/exp_results/replications.csv of pydesrap_mms, which rounds its data to six decimals.
  test('agrees with the published confidence interval of three replications', () => {
    const { estimate, lo, hi } = meanInterval([9.84238, 10.060424, 9.92509], 0.95);
    expect(estimate).toBeCloseTo(9.942631075035354, 6);
    expect(lo).toBeCloseTo(9.669189396185518, 5);
    expect(hi).toBeCloseTo(10.216072753885191, 5);
  });

  test('of equal observations has no width', () => {
    expect(meanInterval([3, 3, 3], 0.95)).toEqual({
      estimate: 3,
      standardError: 0,
      lo: 3,
      hi: 3,
      degreesOfFreedom: 2,
    });
  });

  test('is refused for a single observation', () => {
    expect(() => meanInterval([1], 0.95)).toThrow('at least two');
  });

  property.prop([
    fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 30 }),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.double({ min: 0.001, max: 1000, noNaN: true }),
  ])('moves and stretches with the unit of the observations', (values, shift, factor) => {
    const plain = meanInterval(values, 0.9);
    const moved = meanInterval(
      values.map((x) => factor * x + shift),
      0.9,
    );
    const tolerance = 1e-9 * (1 + Math.abs(shift) + factor * 1e6);
    expect(Math.abs(moved.lo - (factor * plain.lo + shift))).toBeLessThan(tolerance);
    expect(Math.abs(moved.hi - (factor * plain.hi + shift))).toBeLessThan(tolerance);
  });

  test('is wider at a higher level', () => {
    const values = [1, 2, 4, 7];
    expect(meanInterval(values, 0.99).lo).toBeLessThan(meanInterval(values, 0.95).lo);
  });
});
