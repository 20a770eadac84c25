import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { drawArrivals } from '../../sim/engine/arrivals.ts';
import { DAY, dayNumber } from '../../sim/engine/civil.ts';
import { DailyFactor } from '../../sim/engine/daily-factor.ts';
import { gamma } from '../../sim/engine/distribution/gamma.ts';
import { normalCdf } from '../../sim/engine/distribution/normal.ts';
import { childKey } from '../../sim/engine/draw.ts';
import { Intensity, type IntensityPattern } from '../../sim/engine/intensity.ts';
import { LocalTime } from '../../sim/engine/local-time.ts';

/** Monday 2027-01-04 00:00 UTC. */
const MONDAY = dayNumber(2027, 1, 4);
const WEEK = 7 * DAY;
const SHANGHAI = new LocalTime(MONDAY * DAY, { from: Int32Array.of(0), offset: Int32Array.of(8 * 3600) });
const UTC = new LocalTime(MONDAY * DAY, { from: Int32Array.of(0), offset: Int32Array.of(0) });
const FLAT: IntensityPattern = {
  hourOfWeek: new Array(168).fill(1),
  season: new Array(12).fill(1),
  bursts: [],
};
const PURPOSE = 11;
const stream = (e0: number) => ({ e0, e1: 7, candidateKind: 2, gapPurpose: PURPOSE });
const alike = (intensity: Intensity) => new Float64Array(intensity.days).fill(1);

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);
const mean = (values: ArrayLike<number>) => sum(values) / values.length;

describe('arrivals', () => {
  test('come at the rate asked for: 400 streams of 26 weeks at 20 a week, within 4 standard errors', () => {
    const intensity = new Intensity(FLAT, UTC, 26 * WEEK);
    let count = 0;
    for (let i = 0; i < 400; i++) {
      count += drawArrivals(intensity, alike(intensity), 20, stream(i), 26 * WEEK).count;
    }
    const expected = 400 * 26 * 20;
    expect(Math.abs(count - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  test('follow hour of week, season and bursts: chi-square of 2 x 10^5 over the hours of a year', () => {
    const pattern: IntensityPattern = {
      hourOfWeek: Array.from({ length: 168 }, (_, h) => (h % 24 < 6 ? 0 : 1 + (h % 5))),
      season: [1, 0.5, 1.5, 1, 1, 1, 0, 1, 1, 1, 2, 1],
      bursts: [
        { from: 40 * DAY, until: 43 * DAY, multiple: 4 },
        { from: 42 * DAY, until: 50 * DAY, multiple: -1 },
      ],
    };
    const horizon = 52 * WEEK;
    const intensity = new Intensity(pattern, SHANGHAI, horizon);
    const factor = Float64Array.from({ length: intensity.days }, (_, d) => 0.5 + (d % 3) / 2);
    const arrivals = drawArrivals(intensity, factor, 5000, stream(1), horizon);
    const observed = new Float64Array(horizon / 3600);
    for (const t of arrivals.time.subarray(0, arrivals.count)) observed[Math.floor(t / 3600)]++;

    let chiSquare = 0;
    let cells = 0;
    for (let hour = 0; hour < observed.length; hour++) {
      // Eight hours ahead of UTC: the model's hour 0 is Monday 08:00 there.
      const local = hour + 8;
      const date = new Date((MONDAY * 24 + local) * 3_600_000);
      const t = hour * 3600;
      const bursts = pattern.bursts.reduce((s, b) => s + (b.from <= t && t < b.until ? b.multiple : 0), 1);
      const expected =
        (5000 / 168) *
        pattern.hourOfWeek[local % 168] *
        pattern.season[date.getUTCMonth()] *
        Math.max(0, bursts) *
        factor[Math.floor(local / 24)];
      if (expected === 0) {
        expect(observed[hour]).toBe(0);
      } else {
        chiSquare += (observed[hour] - expected) ** 2 / expected;
        cells++;
      }
    }
    expect(arrivals.count).toBeGreaterThan(200_000);
    // Normal approximation of chi-square: within four standard deviations on either side.
    expect(Math.abs(chiSquare - cells) / Math.sqrt(2 * cells)).toBeLessThan(4);
  });

  test('are in order and have the keys of the children of the stream', () => {
    const intensity = new Intensity(FLAT, UTC, 10 * WEEK);
    const { time, key, count } = drawArrivals(intensity, alike(intensity), 500, stream(3), 10 * WEEK);
    const child = new Int32Array(2);
    const expected = new Int32Array(2 * count);
    for (let k = 0; k < count; k++) {
      childKey(3, 7, 2, k, child);
      expected.set(child, 2 * k);
    }
    expect(key.subarray(0, 2 * count)).toEqual(expected);
    expect(time.subarray(0, count).toSorted()).toEqual(time.subarray(0, count));
  });

  law.prop([
    fc.integer(),
    fc.double({ min: 0.1, max: 200, noNaN: true }),
    fc.integer({ min: 1, max: 20 * DAY }),
  ])(
    'keep their identity: a longer horizon only adds candidates, a higher rate only moves them forward',
    (e0, perWeek, until) => {
      const long = new Intensity(FLAT, SHANGHAI, 30 * DAY);
      const short = new Intensity(FLAT, SHANGHAI, until);
      const whole = drawArrivals(long, alike(long), perWeek, stream(e0), 30 * DAY);
      const part = drawArrivals(short, alike(short), perWeek, stream(e0), until);
      const cut = drawArrivals(long, alike(long), perWeek, stream(e0), until);
      expect(part.count).toBe(cut.count);
      expect(part.count).toBe(whole.time.subarray(0, whole.count).filter((t) => t < until).length);
      expect(part.time.subarray(0, part.count)).toEqual(whole.time.subarray(0, part.count));
      const faster = drawArrivals(long, alike(long), 1.5 * perWeek, stream(e0), 30 * DAY);
      expect(faster.count).toBeGreaterThanOrEqual(whole.count);
      expect(whole.time.subarray(0, whole.count).every((t, k) => faster.time[k] <= t)).toBe(true);
      expect(faster.key.subarray(0, 2 * whole.count)).toEqual(whole.key.subarray(0, 2 * whole.count));
    },
  );

  test('refuse a pattern of the wrong size or with a negative factor', () => {
    expect(() => new Intensity({ ...FLAT, hourOfWeek: [1] }, UTC, DAY)).toThrow('168');
    expect(() => new Intensity({ ...FLAT, season: new Array(12).fill(-1) }, UTC, DAY)).toThrow('months');
  });
});

describe('daily factors', () => {
  const days = 200_000;
  const factors = new Float64Array(days);
  new DailyFactor(25, 0.25).fill(PURPOSE, 1, 2, 0, days, factors);

  test('have mean 1, variance 1/25 and lag-1 correlation 0.25 over 2 x 10^5 days, within 4 standard errors', () => {
    const average = mean(factors);
    const variance = mean(factors.map((f) => (f - average) ** 2));
    const covariance = mean(factors.subarray(1).map((f, i) => (f - average) * (factors[i] - average)));
    const distant = mean(factors.subarray(2).map((f, i) => (f - average) * (factors[i] - average)));
    // The variance of the mean of a moving average is (1 + 2 rho) sigma^2 / n.
    expect(Math.abs(average - 1)).toBeLessThan(4 * Math.sqrt((1.5 * 0.04) / days));
    expect(Math.abs(variance - 0.04)).toBeLessThan(4 * 0.04 * Math.sqrt(3 / days));
    // 0.25 is the correlation of the normal scores; the gamma transform takes a hundredth at most.
    expect(Math.abs(covariance / variance - 0.25)).toBeLessThan(0.01 + 4 / Math.sqrt(days));
    expect(Math.abs(distant / variance)).toBeLessThan(4 / Math.sqrt(days / 1.5));
  });

  test('are those of a gamma distribution to 1e-7, by the table as by inversion', () => {
    for (const shape of [0.1, 1, 4, 25, 1000]) {
      const daily = new DailyFactor(shape, 0);
      const exact = gamma(shape, 1 / shape);
      for (let z = -6; z <= 5; z += 0.0137) {
        expect(Math.abs(daily.ofScore(z) / exact.quantile(normalCdf(z)) - 1)).toBeLessThan(1e-7);
      }
    }
  });

  test('are the same for a day wherever the run begins', () => {
    const later = new Float64Array(10);
    new DailyFactor(25, 0.25).fill(PURPOSE, 1, 2, 500, 10, later);
    expect(later).toEqual(factors.slice(500, 510));
  });

  test('make daily counts over-dispersed: variance / mean is 1 + m / 25 at 40 a day over 3,640 days', () => {
    const horizon = 520 * WEEK;
    const intensity = new Intensity(FLAT, UTC, horizon);
    const arrivals = drawArrivals(intensity, factors.subarray(0, intensity.days), 280, stream(5), horizon);
    const counts = new Float64Array(intensity.days);
    for (const t of arrivals.time.subarray(0, arrivals.count)) counts[Math.floor(t / DAY)]++;
    const average = mean(counts);
    const dispersion = mean(counts.map((c) => (c - average) ** 2)) / average;
    expect(Math.abs(dispersion - (1 + 40 / 25))).toBeLessThan(4 * 2.6 * Math.sqrt(3 / counts.length));
  });

  test('are all 1 for an infinite shape', () => {
    const out = new Float64Array(5);
    new DailyFactor(Number.POSITIVE_INFINITY, 0.3).fill(PURPOSE, 1, 2, 0, 5, out);
    expect([...out]).toEqual([1, 1, 1, 1, 1]);
  });

  test.each([
    [0, 0.2],
    [25, -0.1],
    [25, 0.6],
  ])('refuse shape %d with correlation %d', (shape, correlation) => {
    expect(() => new DailyFactor(shape, correlation)).toThrow(RangeError);
  });
});
