import { EVERYTHING } from '../measure/layout.ts';
import { bonferroniLevel } from '../stats/bonferroni.ts';
import type { IntervalEstimate } from '../stats/mean-interval.ts';
import { pairedRatioDifference } from '../stats/paired-ratio-difference.ts';
import { replicationQuantile } from '../stats/quantile.ts';
import {
  informativeReplications,
  linearisedRatio,
  type RatioSample,
  ratioInterval,
  ratioOfSums,
} from '../stats/ratio-of-sums.ts';
import { varianceRatio } from '../stats/variance-ratio.ts';
import { verdictOf } from '../stats/verdict.ts';
import type { StudyRows } from './replicate.ts';
import { rowSample } from './row-sample.ts';
import { type RowLayout, rowName, viewReplication } from './rows.ts';
import type { Difference, Estimate, Interval, MeasureInfo, RowKey } from './summary.ts';

/** Percentiles of single replications are shown from so many on. */
const LEAST_FOR_PERCENTILES = 10;

/** What estimates are made of, and of nothing else. */
export interface SummariseRequest {
  readonly layout: RowLayout;
  /** All measures that rows name. */
  readonly measures: readonly MeasureInfo[];
  /** Names of the plans in the order of `rows`; the first is the baseline. */
  readonly plans: readonly string[];
  readonly rows: StudyRows;
  /** Confidence level, e.g. 0.95: of each interval, and of all decided differences together. */
  readonly level: number;
}

/**
 * Estimates every row of every plan and its difference to the baseline, plan by plan in the order of the layout.
 *
 * Headline measures over everything are what a study is decided on: their differences hold jointly, by Bonferroni
 * over measures x plans. All other rows are exploratory: each interval holds alone, and some of many will mislead.
 *
 * @throws RangeError when a row names a measure that is not among `measures`
 */
export function summariseRows(request: SummariseRequest): Estimate[] {
  const { layout, plans, rows } = request;
  const measures = measureOfRow(request);
  const comparisons = countComparisons(request);
  return plans.flatMap((plan, p) =>
    layout.keys.map((row, r) => {
      const measure = measures[r]!;
      const sample = rowSample(rows[p]!, layout, r);
      const difference =
        p === 0
          ? null
          : differenceOf(sample, rowSample(rows[0]!, layout, r), row, measure, request.level, comparisons);
      return { plan, row, ...levelOf(sample, measure, request.level), difference };
    }),
  );
}

/** Is this row decided on, or exploratory? */
function isDecided(row: RowKey, measure: MeasureInfo): boolean {
  return measure.headline && row.scenario === EVERYTHING && row.slice === '';
}

/** Counters of a plan, summed over its replications. */
export function sumCounters(
  replications: readonly Float64Array[],
  layout: RowLayout,
  plan: number,
): number[] {
  const sums = new Array<number>(layout.counters[plan]!).fill(0);
  for (const values of replications) {
    const { counters } = viewReplication(values, layout.keys.length);
    for (let i = 0; i < sums.length; i++) sums[i]! += counters[i]!;
  }
  return sums;
}

function measureOfRow({ layout, measures }: SummariseRequest): MeasureInfo[] {
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  return layout.keys.map((row) => {
    const measure = byId.get(row.measure);
    if (measure === undefined) throw new RangeError(`no measure describes the row ${rowName(row)}`);
    return measure;
  });
}

function countComparisons(request: SummariseRequest): number {
  const measures = measureOfRow(request);
  const decided = request.layout.keys.filter((row, r) => isDecided(row, measures[r]!));
  return decided.length * (request.plans.length - 1);
}

/** The plan by itself. */
function levelOf(
  sample: RatioSample,
  { scale }: MeasureInfo,
  level: number,
): Pick<Estimate, 'n' | 'mean' | 'interval' | 'p10' | 'p90'> {
  const ratio = ratioOfSums(sample);
  const limits = ratioInterval(sample, level);
  const single = singleValues(sample).filter((value) => value !== null);
  const percentile = (p: number) =>
    single.length < LEAST_FOR_PERCENTILES ? null : scale * replicationQuantile(single, p);
  return {
    n: informativeReplications(sample),
    mean: ratio === null ? null : scale * ratio,
    interval: limits && scaled(limits, scale, { level, method: 't on linearised ratio', correction: 'none' }),
    p10: percentile(0.1),
    p90: percentile(0.9),
  };
}

/** The plan against the baseline; null where one of them has no denominator. */
function differenceOf(
  plan: RatioSample,
  baseline: RatioSample,
  row: RowKey,
  measure: MeasureInfo,
  level: number,
  comparisons: number,
): Difference | null {
  const planRatio = ratioOfSums(plan);
  const baselineRatio = ratioOfSums(baseline);
  if (planRatio === null || baselineRatio === null) return null;
  const decided = isDecided(row, measure);
  const ownLevel = decided ? bonferroniLevel(level, comparisons) : level;
  const limits = pairedRatioDifference(plan, baseline, ownLevel);
  const interval =
    limits &&
    scaled(limits, measure.scale, {
      level: ownLevel,
      method: decided ? 'paired t on linearised ratios' : 'paired t on linearised ratios, exploratory',
      correction: decided
        ? `Bonferroni over ${comparisons} comparison${comparisons === 1 ? '' : 's'}`
        : 'none',
    });
  const gain = varianceRatio(linearisedRatio(plan)!, linearisedRatio(baseline)!, level);
  return {
    mean: measure.scale * (planRatio - baselineRatio),
    interval,
    verdict: verdictOf(interval, measure.better, measure.material),
    yearsBetter: countBetter(plan, baseline, measure.better),
    varianceRatio: gain?.ratio ?? null,
    ...(decided && {
      varianceRatioInterval: gain && {
        lo: gain.lo,
        hi: gain.hi,
        level,
        method: 'delta method on the logarithm',
        correction: 'none',
      },
    }),
  };
}

function scaled({ lo, hi }: IntervalEstimate, scale: number, how: Omit<Interval, 'lo' | 'hi'>): Interval {
  return { lo: scale * lo, hi: scale * hi, ...how };
}

/** The ratio of each replication by itself, null where its denominator is 0. */
function singleValues({ numerators, denominators }: RatioSample): (number | null)[] {
  return numerators.map((numerator, i) => (denominators[i] === 0 ? null : numerator / denominators[i]!));
}

function countBetter(plan: RatioSample, baseline: RatioSample, better: MeasureInfo['better']): number {
  if (better === 'neither') return 0;
  const sign = better === 'higher' ? 1 : -1;
  const ofBaseline = singleValues(baseline);
  return singleValues(plan).filter((value, i) => {
    const other = ofBaseline[i]!;
    return value !== null && other !== null && sign * (value - other) > 0;
  }).length;
}
