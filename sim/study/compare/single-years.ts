import { replicationQuantile } from '../../stats/quantile.ts';
import { quantileInterval } from '../../stats/quantile-interval.ts';
import type { RatioSample } from '../../stats/ratio-of-sums.ts';
import type { Interval, Luck, MeasureInfo } from '../results/estimate.ts';

/** Percentiles of single replications are shown from so many on. */
const LEAST_FOR_PERCENTILES = 10;

/** The ratio of each replication by itself, null where its denominator is 0. */
export function singleValues({ numerators, denominators }: RatioSample): (number | null)[] {
  return numerators.map((numerator, i) => (denominators[i] === 0 ? null : numerator / denominators[i]!));
}

/** Percentile of single values in the unit shown; null with fewer than ten. */
export function percentileOf(values: readonly number[], p: number, scale: number): number | null {
  return values.length < LEAST_FOR_PERCENTILES ? null : scale * replicationQuantile(values, p);
}

/** Interval of a percentile of single values, in the unit shown; null where they are too few to enclose it. */
export function percentileInterval(
  values: readonly number[],
  p: number,
  scale: number,
  level: number,
): Interval | null {
  if (values.length < LEAST_FOR_PERCENTILES) return null;
  const limits = quantileInterval(values, p, level);
  if (limits === null) return null;
  const { lo, hi } = limits;
  return {
    lo: scale * lo,
    hi: scale * hi,
    level,
    method: 'interpolated order statistics',
    correction: 'none',
  };
}

/** What single years say of a plan against the baseline; undefined without a good direction or a year to compare. */
export function luckOf(
  plan: RatioSample,
  baseline: RatioSample,
  { better, scale }: Pick<MeasureInfo, 'better' | 'scale'>,
): Luck | undefined {
  if (better === 'neither') return undefined;
  const ofBaseline = singleValues(baseline);
  const differences = singleValues(plan).flatMap((value, i) => {
    const other = ofBaseline[i]!;
    return value === null || other === null ? [] : value - other;
  });
  if (differences.length === 0) return undefined;
  const sign = better === 'higher' ? 1 : -1;
  return {
    share: differences.filter((difference) => sign * difference > 0).length / differences.length,
    years: differences.length,
    p10: percentileOf(differences, 0.1, scale),
    p90: percentileOf(differences, 0.9, scale),
  };
}
