import { fc, test as property } from '@fast-check/vitest';
import { mean } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { clarkYangReplications, differenceVariances } from '../../sim/stats/clark-yang.ts';
import { compareWithBest } from '../../sim/stats/compare-with-best.ts';
import {
  nelsonMatejcikConstant,
  nelsonMatejcikReplications,
  pooledDifferenceVariance,
} from '../../sim/stats/nelson-matejcik.ts';
import { covarianceMatrix } from '../../sim/stats/plan-samples.ts';
import { sphericity } from '../../sim/stats/sphericity.ts';
import { subsetSelection } from '../../sim/stats/subset-selection.ts';
import { normalDraws } from './normal-draws.ts';

const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

const threePlans = fc
  .array(fc.tuple(...times(3, () => fc.integer({ min: -50, max: 50 }))), { minLength: 6, maxLength: 30 })
  .map((rows) => times(3, (plan) => rows.map((row) => row[plan]!)));

describe('variance of differences', () => {
  test('of two plans is the variance of the paired difference, pooled or not', () => {
    // d = (-1, -2, -3)
    const samples = [
      [1, 2, 3],
      [2, 4, 6],
    ];
    expect(pooledDifferenceVariance(samples)).toBeCloseTo(1, 12);
    expect(differenceVariances(samples)[0]![1]).toBeCloseTo(1, 12);
  });

  property.prop([threePlans])('pooled is the mean over all pairs', (samples) => {
    const v = differenceVariances(samples);
    const pairs = (v[0]![1]! + v[0]![2]! + v[1]![2]!) / 3;
    expect(pooledDifferenceVariance(samples)).toBeCloseTo(pairs, 8);
  });
});

describe('sphericity', () => {
  /**
   * Another way to W for three plans: the two eigenvalues of the doubly centred covariance M have the sum tr M and
   * the product (tr M)^2 / 2 - tr M^2 / 2.
   */
  property.prop([threePlans])('has the W of its definition', (samples) => {
    const s = covarianceMatrix(samples);
    const row = s.map((values) => (values[0]! + values[1]! + values[2]!) / 3);
    const all = (row[0]! + row[1]! + row[2]!) / 3;
    const m = s.map((values, i) => values.map((value, l) => value - row[i]! - row[l]! + all));
    const trace = m[0]![0]! + m[1]![1]! + m[2]![2]!;
    fc.pre(trace > 1e-6);
    const squares = m.flat().reduce((sum, value) => sum + value * value, 0);
    const product = (trace * trace - squares) / 2;
    expect(sphericity(samples)!.w).toBeCloseTo(product / (trace / 2) ** 2, 6);
  });

  test('is not doubted for plans with common luck and errors of the same size, and clearly broken otherwise', () => {
    const normal = normalDraws('sphericity');
    const luck = times(100, normal);
    const plan = (error: number) => luck.map((common) => 5 * common + error * normal());
    expect(sphericity([plan(1), plan(1), plan(1), plan(1)])!.p).toBeGreaterThan(0.05);
    expect(sphericity([plan(1), plan(1), plan(1), plan(5)])!.p).toBeLessThan(0.001);
  });

  test('is 0 beyond doubt when two of three plans never differ', () => {
    const normal = normalDraws('sphericity-equal');
    const same = times(20, normal);
    expect(sphericity([same, same, times(20, normal)])).toEqual({ w: 0, p: 0 });
  });

  test('has nothing to test for two plans or without any difference, and needs enough replications', () => {
    expect(
      sphericity([
        [1, 2, 4],
        [2, 2, 3],
      ]),
    ).toBeNull();
    expect(
      sphericity([
        [1, 2, 4, 5],
        [1, 2, 4, 5],
        [1, 2, 4, 5],
      ]),
    ).toBeNull();
    expect(() =>
      sphericity([
        [1, 2, 4],
        [2, 2, 3],
        [1, 1, 2],
      ]),
    ).toThrow('more replications');
  });
});

describe('all plans against the best', () => {
  const normal = normalDraws('best');
  const luck = times(50, normal);
  const plan = (mean: number, error = 1) => luck.map((common) => mean + 3 * common + error * normal());

  test('tells a plan that is clearly the best from those that are not', () => {
    const { best, intervals, method } = compareWithBest([plan(0), plan(5), plan(0)], 0.95);
    expect(best).toBe(1);
    expect(method).toBe('Clark-Yang');
    expect(intervals[1]!.lo).toBe(0);
    expect(intervals[1]!.hi).toBeGreaterThan(5);
    expect(intervals[0]).toMatchObject({ hi: 0 });
    expect(intervals[2]).toMatchObject({ hi: 0 });
  });

  test('leaves plans open that are too close', () => {
    const { intervals } = compareWithBest([plan(0), plan(0.1), plan(-8)], 0.95);
    for (const { lo, hi } of intervals.slice(0, 2)) {
      expect(lo).toBeLessThan(0);
      expect(hi).toBeGreaterThan(0);
    }
  });

  test('pools all plans only where that is asked for, and there are replications to pool', () => {
    const alike = [plan(0), plan(1), plan(0.5)];
    expect(compareWithBest(alike, 0.95).sphericityP).toBe(sphericity(alike)!.p);
    const pooled = compareWithBest(alike, 0.95, 'Nelson-Matejcik');
    expect(pooled.method).toBe('Nelson-Matejcik');
    const g = nelsonMatejcikConstant(3, 50, 0.95) * Math.sqrt(pooledDifferenceVariance(alike) / 50);
    const ahead = mean(alike[1]!) - Math.max(mean(alike[0]!), mean(alike[2]!));
    expect(pooled.intervals[1]!.hi).toBeCloseTo(ahead + g, 9);
    const two = [
      [1, 2],
      [2, 5],
    ];
    expect(compareWithBest(two, 0.95, 'Nelson-Matejcik').method).toBe('Clark-Yang');
    const few = [
      [1, 2, 3],
      [2, 2, 4],
      [1, 1, 1],
      [0, 2, 1],
    ];
    expect(compareWithBest(few, 0.95)).toMatchObject({ method: 'Clark-Yang', sphericityP: null });
  });

  test('by Clark and Yang leaves as possibly best what subset selection keeps', () => {
    const draw = normalDraws('subset');
    for (let trial = 0; trial < 50; trial++) {
      const samples = times(4, (i) => times(20, () => i / 4 + (i === 3 ? 5 : 1) * draw()));
      const { intervals } = compareWithBest(samples, 0.95);
      expect(intervals.map(({ hi }) => hi > 0)).toEqual(subsetSelection(samples, 0.95));
    }
  });

  test('needs so many replications that the half-width is the indifference zone', () => {
    const samples = [plan(0), plan(0.5), plan(1)];
    const needed = nelsonMatejcikReplications(samples, 0.25, 0.95);
    // g(3, 50) = 1.9 and S^2 about 2: about (1.9^2 x 2) / 0.0625
    expect(needed).toBeGreaterThan(70);
    expect(needed).toBeLessThan(200);
    expect(clarkYangReplications(samples, 0.25, 0.95)).toBeGreaterThanOrEqual(needed);
    expect(nelsonMatejcikReplications(samples, 100, 0.95)).toBe(50);
    expect(() => clarkYangReplications(samples, 0, 0.95)).toThrow('indifference');
  });

  test('is refused for plans that were not simulated together', () => {
    expect(() => compareWithBest([[1, 2]], 0.95)).toThrow('at least two plans');
    expect(() => compareWithBest([[1, 2], [1]], 0.95)).toThrow('differ');
    expect(() => subsetSelection([[1], [2]], 0.95)).toThrow('replications');
  });
});
