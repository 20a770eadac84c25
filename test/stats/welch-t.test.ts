import { describe, expect, test } from 'vitest';
import { pairedT } from '../../sim/stats/paired-t.ts';
import { welchT } from '../../sim/stats/welch-t.ts';

/** Hours of sleep gained with two drugs by the same ten patients: Student (1908), `sleep` in R. */
const FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

describe("t tests on Student's sleep data, as R documents them in ?t.test", () => {
  test('as pairs', () => {
    const { t, degreesOfFreedom, p, lo, hi } = pairedT(FIRST, SECOND, 0.95);
    expect(t).toBeCloseTo(-4.062128, 6);
    expect(degreesOfFreedom).toBe(9);
    expect(p).toBeCloseTo(0.002833, 6);
    expect(lo).toBeCloseTo(-2.459886, 6);
    expect(hi).toBeCloseTo(-0.700114, 6);
  });

  test('as independent samples, by Welch: the same data no longer tell', () => {
    const { t, degreesOfFreedom, p, lo, hi } = welchT(FIRST, SECOND, 0.95);
    expect(t).toBeCloseTo(-1.860813, 6);
    expect(degreesOfFreedom).toBeCloseTo(17.776474, 6);
    expect(p).toBeCloseTo(0.079394, 6);
    expect(lo).toBeCloseTo(-3.365483, 6);
    expect(hi).toBeCloseTo(0.205483, 6);
  });
});

describe('t tests without any spread', () => {
  test('are sure of a difference, and of none', () => {
    expect(pairedT([2, 3], [1, 2], 0.95)).toMatchObject({ estimate: 1, p: 0, lo: 1, hi: 1 });
    expect(pairedT([2, 3], [2, 3], 0.95)).toMatchObject({ t: 0, p: 1 });
    expect(welchT([2, 2], [2, 2], 0.95)).toMatchObject({ t: 0, p: 1, lo: 0, hi: 0 });
  });
});

test('samples that are too small or not paired are refused', () => {
  expect(() => welchT([1], [1, 2], 0.95)).toThrow('at least two');
  expect(() => pairedT([1, 2], [1, 2, 3], 0.95)).toThrow('not paired');
});
