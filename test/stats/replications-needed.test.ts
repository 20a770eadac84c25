import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { replicationsNeeded } from '../../sim/stats/replications-needed.ts';
import {
  adjustedRelativeError,
  lookAhead,
  plannedChecks,
  precisionHolds,
} from '../../sim/stats/sequential-precision.ts';
import { twoSidedT } from '../../sim/stats/student-t.ts';

describe('replications needed', () => {
  property.prop([
    fc.double({ min: 0.01, max: 100, noNaN: true }),
    fc.double({ min: 0.05, max: 10, noNaN: true }),
  ])('are just enough', (variance, halfWidth) => {
    const n = replicationsNeeded(variance, halfWidth, 0.95);
    const width = (count: number) => twoSidedT(0.95, count - 1) * Math.sqrt(variance / count);
    expect(width(n)).toBeLessThanOrEqual(halfWidth);
    if (n > 2) expect(width(n - 1)).toBeGreaterThan(halfWidth);
  });

  // s = 1, half-width 0.2: z^2 s^2 / h^2 = 96.04, and t(98, .975) / sqrt(99) = 0.19945, t(97) / sqrt(98) = 0.20049
  test('are a little more than the normal distribution asks for', () => {
    expect(replicationsNeeded(1, 0.2, 0.95)).toBe(99);
  });

  test('are none without variance, and endless for a width of nothing', () => {
    expect(replicationsNeeded(0, 0.1, 0.95, 10)).toBe(10);
    expect(replicationsNeeded(1, 1e-6, 0.95)).toBe(Number.POSITIVE_INFINITY);
    expect(() => replicationsNeeded(1, 0, 0.95)).toThrow('half-width');
  });
});

describe('sequential precision', () => {
  // Hoad, Robinson and Davies (2010): kLimit = 5 for n <= 100, else floor(5 n / 100).
  test('looks ahead as published', () => {
    expect([10, 100, 101, 119, 120, 1000].map(lookAhead)).toEqual([5, 5, 5, 5, 6, 50]);
  });

  test('is checked at planned numbers of replications, the maximum last', () => {
    expect([...plannedChecks({ minimum: 30, maximum: 65, every: 10 })]).toEqual([30, 40, 50, 60, 65]);
    expect([...plannedChecks({ minimum: 30, maximum: 30, every: 10 })]).toEqual([30]);
    expect(() => [...plannedChecks({ minimum: 30, maximum: 20, every: 10 })]).toThrow('maximum');
  });

  test('holds only when it was met for the whole look-ahead', () => {
    expect(precisionHolds(30, (m) => m >= 25)).toBe(true);
    expect(precisionHolds(30, (m) => m >= 26)).toBe(false);
    expect(precisionHolds(30, (m) => m !== 28)).toBe(false);
    expect(precisionHolds(200, (m) => m >= 190)).toBe(true);
    expect(precisionHolds(200, (m) => m >= 191)).toBe(false);
  });

  test('asks about the first replications only', () => {
    const asked: number[] = [];
    precisionHolds(40, (m) => asked.push(m) > 0);
    expect(Math.max(...asked)).toBe(40);
    expect(Math.min(...asked)).toBe(35);
  });

  // Law (2015), section 9.4.1
  test('relative to the estimate is a little stricter than the error allowed', () => {
    expect(adjustedRelativeError(0.1)).toBeCloseTo(0.0909, 4);
    expect(() => adjustedRelativeError(0)).toThrow(RangeError);
  });
});
