import { expect, test } from 'vitest';
import { normalQuantile } from '../../../sim/stats/normal.ts';
import { yearQuantiles } from '../../../sim/study/compare/year-quantiles.ts';
import { normalDraws } from '../../stats/normal-draws.ts';
import { measures, layout as toyLayout } from '../toy-study.ts';

/**
 * Differences of year quantiles as a study makes them, in 400 studies of the fewest years that it makes them of: the
 * share that holds the truth has a standard error of 1.1 %. Luck that plans share nearly all of is the hard case, for
 * then only few years tell the plans apart. Seeds were fixed before the first run.
 */
const STUDIES = 400;
const YEARS = 100;

test.each([
  [0.1, 1.5, 0.1],
  [0.9, 1.5, 0.1],
  [0.1, 0.7, 0.2],
])(
  'the difference of the %d quantile holds the truth in 92 %% of studies: luck x %d, own %d',
  (p, felt, own) => {
    const normal = normalDraws(`year quantiles ${p} ${felt} ${own}`);
    const z = normalQuantile(p);
    const truth = 100 * (z * Math.hypot(felt, own) - z);
    let held = 0;
    for (let study = 0; study < STUDIES; study++) {
      const luck = Array.from({ length: YEARS }, normal);
      const found = yearQuantiles({
        layout: { keys: [toyLayout.keys[0]!], counters: [0, 0] },
        measures,
        plans: ['keep', 'pilot'],
        rows: [
          luck.map((common) => Float64Array.of(common, 1)),
          luck.map((common) => Float64Array.of(felt * common + own * normal(), 1)),
        ],
        level: 0.95,
        seed: `study ${study}`,
        quantiles: [p],
      });
      const { lo, hi } = found[1]!.difference!.interval!;
      if (lo <= truth && truth <= hi) held++;
    }
    console.info(`${p} quantile, luck x ${felt}, own ${own}: ${held / STUDIES}`);
    expect(held / STUDIES).toBeGreaterThanOrEqual(0.92);
  },
);
