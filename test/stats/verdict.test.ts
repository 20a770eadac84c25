import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { ruleOfThree, type Verdict, verdictOf } from '../../sim/stats/verdict.ts';

describe('verdict on a difference', () => {
  test.each<[number, number, Verdict]>([
    [1.1, 2, 'better'],
    [1, 2, 'not enough evidence'],
    [-2, -1.1, 'worse'],
    [-2, -1, 'not enough evidence'],
    [-1, 1, 'no material difference'],
    [0.2, 0.8, 'no material difference'],
    [0.2, 1.2, 'not enough evidence'],
    [-3, 3, 'not enough evidence'],
    [0, 0, 'no material difference'],
  ])('an interval (%d, %d) of a measure to raise, with a margin of 1, says %s', (lo, hi, expected) => {
    expect(verdictOf({ lo, hi }, 'higher', 1)).toBe(expected);
  });

  // Ten differences .8, .3, -.2, .5, .1, .4, -.1, .6, .2, .3: significant at 95 %, and within 0.6 all the same.
  test('a difference that is surely there may still not matter', () => {
    const interval = { lo: 0.070287, hi: 0.509713 };
    expect(verdictOf(interval, 'higher', 0.6)).toBe('no material difference');
    expect(verdictOf(interval, 'higher', null)).toBe('better');
  });

  test('without a margin the interval is compared with 0 and never called immaterial', () => {
    expect(verdictOf({ lo: 0.01, hi: 0.02 }, 'lower', null)).toBe('worse');
    expect(verdictOf({ lo: -0.01, hi: 0.02 }, 'lower', null)).toBe('not enough evidence');
    expect(verdictOf({ lo: 0, hi: 0 }, 'lower', null)).toBe('not enough evidence');
  });

  test('a margin of 0 says that any difference is material', () => {
    expect(verdictOf({ lo: 0, hi: 0 }, 'higher', 0)).toBe('no material difference');
    expect(verdictOf({ lo: 0.001, hi: 1 }, 'higher', 0)).toBe('better');
  });

  test('values that never varied say nothing before 100 replications', () => {
    expect(verdictOf({ lo: 0, hi: 0 }, 'higher', 1, 99)).toBe('not enough evidence');
    expect(verdictOf({ lo: 0, hi: 0 }, 'higher', 1, 100)).toBe('no material difference');
    expect(verdictOf({ lo: 2, hi: 2 }, 'higher', 1, 30)).toBe('not enough evidence');
    expect(verdictOf({ lo: -0.5, hi: 0.5 }, 'higher', 1, 5)).toBe('no material difference');
    expect([2, 30, 100].map(ruleOfThree)).toEqual([1, 0.1, 0.03]);
  });

  test('too few replications for an interval are not enough evidence', () => {
    expect(verdictOf(null, 'higher', 1)).toBe('not enough evidence');
  });

  test('a measure without a good direction gets no verdict', () => {
    expect(verdictOf({ lo: 5, hi: 6 }, 'neither', 1)).toBe('no verdict');
    expect(verdictOf(null, 'neither', null)).toBe('no verdict');
  });

  test('a negative margin is refused', () => {
    expect(() => verdictOf({ lo: 0, hi: 1 }, 'higher', -1)).toThrow(RangeError);
  });

  const opposite: Partial<Record<Verdict, Verdict>> = { better: 'worse', worse: 'better' };
  property.prop([
    fc.double({ min: -10, max: 10, noNaN: true }),
    fc.double({ min: 0, max: 10, noNaN: true }),
    fc.option(fc.double({ min: 0, max: 5, noNaN: true }), { nil: null }),
  ])('turning the direction round swaps better and worse and leaves the rest', (lo, width, material) => {
    const interval = { lo, hi: lo + width };
    const higher = verdictOf(interval, 'higher', material);
    expect(verdictOf(interval, 'lower', material)).toBe(opposite[higher] ?? higher);
    expect(verdictOf({ lo: -interval.hi, hi: -lo }, 'lower', material)).toBe(higher);
  });
});
