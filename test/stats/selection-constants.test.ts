import { describe, expect, test } from 'vitest';
import { clarkYangConstant } from '../../sim/stats/clark-yang.ts';
import { nelsonMatejcikConstant } from '../../sim/stats/nelson-matejcik.ts';
import { rinottConstant, rinottReplications } from '../../sim/stats/rinott.ts';
import { studentTQuantile } from '../../sim/stats/student-t.ts';

const PLANS = [2, 3, 4, 5, 10] as const;

describe('Rinott', () => {
  // Computed anew from the integral of Rinott (1978); Wilcox (1984), J. Statistical Computation and Simulation 20.
  test.each([
    [10, 0.95, [2.614, 3.166, 3.476, 3.693, 4.29]],
    [20, 0.95, [2.452, 2.937, 3.203, 3.385, 3.875]],
    [20, 0.9, [1.896, 2.431, 2.72, 2.916, 3.437]],
    [20, 0.975, [2.947, 3.396, 3.645, 3.817, 4.284]],
  ] as const)('h after %i first replications at %d', (first, confidence, expected) => {
    PLANS.forEach((plans, i) => {
      expect(Math.abs(rinottConstant(plans, first, confidence) - expected[i]!)).toBeLessThan(6e-4);
    });
  });

  // Test values of the Kotlin Simulation Library (rossetti/KSL), class Rinott: 51 first replications.
  test.each([
    [10, 0.975, 4.045],
    [1000, 0.975, 6.057],
    [1000, 0.9, 5.488],
  ])('h for %i plans at %d with 50 degrees of freedom is %d', (plans, confidence, expected) => {
    expect(Math.abs(rinottConstant(plans, 51, confidence) - expected)).toBeLessThan(1e-3);
  });

  test('replications follow from h, and are never fewer than the first', () => {
    expect(rinottReplications(3.385, 2, 20, 1)).toBe(46);
    expect(rinottReplications(3.385, 0.1, 20, 1)).toBe(20);
    expect(() => rinottReplications(3, 1, 20, 0)).toThrow('above 0');
  });

  test('chance itself needs no replications', () => {
    expect(() => rinottConstant(4, 20, 0.25)).toThrow('chance alone');
  });
});

describe('Nelson and Matejcik', () => {
  // Upper equicoordinate points of the multivariate t with correlation 1/2: Hochberg and Tamhane (1987), table 4.
  test.each([
    [5, [2.1318, 2.2173, 2.2873, 2.343, 2.5165]],
    [10, [1.8331, 2.0404, 2.1572, 2.2384, 2.4605]],
    [20, [1.7291, 1.9733, 2.1062, 2.1967, 2.4374]],
  ] as const)('g after %i first replications at 95 %%', (first, expected) => {
    PLANS.forEach((plans, i) => {
      expect(nelsonMatejcikConstant(plans, first, 0.95)).toBeCloseTo(expected[i]!, 3);
    });
  });

  test('g of two plans is the quantile of Student, however large, and is refused beyond all reason', () => {
    expect(nelsonMatejcikConstant(2, 4, 0.9999)).toBeCloseTo(studentTQuantile(0.9999, 3), 4);
    expect(nelsonMatejcikConstant(2, 3, 0.9999)).toBeCloseTo(studentTQuantile(0.9999, 2), 3);
    expect(() => nelsonMatejcikConstant(2, 3, 0.999999999)).toThrow('no constant');
  });
});

describe('Clark and Yang', () => {
  test.each([
    [10, [1.8331, 2.2622, 2.5096, 2.685, 3.1841]],
    [20, [1.7291, 2.093, 2.2944, 2.4334, 2.8127]],
  ] as const)('t after %i first replications at 95 %%', (first, expected) => {
    PLANS.forEach((plans, i) => {
      expect(clarkYangConstant(plans, first, 0.95)).toBeCloseTo(expected[i]!, 3);
    });
  });

  test('is never below Nelson and Matejcik, who assume more', () => {
    for (const plans of PLANS) {
      const difference = clarkYangConstant(plans, 10, 0.95) - nelsonMatejcikConstant(plans, 10, 0.95);
      expect(difference).toBeGreaterThan(-1e-5);
    }
  });
});
