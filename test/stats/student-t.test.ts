import { describe, expect, test } from 'vitest';
import { studentTQuantile, twoSidedT } from '../../sim/stats/student-t.ts';

describe("quantiles of Student's t", () => {
  // Any printed table of the t distribution, e.g. NIST/SEMATECH e-Handbook 1.3.6.7.2, to six decimals as R's qt gives.
  test.each([
    [1, 12.706205],
    [2, 4.302653],
    [4, 2.776445],
    [5, 2.570582],
    [9, 2.262157],
    [10, 2.228139],
    [19, 2.093024],
    [29, 2.04523],
    [99, 1.984217],
  ])('the 0.975 quantile with %i degrees of freedom is %d', (df, expected) => {
    expect(studentTQuantile(0.975, df)).toBeCloseTo(expected, 5);
    expect(twoSidedT(0.95, df)).toBeCloseTo(expected, 5);
  });

  test('the 0.995 quantile with 9 degrees of freedom is 3.249836', () => {
    expect(studentTQuantile(0.995, 9)).toBeCloseTo(3.249836, 5);
  });

  test('is symmetric about 0', () => {
    expect(studentTQuantile(0.025, 9)).toBeCloseTo(-studentTQuantile(0.975, 9), 6);
  });

  test('refuses probabilities and degrees of freedom that mean nothing', () => {
    expect(() => studentTQuantile(0, 9)).toThrow(RangeError);
    expect(() => studentTQuantile(1, 9)).toThrow(RangeError);
    expect(() => studentTQuantile(Number.NaN, 9)).toThrow(RangeError);
    expect(() => studentTQuantile(0.5, 0)).toThrow(RangeError);
  });
});
