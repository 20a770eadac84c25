import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { LogHistogram } from '../../sim/engine/log-histogram.ts';
import { Tally } from '../../sim/engine/tally.ts';
import { TimeIntegral } from '../../sim/engine/time-integral.ts';

const values = fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 200 });

describe('the log histogram', () => {
  law.prop([values, fc.double({ min: 0, max: 1, noNaN: true })])(
    'has quantiles within 0.8 % of those of the sample',
    (sample, p) => {
      const histogram = new LogHistogram();
      for (const value of sample) histogram.add(value);
      const sorted = sample.toSorted((a, b) => a - b);
      const exact = sorted[Math.max(1, Math.ceil(p * sample.length)) - 1];
      expect(Math.abs(histogram.quantile(p) - exact)).toBeLessThanOrEqual(Math.max(2 ** -20, 0.008 * exact));
    },
  );

  law.prop([values, fc.array(fc.nat({ max: 6 }), { minLength: 200, maxLength: 200 })])(
    'merges to the same bits for any split and order',
    (sample, part) => {
      const whole = new LogHistogram();
      const parts = Array.from({ length: 7 }, () => new LogHistogram());
      for (const [i, value] of sample.entries()) {
        whole.add(value);
        parts[part[i]].add(value);
      }
      const merged = new LogHistogram();
      for (const histogram of parts.toReversed()) merged.merge(histogram);
      expect(merged.counts.every((count, bin) => Object.is(count, whole.counts[bin]))).toBe(true);
      expect(merged.count).toBe(sample.length);
    },
  );

  test('counts zero apart, tiny values as zero, and huge ones in the last bin', () => {
    const histogram = new LogHistogram();
    for (const value of [0, 1e-7, 1, 1e30]) histogram.add(value);
    expect([0.25, 0.5].map((p) => histogram.quantile(p))).toEqual([0, 0]);
    expect(histogram.quantile(0.75)).toBeCloseTo(1, 1);
    expect(histogram.quantile(1)).toBeGreaterThan(2 ** 43);
    expect(histogram.count).toBe(4);
  });

  test('gives the share below an hour', () => {
    const histogram = new LogHistogram();
    for (let minutes = 1; minutes <= 100; minutes++) histogram.add(60 * minutes);
    expect(histogram.shareBelow(3600)).toBeCloseTo(0.59, 1);
    expect(histogram.shareBelow(0)).toBe(0);
    expect(new LogHistogram().shareBelow(1)).toBeNaN();
    expect(new LogHistogram().quantile(0.5)).toBeNaN();
  });

  test('copies and forgets', () => {
    const histogram = new LogHistogram();
    histogram.add(5);
    const copy = new LogHistogram();
    copy.copyFrom(histogram);
    histogram.reset();
    expect([copy.count, histogram.count]).toEqual([1, 0]);
  });
});

describe('the tally', () => {
  test('has the textbook mean and variance', () => {
    const tally = new Tally();
    for (const value of [2, 4, 4, 4, 5, 5, 7, 9]) tally.add(value);
    expect([tally.count, tally.mean, tally.least, tally.greatest]).toEqual([8, 5, 2, 9]);
    expect(tally.variance).toBeCloseTo(32 / 7, 12);
  });

  law.prop([
    fc.array(fc.integer({ min: -1000, max: 1000 })),
    fc.array(fc.integer({ min: -1000, max: 1000 })),
  ])('merges whole numbers exactly, in either order', (left, right) => {
    const tallyOf = (sample: number[]) => {
      const tally = new Tally();
      for (const value of sample) tally.add(value);
      return tally;
    };
    const there = tallyOf(left);
    there.merge(tallyOf(right));
    const back = tallyOf(right);
    back.merge(tallyOf(left));
    expect({ ...there }).toEqual({ ...tallyOf([...left, ...right]) });
    expect({ ...back }).toEqual({ ...there });
  });

  test('has no mean without observations and no variance with one', () => {
    const tally = new Tally();
    expect(tally.mean).toBeNaN();
    tally.add(1);
    expect([tally.mean, tally.variance]).toEqual([1, Number.NaN]);
  });
});

law.prop([fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.nat({ max: 1000 })), { maxLength: 50 })])(
  'the time integral is the sum over seconds of the level',
  (changes) => {
    const integral = new TimeIntegral();
    let now = 0;
    let level = 0;
    let sum = 0;
    for (const [by, elapsed] of changes) {
      for (let second = 0; second < elapsed; second++) sum += level;
      now += elapsed;
      level += by;
      integral.change(by, now);
      const copy = new TimeIntegral();
      copy.copyFrom(integral);
      expect([copy.level, copy.until(now), copy.until(now + 10)]).toEqual([level, sum, sum + 10 * level]);
    }
  },
);
