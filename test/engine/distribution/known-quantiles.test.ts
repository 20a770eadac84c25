import { expect, test } from 'vitest';
import { gammaQuantile } from '../../../sim/engine/distribution/gamma.ts';
import { negativeBinomial } from '../../../sim/engine/distribution/negative-binomial.ts';
import { normalCdf, normalQuantile } from '../../../sim/engine/distribution/normal.ts';
import { poisson, poissonQuantile } from '../../../sim/engine/distribution/poisson.ts';

// Continuous ones to 17 digits from mpmath at 40 digits or more, by bisection of the distribution function;
// counts from scipy.stats 1.17 (poisson.ppf, nbinom.ppf).

test.each([
  [0.5, 0],
  [0.6, 0.2533471031357998],
  [0.925, 1.439531470938456],
  [0.926, 1.4466320671589785],
  [0.975, 1.9599639845400543],
  [0.001, -3.0902323061678136],
  [1e-10, -6.361340902404057],
  [1e-16, -8.222082216130435],
  [1e-20, -9.262340089798407],
])('normalQuantile(%d)', (u, expected) => {
  expect(Math.abs(normalQuantile(u) - expected)).toBeLessThanOrEqual(1e-15 * Math.max(1, Math.abs(expected)));
});

test.each([
  [-20, 2.7536241186062337e-89],
  [-8, 6.220960574271784e-16],
  [-3, 0.0013498980316300946],
  [-1, 0.15865525393145705],
  [-0.1, 0.460172162722971],
  [0, 0.5],
  [0.5, 0.6914624612740131],
  [1.96, 0.9750021048517795],
  [5, 0.9999997133484281],
  [8, 0.9999999999999993],
])('normalCdf(%d)', (x, expected) => {
  expect(Math.abs(normalCdf(x) - expected)).toBeLessThanOrEqual(3e-14 * expected);
});

test.each([
  [0.1, 1e-6, 6.0730483624079264e-61],
  [0.1, 0.3, 0.000003586086018410947],
  [0.1, 0.999, 3.3636770117187536],
  [0.5, 0.5, 0.2274682115597864],
  [1, 0.9, Math.LN10],
  [2.5, 1e-9, 0.00040614478283282704],
  [2.5, 0.25, 1.3373014047160816],
  [4, 0.9999999, 23.98623247129999],
  [25, 1e-6, 7.9275314078241585],
  [25, 0.5, 24.66746836698842],
  [25, 0.975, 35.710097593753204],
  [400, 0.01, 354.9484571268853],
  [10000, 0.9, 10128.367373674177],
])('gammaQuantile(%d, %d)', (shape, u, expected) => {
  expect(Math.abs(gammaQuantile(shape, u) / expected - 1)).toBeLessThan(1e-12);
});

test.each([
  [0.1, [0, 0, 1, 4]],
  [3, [0, 3, 7, 14]],
  [25, [11, 25, 35, 52]],
  [900, [809, 900, 959, 1046]],
  [100_000, [99_024, 100_000, 100_620, 101_507]],
])('Poisson quantiles at mean %d', (mean, expected) => {
  const probabilities = [0.001, 0.5, 0.975, 0.999999];
  const table = poisson(mean);
  expect(probabilities.map((u) => table.quantile(u))).toEqual(expected);
  expect(probabilities.map((u) => poissonQuantile(mean, u))).toEqual(expected);
});

test.each([
  [3, 25, [0, 3, 7, 16]],
  [40, 25, [14, 39, 62, 104]],
  [10, 0.5, [0, 4, 51, 245]],
])('negative binomial quantiles at mean %d and shape %d', (mean, shape, expected) => {
  const distribution = negativeBinomial(mean, shape);
  expect([0.001, 0.5, 0.975, 0.999999].map((u) => distribution.quantile(u))).toEqual(expected);
});
