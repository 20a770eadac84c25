import { expect, test } from 'vitest';
import {
  expMinusOne,
  gammaKernel,
  incompleteGamma,
  logGamma,
} from '../../../sim/engine/distribution/special-functions.ts';

// All values to 17 digits from mpmath at 40 digits (loggamma, gammainc regularised).

/** Agreement to a relative error. */
function expectClose(actual: number, expected: number, relative: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

test.each([
  [0.001, 6.907178885383853],
  [0.1, 2.252712651734206],
  [0.5, 0.5723649429247001],
  [1.5, -0.12078223763524522],
  [3.7, 1.428072326665388],
  [9.99, 12.779315214350193],
  [10, 12.80182748008147],
  [25, 54.78472939811232],
  [171.5, 709.1431630309282],
  [1e6, 12815504.569147613],
])('logGamma(%d)', (x, expected) => {
  expect(Math.abs(logGamma(x) - expected)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(expected)));
});

test('logGamma vanishes at 1 and 2', () => {
  expect(Math.abs(logGamma(1))).toBeLessThan(1e-14);
  expect(Math.abs(logGamma(2))).toBeLessThan(1e-14);
});

test.each([
  [0.5, 0.01, 0.11246291601828488, 0.8875370839817152],
  [0.5, 2, 0.9544997361036416, 0.04550026389635842],
  [0.01, 1e-5, 0.8963367982671973, 0.1036632017328028],
  [1, 1, 0.6321205588285577, 0.36787944117144233],
  [3.3, 10, 0.9957441119810535, 0.004255888018946457],
  [25, 10, 0.000046949381426799705, 0.9999530506185732],
  [25, 25, 0.5266015314436506, 0.47339846855634937],
  [25, 60, 0.9999998904119288, 1.0958807112599779e-7],
  [1000, 900, 0.0005499022657117829, 0.9994500977342882],
  [1000, 1000, 0.5042052441802155, 0.4957947558197845],
  [1000, 1100, 0.99894067674607, 0.0010593232539299773],
])('incomplete gamma functions at a = %d, x = %d', (a, x, lower, upper) => {
  expectClose(incompleteGamma(a, x, false), lower, 2e-13);
  expectClose(incompleteGamma(a, x, true), upper, 2e-13);
});

test('incomplete gamma functions at their ends', () => {
  expect([incompleteGamma(2, 0, false), incompleteGamma(2, 0, true)]).toEqual([0, 1]);
  const infinity = Number.POSITIVE_INFINITY;
  expect([incompleteGamma(2, infinity, false), incompleteGamma(2, infinity, true)]).toEqual([1, 0]);
});

test('gammaKernel joins its two formulas at shape 10', () => {
  expectClose(gammaKernel(9.999999999999998, 7), gammaKernel(10, 7), 1e-13);
});

test.each([-50, -1, -1e-3, -1e-12, 0, 1e-17, 1e-9, 0.5, 10])(
  'exp(%d) - 1 keeps its relative accuracy',
  (x) => {
    expectClose(expMinusOne(x), Math.expm1(x), 1e-15);
  },
);

test('exp(x) - 1 at its ends', () => {
  expect(expMinusOne(-1000)).toBe(-1);
  expect(expMinusOne(1000)).toBe(Number.POSITIVE_INFINITY);
});
