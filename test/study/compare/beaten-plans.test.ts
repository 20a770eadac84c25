import { describe, expect, test } from 'vitest';
import { beatenPlans } from '../../../sim/study/compare/beaten-plans.ts';
import type { MeasureInfo } from '../../../sim/study/results/estimate.ts';
import { normalDraws } from '../../stats/normal-draws.ts';

const TRIALS = 400;
const YEARS = 50;

/** Plans on so many headlines, all to be raised. */
function requestOf(headlines: number, rows: readonly (readonly Float64Array[])[]) {
  const ids = Array.from({ length: headlines }, (_, i) => `m${i}`);
  const measures = ids.map(
    (id): MeasureInfo => ({
      id,
      title: id,
      unit: 'each',
      scale: 1,
      better: 'higher',
      material: 0.5,
      headline: true,
      numerator: '',
      denominator: '',
      decimals: 1,
    }),
  );
  const keys = ids.map((measure) => ({ measure, scenario: 'everything', slice: '' }));
  return { layout: { keys, counters: rows.map(() => 0) }, measures, rows, level: 0.95 };
}

/** Years of a plan with these values, independent errors of standard deviation 1, and denominators of 1. */
function years(normal: () => number, ...values: readonly number[]): Float64Array[] {
  return Array.from({ length: YEARS }, () =>
    Float64Array.from([...values.map((value) => value + normal()), ...values.map(() => 1)]),
  );
}

describe('plans that are surely beaten, or surely not', () => {
  test('are told apart where the years leave no doubt', () => {
    const normal = normalDraws('clearly beaten');
    const rows = [years(normal, 0, 10), years(normal, 5, 5), years(normal, 3, 3), years(normal, 10, 0)];
    expect(beatenPlans(requestOf(2, rows))).toEqual(['surely not', 'surely not', 'surely', 'surely not']);
  });

  test('are not named where plans are alike, or all the same', () => {
    const normal = normalDraws('alike');
    const same = years(normal, 1, 1);
    expect(beatenPlans(requestOf(2, [same, same]))).toEqual([undefined, undefined]);
    expect(beatenPlans(requestOf(2, [years(normal, 1, 1), years(normal, 1, 1)]))).toEqual([
      undefined,
      undefined,
    ]);
    expect(beatenPlans(requestOf(2, [same]))).toEqual([undefined]);
  });

  test('are named where goals have had a good chance to vary and never have', () => {
    const constant = (won: number) => Array.from({ length: 100 }, () => Float64Array.of(won, 1, 1, 1));
    expect(beatenPlans(requestOf(2, [constant(1), constant(2)]))).toEqual(['surely', 'surely not']);
    const few = [constant(1).slice(0, 50), constant(2).slice(0, 50)];
    expect(beatenPlans(requestOf(2, few))).toEqual([undefined, undefined]);
  });

  test.each([
    [5, 0.1],
    [5, 0.5],
    [2, 0.25],
  ])(
    'on %i headlines, one worse on each by %f standard errors is hardly ever called surely not beaten, in 400 trials',
    (headlines, errors) => {
      const normal = normalDraws(`beaten ${headlines} ${errors}`);
      const behind = -errors * Math.sqrt(2 / YEARS);
      let wrong = 0;
      for (let trial = 0; trial < TRIALS; trial++) {
        const rows = [0, behind].map((value) => years(normal, ...new Array<number>(headlines).fill(value)));
        if (beatenPlans(requestOf(headlines, rows))[1] === 'surely not') wrong++;
      }
      expect(wrong / TRIALS).toBeLessThanOrEqual(0.05 + 2 * Math.sqrt((0.05 * 0.95) / TRIALS));
    },
  );

  test('on two headlines, one of two plans that do not beat each other is hardly ever called surely beaten, in 400 trials', () => {
    const normal = normalDraws('not beaten');
    let wrong = 0;
    for (let trial = 0; trial < TRIALS; trial++) {
      const rows = [years(normal, 0, 0), years(normal, 0.001, -5)];
      if (beatenPlans(requestOf(2, rows)).includes('surely')) wrong++;
    }
    expect(wrong / TRIALS).toBeLessThanOrEqual(0.05 + 2 * Math.sqrt((0.05 * 0.95) / TRIALS));
  });
});
