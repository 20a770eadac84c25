import { describe, expect, test } from 'vitest';
import { equivalenceTest } from '../../sim/stats/equivalence.ts';
import { intervalAround, meanInterval } from '../../sim/stats/mean-interval.ts';

describe('two one-sided tests', () => {
  const differences = [0.8, 0.3, -0.2, 0.5, 0.1, 0.4, -0.1, 0.6, 0.2, 0.3];

  // Mean 0.29, s 0.307137: t = 0.89 / 0.097125 = 9.16 and 0.31 / 0.097125 = 3.19 with 9 degrees of freedom
  test('find ten differences both different from 0 and equivalent within 0.6', () => {
    const interval = meanInterval(differences, 0.95);
    expect(interval.lo).toBeCloseTo(0.070287, 6);
    expect(interval.hi).toBeCloseTo(0.509713, 6);
    const { pAboveLower, pBelowUpper, p } = equivalenceTest(interval, 0.6);
    expect(pAboveLower).toBeCloseTo(3.68e-6, 8);
    expect(pBelowUpper).toBeCloseTo(0.005488, 6);
    expect(p).toBe(pBelowUpper);
  });

  test('agree with the interval at 1 - 2 alpha: it ends at the margin where p is alpha', () => {
    const { hi } = meanInterval(differences, 0.9);
    expect(equivalenceTest(meanInterval(differences, 0.9), hi).p).toBeCloseTo(0.05, 6);
  });

  test('are certain without any spread', () => {
    const still = intervalAround(0.2, 0, 5, 0.95);
    expect(equivalenceTest(still, 0.5).p).toBe(0);
    expect(equivalenceTest(still, 0.1)).toEqual({ pAboveLower: 0, pBelowUpper: 1, p: 1 });
    expect(equivalenceTest(still, 0.2).p).toBe(0.5);
  });

  test('are refused for a margin of nothing', () => {
    expect(() => equivalenceTest(meanInterval(differences, 0.95), 0)).toThrow('above 0');
  });
});
