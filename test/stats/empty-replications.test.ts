import { expect, test } from 'vitest';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { pairedRatioDifference } from '../../sim/stats/paired-ratio-difference.ts';
import { ratioInterval, varianceOfInformative } from '../../sim/stats/ratio-of-sums.ts';

/** Each of these values from one customer, beside years without any. */
const withEmptyYears = (values: readonly number[], empty: number) => ({
  numerators: [...values, ...new Array<number>(empty).fill(0)],
  denominators: [...values.map(() => 1), ...new Array<number>(empty).fill(0)],
});
const VALUES = [1, 2, 4, 3];
const OTHERS = [1, 1, 2, 4];

test.each([0, 1, 3, 50])(
  '%i empty years tell nothing: the interval is that of the years with customers',
  (empty) => {
    const expected = meanInterval(VALUES, 0.95);
    const found = ratioInterval(withEmptyYears(VALUES, empty), 0.95)!;
    expect(found.standardError).toBeCloseTo(expected.standardError, 12);
    expect(found.lo).toBeCloseTo(expected.lo, 12);
    expect(found.hi).toBeCloseTo(expected.hi, 12);
  },
);

test.each([0, 1, 3, 50])('and so is that of a difference beside %i empty years', (empty) => {
  const expected = meanInterval(
    VALUES.map((value, i) => value - OTHERS[i]!),
    0.95,
  );
  const [plan, baseline] = [VALUES, OTHERS].map((values) => withEmptyYears(values, empty));
  const found = pairedRatioDifference(plan!, baseline!, 0.95)!;
  expect(found.lo).toBeCloseTo(expected.lo, 12);
  expect(found.hi).toBeCloseTo(expected.hi, 12);
});

test('where all replications are informative the variance is the usual one to the last bit', () => {
  const values = [0.1, -0.7, 0.3, 0.3];
  const squares = values.reduce((sum, value) => sum + value * value, 0);
  expect(varianceOfInformative(values, 4)).toBeCloseTo(squares / 12, 15);
  for (let n = 2; n < 2000; n++) expect((n * (n - 1)) / ((n - 1) * n)).toBe(1);
});
