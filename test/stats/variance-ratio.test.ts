import seedrandom from 'seedrandom';
import { quantile, sampleCorrelation, sampleVariance } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { twoSidedT } from '../../sim/stats/student-t.ts';
import { varianceRatio } from '../../sim/stats/variance-ratio.ts';
import { normalDraws } from './normal-draws.ts';

/** Pairs with a standard deviation of 1 each and the given correlation: their true ratio is 1 / (1 - correlation). */
function correlatedPairs(correlation: number, n: number, normal: () => number): [number[], number[]] {
  const a: number[] = [];
  const b: number[] = [];
  for (let i = 0; i < n; i++) {
    const shared = normal();
    a.push(shared);
    b.push(correlation * shared + Math.sqrt(1 - correlation ** 2) * normal());
  }
  return [a, b];
}

describe('variance of the difference, independent over common random numbers', () => {
  test('is the ratio worked out by hand', () => {
    // var a = 1, var b = 4, a - b = (-1, -2, -3) has variance 1
    expect(varianceRatio([1, 2, 3], [2, 4, 6], 0.95)!.ratio).toBe(5);
  });

  test('is undefined when the difference never varies, and for fewer than three replications', () => {
    expect(varianceRatio([1, 2, 3], [2, 3, 4], 0.95)).toBeNull();
    expect(varianceRatio([1, 2], [2, 1], 0.95)).toBeNull();
  });

  test('is the same whichever plan comes first', () => {
    const [a, b] = correlatedPairs(0.7, 50, normalDraws('order'));
    expect(varianceRatio(a, b, 0.95)).toEqual(varianceRatio(b, a, 0.95));
  });

  /**
   * With s = a + b and d = a - b the ratio is (var s / var d + 1) / 2, and for normal pairs the ratio of the
   * variances of two correlated variables has an exact interval (Pitman 1939, Morgan 1939, Biometrika 31).
   */
  test('has nearly the exact interval of Pitman and Morgan for 400 normal pairs', () => {
    const n = 400;
    const [a, b] = correlatedPairs(0.6, n, normalDraws('pitman-morgan'));
    const s = a.map((value, i) => value + b[i]!);
    const d = a.map((value, i) => value - b[i]!);
    const spread = sampleVariance(s) / sampleVariance(d);
    const unexplained = 1 - sampleCorrelation(s, d) ** 2;
    const k = 1 + (2 * unexplained * twoSidedT(0.95, n - 2) ** 2) / (n - 2);
    const limit = (sign: number) => (spread * (k + sign * Math.sqrt(k * k - 1)) + 1) / 2;
    const { lo, hi } = varianceRatio(a, b, 0.95)!;
    expect(Math.abs(lo / limit(-1) - 1)).toBeLessThan(0.05);
    expect(Math.abs(hi / limit(+1) - 1)).toBeLessThan(0.05);
  });

  test('has nearly the percentile bootstrap interval for 400 skewed pairs', () => {
    const n = 400;
    const [logA, logB] = correlatedPairs(0.8, n, normalDraws('bootstrap-data'));
    const a = logA.map((x) => Math.exp(x / 2));
    const b = logB.map((x) => Math.exp(x / 2));
    const random = seedrandom.alea('bootstrap-resamples');
    const resampled = Array.from({ length: 2000 }, () => {
      const rows = Array.from({ length: n }, () => Math.floor(random() * n));
      return varianceRatio(
        rows.map((row) => a[row]!),
        rows.map((row) => b[row]!),
        0.95,
      )!.ratio;
    });
    const { lo, hi } = varianceRatio(a, b, 0.95)!;
    expect(Math.abs(lo / quantile(resampled, 0.025) - 1)).toBeLessThan(0.1);
    expect(Math.abs(hi / quantile(resampled, 0.975) - 1)).toBeLessThan(0.1);
  });
});
