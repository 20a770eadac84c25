import { describe, expect, test } from 'vitest';
import { quantileInterval } from '../../../sim/stats/quantile-interval.ts';
import { yearQuantiles } from '../../../sim/study/compare/year-quantiles.ts';
import { normalDraws } from '../../stats/normal-draws.ts';
import { measures, layout as toyLayout } from '../toy-study.ts';

const layout = { keys: [toyLayout.keys[0]!], counters: [0, 0] };
const normal = normalDraws('year-quantiles');
const luck = Array.from({ length: 100 }, normal);
/** Customers won of 100 in each year; the pilot lifts bad years and leaves good ones. */
const keep = luck.map((common) => Float64Array.of(20 + 4 * common, 100));
const pilot = luck.map((common) => Float64Array.of(20 + 4 * Math.max(common, -0.5), 100));
const request = {
  layout,
  measures,
  plans: ['keep', 'pilot'],
  rows: [keep, pilot],
  level: 0.95,
  seed: 'fixed',
  quantiles: [0.1, 0.9],
};

describe('quantiles of single years', () => {
  const found = yearQuantiles(request);

  test('come by measure, quantile and plan, for headline measures', () => {
    expect(found.map(({ measure, quantile, plan }) => [measure, quantile, plan])).toEqual([
      ['conversion', 0.1, 'keep'],
      ['conversion', 0.1, 'pilot'],
      ['conversion', 0.9, 'keep'],
      ['conversion', 0.9, 'pilot'],
    ]);
  });

  test('have intervals of order statistics, in the unit shown', () => {
    const expected = quantileInterval(
      luck.map((common) => 20 + 4 * common),
      0.1,
      0.95,
    )!;
    expect(found[0]).toMatchObject({ years: 100, difference: null });
    expect(found[0]!.value).toBeCloseTo(expected.estimate, 9);
    expect(found[0]!.interval!.lo).toBeCloseTo(expected.lo, 9);
    expect(found[0]!.interval!.hi).toBeCloseTo(expected.hi, 9);
  });

  test('tell that a plan helps in bad years and not in good ones', () => {
    const bad = found[1]!.difference!;
    expect(bad.value).toBeCloseTo(found[1]!.value - found[0]!.value, 12);
    expect(bad.interval!.lo).toBeGreaterThan(0);
    expect(bad.interval).toMatchObject({ level: 0.95, correction: 'none' });
    expect(bad.interval!.method).toContain('exploratory');
    expect(found[3]!.difference).toMatchObject({ value: 0, interval: { lo: 0, hi: 0 } });
  });

  test('are the same for the same seed, and none of few years', () => {
    expect(yearQuantiles(request)).toEqual(found);
    const few = request.rows.map((plan) => plan.slice(0, 9));
    expect(yearQuantiles({ ...request, rows: few })).toEqual([]);
  });

  test('have no difference where years do not enclose the quantile, or too few lie beyond it', () => {
    const of = (years: number, p: number) =>
      yearQuantiles({
        ...request,
        rows: request.rows.map((plan) => plan.slice(0, years)),
        quantiles: [p],
      })[1]!;
    expect(of(30, 0.1)).toMatchObject({ interval: null, difference: null });
    expect(of(99, 0.9).interval).not.toBeNull();
    expect(of(99, 0.9).difference).toBeNull();
    expect(of(100, 0.9).difference).not.toBeNull();
    expect(of(20, 0.5).difference).not.toBeNull();
  });
});
