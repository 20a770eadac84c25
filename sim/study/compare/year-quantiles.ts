import { bootstrapInterval } from '../../stats/bootstrap.ts';
import { replicationQuantile } from '../../stats/quantile.ts';
import type { RowLayout } from '../compile/rows.ts';
import type { StudyRows } from '../execute/replicate.ts';
import type { Interval, MeasureInfo } from '../results/estimate.ts';
import type { YearQuantile } from '../results/selection-summary.ts';
import { rowSample, wholeMarketRow } from './row-sample.ts';
import { percentileInterval, singleValues } from './single-years.ts';

/** What quantiles of single years are made of. */
export interface YearQuantilesRequest {
  readonly layout: RowLayout;
  readonly measures: readonly MeasureInfo[];
  /** Names of the plans, the baseline first. */
  readonly plans: readonly string[];
  readonly rows: StudyRows;
  readonly level: number;
  readonly seed: string;
  /** Each strictly between 0 and 1. */
  readonly quantiles: readonly number[];
}

const RESAMPLES = 2000;
/** Fewer years than this say nothing about their quantiles. */
const LEAST_YEARS = 10;
/**
 * So many years are to be expected on the rarer side of a quantile before its difference is resampled: with half of
 * them, intervals at 95 % hold the truth in 91 % of trials where two plans share nearly all luck.
 */
const LEAST_BEYOND = 10;

/**
 * Quantiles of single simulated years on the headline measures, such as the tenth percentile for a bad year: of every
 * plan with an interval from order statistics, and against the baseline's quantile with one from resamples of whole
 * replications, for which there is no formula. No difference is given where the quantile of either plan has no interval,
 * nor with fewer than ten years to be expected beyond it: 100 for the tenth percentile, 20 for the median.
 *
 * Years in which a plan or the baseline has no value are left out for both; with fewer than ten, the quantile is too.
 */
export function yearQuantiles(request: YearQuantilesRequest): YearQuantile[] {
  const { layout, measures, plans, rows, quantiles } = request;
  return measures
    .filter(({ headline }) => headline)
    .flatMap((measure) => {
      const row = wholeMarketRow(layout, measure.id);
      if (row < 0) return [];
      const years = rows.map((plan) => singleValues(rowSample(plan, layout, row)));
      return quantiles.flatMap((p) =>
        plans.flatMap((plan, i) => quantileOf(request, { measure, plan, p }, years[i]!, years[0]!, i === 0)),
      );
    });
}

function quantileOf(
  { level, seed }: YearQuantilesRequest,
  { measure, plan, p }: { measure: MeasureInfo; plan: string; p: number },
  own: readonly (number | null)[],
  baseline: readonly (number | null)[],
  isBaseline: boolean,
): YearQuantile[] {
  const pairs = own.flatMap((value, i) => {
    const other = baseline[i]!;
    return value === null || other === null ? [] : [[value, other] as const];
  });
  if (pairs.length < LEAST_YEARS) return [];
  const values = pairs.map(([value]) => value);
  const others = pairs.map(([, other]) => other);
  const at = (sample: readonly number[]) => measure.scale * replicationQuantile(sample, p);
  const against = (drawn: Iterable<number>) => {
    const indexes = [...drawn];
    return at(indexes.map((i) => values[i]!)) - at(indexes.map((i) => others[i]!));
  };
  const found: Omit<YearQuantile, 'difference'> = {
    plan,
    measure: measure.id,
    quantile: p,
    years: pairs.length,
    value: at(values),
    interval: percentileInterval(values, p, measure.scale, level),
  };
  // A hair less than asked, for 1 - 0.9 is not quite 0.1.
  const beyond = pairs.length * Math.min(p, 1 - p) + 1e-9;
  const enclosed = found.interval !== null && percentileInterval(others, p, measure.scale, level) !== null;
  if (isBaseline || !enclosed || beyond < LEAST_BEYOND) return [{ ...found, difference: null }];
  const resampling = { replications: pairs.length, resamples: RESAMPLES, seed: `${seed} ${measure.id} ${p}` };
  const limits = bootstrapInterval(resampling, against, level);
  const interval: Interval | null = limits && {
    ...limits,
    level,
    method: `percentiles of ${RESAMPLES} resamples of whole replications, exploratory`,
    correction: 'none',
  };
  return [{ ...found, difference: { value: at(values) - at(others), interval } }];
}
