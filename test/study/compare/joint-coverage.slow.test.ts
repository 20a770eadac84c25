import { describe, expect, test } from 'vitest';
import { SourceFile } from '../../../sim/files/source-file.ts';
import { type PrecisionRequest, precisionRule } from '../../../sim/study/compare/precision.ts';
import { skewedDifferences } from '../../../sim/study/compare/skewed-differences.ts';
import { summariseRows } from '../../../sim/study/compare/summarise.ts';
import type { MeasureInfo } from '../../../sim/study/results/estimate.ts';
import { normalDraws } from '../../stats/normal-draws.ts';

const TRIALS = 1000;
const PLANS = ['today', 'a', 'b', 'c', 'd'];
const IDS = ['m0', 'm1', 'm2', 'm3', 'm4'];
const measures = IDS.map(
  (id): MeasureInfo => ({
    id,
    title: id,
    unit: 'each',
    scale: 1,
    better: 'higher',
    material: 0.1,
    headline: true,
    numerator: '',
    denominator: '',
    decimals: 1,
  }),
);
const layout = {
  keys: IDS.map((measure) => ({ measure, scenario: 'everything', slice: '' })),
  counters: PLANS.map(() => 0),
};
const request = {
  precision: {
    targets: [{ measure: 'm0', of: 'difference', half_width: 0.3 }],
    at_least: 100,
    at_most: 400,
    check_every: 20,
  },
  source: new SourceFile('study.yaml', '') as unknown as PrecisionRequest['source'],
  layout,
  measures,
  plans: PLANS,
  level: 0.95,
} satisfies PrecisionRequest;

/** Differences of mean 0 and variance 1: chi-square with so many degrees of freedom, or normal. */
function family(degrees: number | null) {
  const normal = normalDraws(`joint ${degrees}`);
  const draw = () => {
    if (degrees === null) return normal();
    let sum = 0;
    for (let i = 0; i < degrees; i++) sum += normal() ** 2;
    return (sum - degrees) / Math.sqrt(2 * degrees);
  };
  let joint = 0;
  let warned = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const rows: Float64Array[][] = PLANS.map(() => []);
    const rule = precisionRule(request);
    for (const check of rule.checks) {
      while (rows[0]!.length < check) {
        rows.forEach((plan, p) => {
          plan.push(Float64Array.from([...IDS.map(() => (p === 0 ? 0 : draw())), ...IDS.map(() => 1)]));
        });
      }
      if (rule.check(rows, check).enough) break;
    }
    const differences = summariseRows({ ...request, rows }).flatMap(({ difference }) => difference ?? []);
    if (differences.every(({ interval }) => interval!.lo <= 0 && interval!.hi >= 0)) joint++;
    if (skewedDifferences({ ...request, rows }).length > 0) warned++;
  }
  return { joint: joint / TRIALS, warned: warned / TRIALS };
}

describe('a family of 20 differences of a study that ended by itself', () => {
  test.each([
    ['normal', null],
    ['of skewness 1', 8],
  ])('holds together as often as said, less two points: %s', (_, degrees) => {
    const { joint, warned } = family(degrees);
    console.log({ degrees, joint, warned });
    expect(joint).toBeGreaterThanOrEqual(0.93);
    if (degrees === null) expect(warned).toBeLessThan(0.05);
  });

  test('holds less often where years are as skewed as an exponential, and is warned of', () => {
    const { joint, warned } = family(2);
    console.log({ degrees: 2, joint, warned });
    expect(joint).toBeLessThan(0.93);
    expect(warned).toBeGreaterThanOrEqual(0.99);
  });
});
