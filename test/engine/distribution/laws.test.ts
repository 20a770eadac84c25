import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { bernoulli, bernoulliQuantile } from '../../../sim/engine/distribution/bernoulli.ts';
import { discrete } from '../../../sim/engine/distribution/discrete.ts';
import type { Distribution } from '../../../sim/engine/distribution/distribution.ts';
import { empirical } from '../../../sim/engine/distribution/empirical.ts';
import { exponential, exponentialQuantile } from '../../../sim/engine/distribution/exponential.ts';
import { gamma } from '../../../sim/engine/distribution/gamma.ts';
import { lognormal, lognormalQuantile } from '../../../sim/engine/distribution/lognormal.ts';
import { meanOfQuantile } from '../../../sim/engine/distribution/mean-of-quantile.ts';
import { mixture } from '../../../sim/engine/distribution/mixture.ts';
import { negativeBinomial } from '../../../sim/engine/distribution/negative-binomial.ts';
import { normal } from '../../../sim/engine/distribution/normal.ts';
import { poisson } from '../../../sim/engine/distribution/poisson.ts';
import { shifted } from '../../../sim/engine/distribution/shifted.ts';
import { triangular, triangularQuantile } from '../../../sim/engine/distribution/triangular.ts';
import { truncated } from '../../../sim/engine/distribution/truncated.ts';
import { uniform } from '../../../sim/engine/distribution/uniform.ts';
import { weibull, weibullQuantile } from '../../../sim/engine/distribution/weibull.ts';
import { draw } from '../../../sim/engine/draw.ts';

const continuous: [string, Distribution][] = [
  ['exponential', exponential(3)],
  ['normal', normal(-2, 5)],
  ['lognormal', lognormal(15, 1.42)],
  ['Weibull of shape 0.5', weibull(0.5, 3.3)],
  ['Weibull of shape 2', weibull(2, 0.1)],
  ['gamma of shape 0.3', gamma(0.3, 2)],
  ['gamma of shape 25', gamma(25, 0.04)],
  ['triangular', triangular(1, 2, 5)],
  ['triangular with its mode at the end', triangular(1, 5, 5)],
  ['uniform', uniform(-1, 4)],
  ['empirical', empirical([3, 1, 4, 1, 5, 9, 2, 6])],
  ['shifted', shifted(exponential(1), 10)],
  ['truncated on both sides', truncated(normal(0, 1), -1, 2.5)],
  ['truncated above', truncated(lognormal(1, 1), Number.NEGATIVE_INFINITY, 5)],
  ['truncated below', truncated(normal(0, 1), 1, Number.POSITIVE_INFINITY)],
  ['mixture', mixture([exponential(1), normal(10, 1)], [3, 1])],
];

const discreteOnes: [string, Distribution][] = [
  ['Bernoulli', bernoulli(0.3)],
  ['discrete', discrete([-1, 0.5, 7], [1, 0, 3])],
  ['Poisson of mean 0.2', poisson(0.2)],
  ['Poisson of mean 40', poisson(40)],
  ['negative binomial', negativeBinomial(12, 0.7)],
  ['mixture of counts', mixture([poisson(3), shifted(bernoulli(0.5), 10)], [1, 1])],
];

const all = [...continuous, ...discreteOnes];
const open = fc
  .tuple(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), fc.nat())
  .map(([key, k]) => draw(1, key, 0, k));

describe.each(all)('the %s distribution', (_name, distribution) => {
  law.prop([open, open])('has quantiles that increase with u and are finite', (u, v) => {
    const [x, y] = [distribution.quantile(Math.min(u, v)), distribution.quantile(Math.max(u, v))];
    expect(Number.isFinite(x)).toBe(true);
    expect(y).toBeGreaterThanOrEqual(x);
  });

  test('stays finite and in order at the ends of the open interval', () => {
    const ends = [2 ** -53, 1 - 2 ** -53].map((u) => distribution.quantile(u));
    expect(ends.every(Number.isFinite)).toBe(true);
    expect(ends[0]).toBeLessThan(ends[1]);
  });

  law.prop([open])('has the quantile as the smallest value with F(x) >= u', (u) => {
    const x = distribution.quantile(u);
    expect(distribution.cdf(x)).toBeGreaterThanOrEqual(u - 1e-12);
    expect(distribution.cdf(x - 1e-9 * Math.max(1, Math.abs(x)))).toBeLessThanOrEqual(u + 1e-7);
  });

  test('has the mean it says, in 2 x 10^4 draws within four standard errors', () => {
    const n = 20_000;
    let sum = 0;
    let squares = 0;
    for (let k = 0; k < n; k++) {
      const x = distribution.quantile(draw(2, 20270104, 0, k));
      sum += x;
      squares += x * x;
    }
    const error = Math.sqrt((squares / n - (sum / n) ** 2) / n);
    expect(Math.abs(sum / n - distribution.mean)).toBeLessThan(4 * error);
  });
});

test.each(continuous)(
  'the mean of the %s distribution is the integral of its quantiles',
  (_name, distribution) => {
    const scale = Math.max(Math.abs(distribution.mean), Math.abs(distribution.quantile(0.9)));
    // The empirical one and the mixture have kinks inside.
    expect(Math.abs(meanOfQuantile(distribution.quantile) - distribution.mean)).toBeLessThan(2e-4 * scale);
  },
);

law.prop([open])('plain functions for hot loops give the same as the distributions', (u) => {
  expect(bernoulliQuantile(0.3, u)).toBe(bernoulli(0.3).quantile(u));
  expect(3 * exponentialQuantile(u)).toBe(exponential(3).quantile(u));
  expect(lognormalQuantile(15, 1.42, u)).toBe(lognormal(15, 1.42).quantile(u));
  expect(triangularQuantile(1, 2, 5, u)).toBe(triangular(1, 2, 5).quantile(u));
  expect(weibullQuantile(0.5, 3.3, u)).toBe(weibull(0.5, 3.3).quantile(u));
});

test('truncated means agree with their closed values', () => {
  // E[X | X > 1] of the standard normal is the inverse Mills ratio at 1; lognormal by mpmath quadrature.
  expect(truncated(normal(0, 1), 1, Number.POSITIVE_INFINITY).mean).toBeCloseTo(1.525135276160981, 9);
  expect(truncated(lognormal(1, 1), Number.NEGATIVE_INFINITY, 5).mean).toBeCloseTo(1.2700003416050385, 9);
});

test.each<[string, () => Distribution]>([
  ['a mean of 0', () => exponential(0)],
  ['an infinite mean', () => exponential(Number.POSITIVE_INFINITY)],
  ['a negative deviation', () => normal(0, -1)],
  ['no shape', () => gamma(Number.NaN, 1)],
  ['bounds the wrong way round', () => uniform(2, 1)],
  ['a mode outside', () => triangular(0, 3, 2)],
  ['a probability above 1', () => bernoulli(1.1)],
  ['weights that are all 0', () => discrete([1, 2], [0, 0])],
  ['a negative weight', () => discrete([1, 2], [1, -1])],
  ['values that do not ascend', () => discrete([2, 1], [1, 1])],
  ['one observation', () => empirical([4])],
  ['nothing left after truncation', () => truncated(uniform(0, 1), 2, 3)],
  ['a mixture of nothing', () => mixture([], [])],
])('refuses %s', (_name, make) => {
  expect(make).toThrow(RangeError);
});
