import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { pairedRatioDifference } from '../../sim/stats/paired-ratio-difference.ts';

const sample = (rows: readonly { won: number; customers: number }[]) => ({
  numerators: rows.map((row) => row.won),
  denominators: rows.map((row) => row.customers),
});
const year = fc.record({
  won: fc.integer({ min: 0, max: 500 }),
  customers: fc.integer({ min: 1, max: 5000 }),
});

describe('difference of two ratios under common random numbers', () => {
  // Student (1908), the sleep data; the interval is that of t.test(paired = TRUE) in R's help page of `sleep`.
  test('with all denominators 1 is the paired t interval of the sleep data', () => {
    const ones = Array<number>(10).fill(1);
    const first = { numerators: [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2], denominators: ones };
    const second = { numerators: [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4], denominators: ones };
    const { estimate, standardError, lo, hi } = pairedRatioDifference(first, second, 0.95)!;
    expect(estimate).toBeCloseTo(-1.58, 12);
    expect(estimate / standardError).toBeCloseTo(-4.062128, 6);
    expect(lo).toBeCloseTo(-2.459886, 6);
    expect(hi).toBeCloseTo(-0.700114, 6);
  });

  property.prop([fc.array(year, { minLength: 2, maxLength: 40 })])(
    'of a plan with itself is exactly [0, 0]',
    (rows) => {
      const difference = pairedRatioDifference(sample(rows), sample(rows), 0.95)!;
      expect(difference).toMatchObject({ estimate: 0, standardError: 0, lo: 0, hi: 0 });
    },
  );

  property.prop([fc.array(fc.tuple(year, year), { minLength: 2, maxLength: 40 })])(
    'the other way round is its negative',
    (pairs) => {
      const a = sample(pairs.map(([plan]) => plan));
      const b = sample(pairs.map(([, baseline]) => baseline));
      const forward = pairedRatioDifference(a, b, 0.95)!;
      const backward = pairedRatioDifference(b, a, 0.95)!;
      expect(backward.estimate).toBe(-forward.estimate);
      expect(backward.lo).toBeCloseTo(-forward.hi, 12);
      expect(backward.hi).toBeCloseTo(-forward.lo, 12);
    },
  );

  test('is undefined when one side has no denominators', () => {
    const some = { numerators: [1, 2], denominators: [10, 20] };
    const none = { numerators: [0, 0], denominators: [0, 0] };
    expect(pairedRatioDifference(some, none, 0.95)).toBeNull();
  });

  test('is refused for different numbers of replications', () => {
    const two = { numerators: [1, 2], denominators: [10, 20] };
    const three = { numerators: [1, 2, 3], denominators: [10, 20, 30] };
    expect(() => pairedRatioDifference(two, three, 0.95)).toThrow('not paired');
  });
});
