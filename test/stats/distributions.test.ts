import { describe, expect, test } from 'vitest';
import { chiSquareProbability } from '../../sim/stats/chi-square.ts';
import { fQuantile } from '../../sim/stats/f-distribution.ts';
import { normalProbability, normalQuantile } from '../../sim/stats/normal.ts';
import { studentTProbability, studentTQuantile } from '../../sim/stats/student-t.ts';
import { studentisedRangeQuantile } from '../../sim/stats/studentised-range.ts';

describe('quantiles from the library agree with printed tables', () => {
  // NIST/SEMATECH e-Handbook 1.3.6.7.1; R: qnorm
  test.each([
    [0.9, 1.2815516],
    [0.95, 1.6448536],
    [0.975, 1.959964],
    [0.999, 3.0902323],
    [0.025, -1.959964],
  ])('normal, %d: %d', (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 6);
    expect(normalProbability(expected)).toBeCloseTo(p, 7);
  });

  // NIST/SEMATECH e-Handbook 1.3.6.7.3; R: qf(.95, ..)
  test.each([
    [1, 10, 4.9646],
    [3, 10, 3.70826],
    [5, 20, 2.71089],
    [10, 60, 1.992592],
  ])('F with %i and %i degrees of freedom: %d', (numerator, denominator, expected) => {
    expect(fQuantile(0.95, numerator, denominator)).toBeCloseTo(expected, 4);
  });

  test('F with one degree above is the square of Student t', () => {
    expect(fQuantile(0.95, 1, 17)).toBeCloseTo(studentTQuantile(0.975, 17) ** 2, 6);
  });

  // Harter (1960), Tables of range and studentized range; R: qtukey(.95, ..)
  test.each([
    [3, 10, 3.8768],
    [3, 20, 3.5779],
    [4, 20, 3.9583],
    [5, 27, 4.1305],
    [10, 60, 4.6463],
  ])('studentised range of %i means with %i degrees of freedom: %d', (groups, df, expected) => {
    expect(studentisedRangeQuantile(0.95, groups, df)).toBeCloseTo(expected, 4);
  });

  // NIST/SEMATECH e-Handbook 1.3.6.7.4
  test.each([
    [3.841459, 1, 0.95],
    [11.0705, 5, 0.95],
    [18.307, 10, 0.95],
  ])('chi-square %d with %i degrees of freedom: %d', (x, df, expected) => {
    expect(chiSquareProbability(x, df)).toBeCloseTo(expected, 5);
    expect(chiSquareProbability(-1, df)).toBe(0);
  });

  test('probabilities of Student t undo its quantiles, and end at infinity', () => {
    expect(studentTProbability(2.262157, 9)).toBeCloseTo(0.975, 7);
    expect(studentTProbability(Number.POSITIVE_INFINITY, 9)).toBe(1);
    expect(studentTProbability(Number.NEGATIVE_INFINITY, 9)).toBe(0);
  });

  test('what is no probability or no degrees of freedom is refused', () => {
    expect(() => normalQuantile(0)).toThrow(RangeError);
    expect(() => fQuantile(0.5, 0, 3)).toThrow(RangeError);
    expect(() => studentisedRangeQuantile(0.95, 1, 10)).toThrow(RangeError);
    expect(() => chiSquareProbability(1, 0)).toThrow(RangeError);
  });
});
