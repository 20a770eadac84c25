import { expect, test } from 'vitest';
import { replicationQuantile } from '../../sim/stats/quantile.ts';

// R: quantile(c(1, 2, 3, 4), 0.1) = 1.3; quantile(c(5, 1, 9, 3, 7), c(.1, .5, .9)) = 1.8, 5, 8.2
test('quantiles interpolate as R and NumPy do by default', () => {
  expect(replicationQuantile([1, 2, 3, 4], 0.1)).toBeCloseTo(1.3, 12);
  expect(replicationQuantile([5, 1, 9, 3, 7], 0.1)).toBeCloseTo(1.8, 12);
  expect(replicationQuantile([5, 1, 9, 3, 7], 0.5)).toBe(5);
  expect(replicationQuantile([5, 1, 9, 3, 7], 0.9)).toBeCloseTo(8.2, 12);
});

test('the observations are left in their order', () => {
  const values = [5, 1, 9];
  replicationQuantile(values, 0.5);
  expect(values).toEqual([5, 1, 9]);
});

test('a quantile of nothing, or beyond all observations, is refused', () => {
  expect(() => replicationQuantile([], 0.5)).toThrow(RangeError);
  expect(() => replicationQuantile([1], 1.1)).toThrow(RangeError);
});
