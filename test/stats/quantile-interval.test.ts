import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { quantileInterval } from '../../sim/stats/quantile-interval.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe('interval of a quantile from order statistics', () => {
  /**
   * Median of 10 observations: (x2, x9) has level 1 - 2 (1 + 10)/1024 = 0.978516 and (x3, x8) 0.890625 (David and
   * Nagaraja, Order Statistics, 3rd ed., section 7.1). Between, Hettmansperger and Sheather take
   * (n - k) I / (k + (n - 2k) I) with k = 2, I = (0.978516 - 0.95) / (0.978516 - 0.890625) = 0.324445:
   * 2.595562 / (2 + 1.946669) = 0.657659 of the way from x2 to x3.
   */
  test('of the median is the one of Hettmansperger and Sheather', () => {
    const { estimate, lo, hi } = quantileInterval(upTo(10), 0.5, 0.95)!;
    expect(estimate).toBe(5.5);
    expect(lo).toBeCloseTo(2 + 0.657659, 5);
    expect(hi).toBeCloseTo(9 - 0.657659, 5);
  });

  test('is the order statistics themselves where their level is met exactly', () => {
    const { lo, hi } = quantileInterval(upTo(10), 0.5, 1 - 22 / 1024)!;
    expect(lo).toBeCloseTo(2, 6);
    expect(hi).toBeCloseTo(9, 6);
  });

  test('does not exist where so few observations cannot enclose the quantile', () => {
    expect(quantileInterval(upTo(5), 0.5, 0.95)).toBeNull();
    expect(quantileInterval(upTo(6), 0.5, 0.95)).not.toBeNull();
    expect(quantileInterval(upTo(35), 0.1, 0.95)).toBeNull();
    expect(quantileInterval(upTo(36), 0.1, 0.95)).not.toBeNull();
    expect(quantileInterval(upTo(36), 0.9, 0.95)).not.toBeNull();
  });

  property.prop([
    fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 40, maxLength: 80 }),
    fc.constantFrom(0.1, 0.25, 0.5),
  ])('turned round is the interval of the opposite quantile', (values, p) => {
    const plain = quantileInterval(values, p, 0.9)!;
    const turned = quantileInterval(
      values.map((value) => -value),
      1 - p,
      0.9,
    )!;
    expect(turned.lo).toBeCloseTo(-plain.hi, 6);
    expect(turned.hi).toBeCloseTo(-plain.lo, 6);
  });

  test('is refused for what is no quantile', () => {
    expect(() => quantileInterval([1, 2], 0, 0.95)).toThrow(RangeError);
    expect(() => quantileInterval([1, 2], 0.5, 1)).toThrow(RangeError);
    expect(() => quantileInterval([], 0.5, 0.95)).toThrow(RangeError);
  });
});
