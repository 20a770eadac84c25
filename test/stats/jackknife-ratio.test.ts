import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { jackknifeRatio, jackknifeRatioDifference } from '../../sim/stats/jackknife-ratio.ts';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { ratioInterval, ratioOfSums } from '../../sim/stats/ratio-of-sums.ts';

/** Hormone patch of eight subjects: Efron and Tibshirani (1993), table 10.1; `patch` of the R package bootstrap. */
const PATCH = {
  numerators: [-1200, 2601, -2705, 1982, -1290, 351, -638, -2719],
  denominators: [8406, 2342, 8187, 8459, 4795, 3516, 4796, 10238],
};

describe('jackknife of a ratio of sums', () => {
  // Rizzo (2008), Statistical Computing with R, examples 7.4 and 7.5: bias 0.008002488, standard error 0.1055278.
  test('has the published bias and standard error of the hormone patch', () => {
    const { estimate, standardError } = jackknifeRatio(PATCH, 0.95)!;
    expect(ratioOfSums(PATCH)!).toBeCloseTo(-0.0713061, 7);
    expect(ratioOfSums(PATCH)! - estimate).toBeCloseTo(0.008002488, 8);
    expect(standardError).toBeCloseTo(0.1055278, 6);
  });

  property.prop([fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 })])(
    'is the interval of the mean where all denominators are 1',
    (values) => {
      const jackknifed = jackknifeRatio({ numerators: values, denominators: values.map(() => 1) }, 0.95)!;
      const plain = meanInterval(values, 0.95);
      expect(jackknifed.lo).toBeCloseTo(plain.lo, 6);
      expect(jackknifed.hi).toBeCloseTo(plain.hi, 6);
    },
  );

  test('comes near the linearised interval with many replications', () => {
    const denominators = Array.from({ length: 400 }, (_, i) => 1000 + 10 * (i % 17));
    const numerators = denominators.map((d, i) => 0.1 * d + ((i * 7) % 23));
    const jackknifed = jackknifeRatio({ numerators, denominators }, 0.95)!;
    const linearised = ratioInterval({ numerators, denominators }, 0.95)!;
    expect(jackknifed.lo / linearised.lo).toBeCloseTo(1, 4);
    expect(jackknifed.hi / linearised.hi).toBeCloseTo(1, 4);
  });

  test('of the difference of two equal plans is exactly 0', () => {
    expect(jackknifeRatioDifference(PATCH, PATCH, 0.95)).toMatchObject({ estimate: 0, lo: 0, hi: 0 });
  });

  test('is not defined where one replication carries all information', () => {
    expect(jackknifeRatio({ numerators: [3, 0, 0], denominators: [10, 0, 0] }, 0.95)).toBeNull();
    expect(jackknifeRatio({ numerators: [0, 0], denominators: [0, 0] }, 0.95)).toBeNull();
  });

  test('of a difference is refused for different numbers of replications', () => {
    const short = { numerators: [1, 2], denominators: [3, 4] };
    expect(() => jackknifeRatioDifference(PATCH, short, 0.95)).toThrow('not paired');
  });
});
