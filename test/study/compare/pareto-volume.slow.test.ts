import { describe, expect, test } from 'vitest';
import { paretoVolume } from '../../../sim/study/compare/pareto-volume.ts';
import type { MeasureInfo } from '../../../sim/study/results/estimate.ts';
import { normalDraws } from '../../stats/normal-draws.ts';

const TRIALS = 2000;
const PLANS = 5;
const MARGIN = 0.3;
const IDS = ['a', 'b', 'c'];
const layout = {
  keys: IDS.map((measure) => ({ measure, scenario: 'everything', slice: '' })),
  counters: new Array<number>(PLANS).fill(0),
};
const measures = IDS.map(
  (id): MeasureInfo => ({
    id,
    title: id,
    unit: 'each',
    scale: 1,
    better: 'higher',
    material: MARGIN,
    headline: true,
    numerator: '',
    denominator: '',
    decimals: 1,
  }),
);
const truthOf = (spread: number) =>
  Array.from({ length: PLANS }, (_, p) => IDS.map((_id, g) => spread * Math.sin(1 + 2.3 * p + 1.7 * g)));
const volumeOf = (rows: readonly (readonly Float64Array[])[]) =>
  paretoVolume({ layout, measures, rows, level: 0.95 })!;

describe('the interval of the ground that plans cover', () => {
  test.each([
    [50, 0],
    [50, 0.1],
    [50, 0.5],
    [200, 0.1],
  ])('after %i years of plans spread by %f holds the truth as often as said or more', (years, spread) => {
    const normal = normalDraws(`volume ${years} ${spread}`);
    const truth = truthOf(spread);
    // Every year like the truth, so that the estimate is the truth.
    const same = truth.map((values) => [0, 1].map(() => Float64Array.of(...values, 1, 1, 1)));
    const real = volumeOf(same).value;
    let held = 0;
    let width = 0;
    for (let trial = 0; trial < TRIALS; trial++) {
      const rows = truth.map((values) =>
        Array.from({ length: years }, () => Float64Array.of(...values.map((v) => v + normal()), 1, 1, 1)),
      );
      const { lo, hi } = volumeOf(rows).interval!;
      if (lo <= real && real <= hi) held++;
      width += (hi - lo) / TRIALS;
    }
    console.log({ years, spread, truth: real, held: held / TRIALS, width });
    expect(held / TRIALS).toBeGreaterThanOrEqual(0.95 - 2 * Math.sqrt((0.95 * 0.05) / TRIALS));
  });
});
