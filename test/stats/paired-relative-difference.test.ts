import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { pairedRatioDifference } from '../../sim/stats/paired-ratio-difference.ts';
import { pairedRelativeDifference } from '../../sim/stats/paired-relative-difference.ts';
import { normalDraws } from './normal-draws.ts';

const sample = (numerators: readonly number[], each = 1) => ({
  numerators,
  denominators: numerators.map(() => each),
});

describe('how far one ratio is from another, relative to it', () => {
  test('has no error where each year is off by the same factor, however years differ', () => {
    const base = [40, 80, 20, 60];
    const found = pairedRelativeDifference(sample(base.map((x) => 1.25 * x)), sample(base), 0.95)!;
    expect(found.estimate).toBeCloseTo(0.25, 12);
    expect(found.standardError).toBeCloseTo(0, 12);
    // In units of the measure the years' own differences are in it.
    expect(
      pairedRatioDifference(sample(base.map((x) => 1.25 * x)), sample(base), 0.95)!.standardError,
    ).toBeGreaterThan(3);
  });

  test('is that of the difference in units where both are equal, and signed as the difference is', () => {
    const [a, b] = [sample([-9, -11, -10, -10]), sample([-10, -10, -9, -11])];
    const inUnits = pairedRatioDifference(a, b, 0.9)!;
    const found = pairedRelativeDifference(a, b, 0.9)!;
    expect(found.lo).toBeCloseTo(inUnits.lo / 10, 12);
    expect(found.hi).toBeCloseTo(inUnits.hi / 10, 12);
    expect(pairedRelativeDifference(sample([-8, -9]), sample([-10, -10]), 0.9)!.estimate).toBeCloseTo(
      0.15,
      12,
    );
  });

  test('is none where there is nothing to be relative to, or one year', () => {
    expect(pairedRelativeDifference(sample([1, 2]), sample([0, 0]), 0.95)).toBeNull();
    expect(pairedRelativeDifference(sample([1, 2]), sample([1, 2], 0), 0.95)).toBeNull();
    expect(pairedRelativeDifference(sample([1]), sample([1]), 0.95)).toBeNull();
  });

  property.prop([fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 20 })])(
    'is exactly [0, 0] of a plan with itself',
    (years) => {
      const same = pairedRelativeDifference(sample(years), sample(years), 0.95)!;
      expect(same).toMatchObject({ estimate: 0, standardError: 0, lo: 0, hi: 0 });
    },
  );

  test('covers the truth as often as it says', () => {
    // 2000 trials of 40 years at 95 %: nominal and two standard errors, 0.01.
    const normal = normalDraws('relative difference');
    let covered = 0;
    for (let trial = 0; trial < 2000; trial++) {
      const base = Array.from({ length: 40 }, () => 100 + 20 * normal());
      const plan = base.map((x) => 0.9 * x + 5 * normal());
      const { lo, hi } = pairedRelativeDifference(sample(plan), sample(base), 0.95)!;
      if (lo <= -0.1 && -0.1 <= hi) covered++;
    }
    expect(covered / 2000).toBeGreaterThan(0.94);
  });
});
