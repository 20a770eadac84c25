import { describe, expect, test } from 'vitest';
import { meanInterval } from '../../../sim/stats/mean-interval.ts';
import { sumCounters, summariseRows } from '../../../sim/study/compare/summarise.ts';
import { normalDraws } from '../../stats/normal-draws.ts';
import { keep, layout, measures, pilot } from '../toy-study.ts';

const request = { layout, measures, plans: ['keep', 'pilot'], rows: [keep, pilot], level: 0.95 };
const estimates = summariseRows(request);
const find = (plan: string, row: number) => estimates[(plan === 'keep' ? 0 : layout.keys.length) + row]!;

describe('estimates of a study', () => {
  test('come plan by plan in the order of the layout', () => {
    expect(estimates.map(({ plan, row }) => [plan, row])).toEqual(
      ['keep', 'pilot'].flatMap((plan) => layout.keys.map((row) => [plan, row])),
    );
  });

  test('are ratios of sums in the unit shown, with their interval', () => {
    const { mean, interval, n } = find('keep', 0);
    const expected = meanInterval([10, 12, 11], 0.95);
    expect(n).toBe(3);
    expect(mean).toBeCloseTo(11, 12);
    expect(interval!.lo).toBeCloseTo(expected.lo, 10);
    expect(interval!.hi).toBeCloseTo(expected.hi, 10);
    expect(interval).toMatchObject({ level: 0.95, correction: 'none' });
  });

  test('count only replications that have a denominator, and give no interval to one', () => {
    expect(find('keep', 1)).toMatchObject({ n: 2 });
    expect(find('keep', 1).mean).toBeCloseTo((100 * 3) / 20, 12);
    expect(find('keep', 2)).toMatchObject({ n: 1, mean: 25, interval: null });
    expect(find('pilot', 2).difference).toMatchObject({
      mean: 25,
      interval: null,
      verdict: 'not enough evidence',
      yearsBetter: 1,
    });
  });

  test('have percentiles of single replications from ten replications on', () => {
    expect(find('keep', 0)).toMatchObject({ p10: null, p90: null });
    const ten = Array.from({ length: 11 }, (_, i) => Float64Array.of(i, 100));
    const [estimate] = summariseRows({
      ...request,
      layout: { keys: [layout.keys[0]!], counters: [0] },
      plans: ['keep'],
      rows: [ten],
    });
    expect(estimate!.p10).toBeCloseTo(1, 12);
    expect(estimate!.p90).toBeCloseTo(9, 12);
  });

  test('are null where a denominator is 0 throughout', () => {
    const empty = [Float64Array.of(0, 0), Float64Array.of(0, 0)];
    const [baseline, plan] = summariseRows({
      ...request,
      layout: { keys: [layout.keys[0]!], counters: [0, 0] },
      rows: [empty, empty],
    });
    expect(baseline).toMatchObject({ n: 0, mean: null, interval: null, difference: null });
    expect(plan).toMatchObject({ mean: null, difference: null });
  });

  test('are refused for rows that no measure describes', () => {
    expect(() => summariseRows({ ...request, measures: measures.slice(1) })).toThrow(
      'no measure describes the row conversion, everything',
    );
  });
});

describe('differences to the baseline', () => {
  test('the baseline itself has none', () => {
    expect(find('keep', 0).difference).toBeNull();
  });

  test('are paired, and those of headline measures over everything are corrected for their number', () => {
    // (3, 4, 3) per 100 customers, all denominators 100; one headline measure and one plan: a single comparison
    const difference = find('pilot', 0).difference!;
    const expected = meanInterval([3, 4, 3], 0.95);
    expect(difference.mean).toBeCloseTo(10 / 3, 12);
    expect(difference.interval!.lo).toBeCloseTo(expected.lo, 10);
    expect(difference.interval!.hi).toBeCloseTo(expected.hi, 10);
    expect(difference.interval!.correction).toBe('Bonferroni over 1 comparison');
    expect(difference.verdict).toBe('better');
    expect(difference.yearsBetter).toBe(3);

    const twice = summariseRows({
      ...request,
      plans: ['keep', 'pilot', 'again'],
      rows: [keep, pilot, pilot],
    });
    const corrected = twice[layout.keys.length]!.difference!;
    expect(corrected.interval!.correction).toBe('Bonferroni over 2 comparisons');
    expect(corrected.interval!.level).toBe(0.975);
    expect(corrected.interval!.lo).toBeCloseTo(meanInterval([3, 4, 3], 0.975).lo, 10);
  });

  test('of slices, scenarios and other measures are exploratory and say so', () => {
    for (const row of [1, 3]) {
      const { interval } = find('pilot', row).difference!;
      expect(interval).toMatchObject({ level: 0.95, correction: 'none' });
      expect(interval!.method).toContain('exploratory');
    }
  });

  test('that are 0 in every replication have the interval [0, 0] and no years better', () => {
    const { mean, interval, verdict, yearsBetter, varianceRatio } = find('pilot', 3).difference!;
    expect([mean, interval!.lo, interval!.hi]).toEqual([0, 0, 0]);
    expect(verdict).toBe('not enough evidence');
    expect(yearsBetter).toBe(0);
    expect(varianceRatio).toBeNull();
  });

  test('tell what common random numbers gain, with limits where it is decided', () => {
    // var (10, 12, 11) = 1, var (13, 16, 14) = 7/3, var (3, 4, 3) = 1/3
    const { varianceRatio, varianceRatioInterval } = find('pilot', 0).difference!;
    expect(varianceRatio).toBeCloseTo(10, 10);
    expect(varianceRatioInterval!.lo).toBeLessThan(10);
    expect(varianceRatioInterval!.hi).toBeGreaterThan(10);
    expect(find('pilot', 1).difference).not.toHaveProperty('varianceRatioInterval');
  });

  test('do not depend on which other rows there are, beside the correction', () => {
    const alone = summariseRows({
      ...request,
      layout: { keys: [layout.keys[3]!], counters: [0, 0] },
      rows: [keep, pilot].map((rows) => rows.map((values) => Float64Array.of(values[3]!, values[7]!))),
    });
    expect(alone[1]).toEqual(find('pilot', 3));
  });
});

describe('other ways to make intervals', () => {
  const normal = normalDraws('summarise');
  const years = 60;
  const luck = Array.from({ length: years }, normal);
  const plan = (gain: number) =>
    luck.map((common) => Float64Array.of(50 + gain + 5 * common + normal(), 100 + 10 * normal()));
  // Three plans that hardly differ from one another: their differences to today move together.
  const changed = plan(1);
  const shifted = (by: number) => changed.map(([won, all]) => Float64Array.of(won! + by, all!));
  const rows = [plan(0), changed, shifted(0.1), shifted(3)];
  const wide = {
    layout: { keys: [layout.keys[0]!], counters: [0, 0, 0, 0] },
    measures,
    plans: ['keep', 'a', 'b', 'c'],
    rows,
    level: 0.95,
    seed: 'fixed',
  };
  const width = (estimate: { difference: { interval: { lo: number; hi: number } | null } | null }) =>
    (estimate.difference?.interval?.hi ?? 0) - (estimate.difference?.interval?.lo ?? 0);
  const byDefault = summariseRows(wide);

  test('max-t is narrower than Bonferroni, the same for the same seed, and names itself', () => {
    const compare = { differences: 'max-t', ratios: 'linearised' } as const;
    const resampled = summariseRows({ ...wide, compare });
    expect(summariseRows({ ...wide, compare })).toEqual(resampled);
    for (const i of [1, 2, 3]) {
      expect(width(resampled[i]!)).toBeLessThan(0.95 * width(byDefault[i]!));
      expect(width(resampled[i]!)).toBeGreaterThan(0.7 * width(byDefault[i]!));
    }
    expect(resampled[1]!.difference!.interval).toMatchObject({
      level: 0.95,
      correction: 'max-t over 3 comparisons, 2000 random signs of whole replications',
    });
  });

  test('max-t leaves studies of fewer than ten replications to Bonferroni, and says so', () => {
    const compare = { differences: 'max-t', ratios: 'linearised' } as const;
    const few = { ...wide, rows: rows.map((all) => all.slice(0, 9)) };
    const resampled = summariseRows({ ...few, compare });
    expect(resampled.map(width)).toEqual(summariseRows(few).map(width));
    expect(resampled[1]!.difference!.interval!.correction).toBe(
      'Bonferroni over 3 comparisons, not max-t: one differs in 9 of 9 simulated years',
    );
  });

  test('max-t leaves a family to Bonferroni in which a plan differs in a few years only', () => {
    const compare = { differences: 'max-t', ratios: 'linearised' } as const;
    const nearly = rows[0]!.map((values, i) =>
      i < 2 ? Float64Array.of(values[0]! + 1 + i, values[1]!) : values,
    );
    const request = { ...wide, rows: [rows[0]!, nearly, ...rows.slice(2)] };
    const resampled = summariseRows({ ...request, compare });
    expect(resampled.map(width)).toEqual(summariseRows(request).map(width));
    expect(resampled[2]!.difference!.interval!.correction).toContain('not max-t: one differs in 2 of 60');
  });

  test('max-t takes no notice of a plan that never differs', () => {
    const compare = { differences: 'max-t', ratios: 'linearised' } as const;
    const copied = summariseRows({ ...wide, rows: [rows[0]!, rows[0]!, ...rows.slice(2)], compare });
    expect(copied[2]!.difference!.interval!.correction).toContain('max-t over 3 comparisons');
    expect(width(copied[1]!)).toBe(0);
  });

  test('the jackknife moves intervals a little and leaves means as they are', () => {
    const compare = { differences: 'bonferroni-t', ratios: 'jackknife' } as const;
    summariseRows({ ...wide, compare }).forEach((estimate, i) => {
      expect(estimate.mean).toBe(byDefault[i]!.mean);
      expect(estimate.interval!.method).toBe('t on jackknifed ratio');
      expect(estimate.interval!.lo / byDefault[i]!.interval!.lo).toBeCloseTo(1, 2);
      if (i > 0) expect(estimate.difference!.interval!.method).toBe('paired t on jackknifed ratios');
    });
  });

  test('decided rows carry luck beside noise, tests against the margin, and intervals of percentiles', () => {
    const { difference, p10, p10Interval, p90Interval } = byDefault[3]!;
    expect(difference!.luck).toMatchObject({ years, share: difference!.yearsBetter / years });
    expect(difference!.luck!.p10!).toBeLessThan(difference!.mean);
    expect(difference!.luck!.p90!).toBeGreaterThan(difference!.mean);
    expect(p10Interval).toMatchObject({ level: 0.95, method: 'interpolated order statistics' });
    expect(p10Interval!.lo).toBeLessThan(p10!);
    expect(p90Interval!.hi).toBeGreaterThan(p10!);
    // Three points ahead of a margin of one: surely not worse, surely not the same.
    expect(difference!.equivalence).toMatchObject({ margin: 1, correction: 'Holm over 3 comparisons' });
    expect(difference!.equivalence!.nonInferiorityP).toBeLessThan(1e-4);
    expect(difference!.equivalence!.p).toBeGreaterThan(0.9);
    expect(find('pilot', 1).difference).not.toHaveProperty('luck');
    expect(find('pilot', 1)).not.toHaveProperty('p10Interval');
  });
});

test('counters are summed over replications', () => {
  expect(sumCounters(keep, layout, 0)).toEqual([]);
  expect(sumCounters(pilot, layout, 1)).toEqual([18, 1]);
});
