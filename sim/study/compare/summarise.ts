import { EVERYTHING } from '../../measure/layout.ts';
import { bonferroniLevel } from '../../stats/bonferroni.ts';
import { maxTCritical } from '../../stats/max-t.ts';
import type { IntervalEstimate } from '../../stats/mean-interval.ts';
import {
  differingReplications,
  informativeReplications,
  linearisedRatio,
  type RatioSample,
  ratioOfSums,
} from '../../stats/ratio-of-sums.ts';
import { type VarianceRatio, varianceRatio } from '../../stats/variance-ratio.ts';
import { verdictOf } from '../../stats/verdict.ts';
import { type RowLayout, rowName, viewReplication } from '../compile/rows.ts';
import type { CompareDocument } from '../documents/comparison-schema.ts';
import type { StudyRows } from '../execute/replicate.ts';
import type { Difference, Estimate, Interval, MeasureInfo, RowKey } from '../results/summary.ts';
import { type DecidedDifference, equivalencesOf } from './equivalences.ts';
import { INTERVAL_METHODS, type IntervalMethod } from './interval-method.ts';
import { rowSample } from './row-sample.ts';
import { luckOf, percentileInterval, percentileOf, singleValues } from './single-years.ts';

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
  /** How intervals are made; paired t with Bonferroni on linearised ratios if left out. */
  readonly compare?: Pick<CompareDocument, 'differences' | 'ratios'>;
  /** Of the random signs of max-t. */
  readonly seed?: string;
}

/** Random signs of all replications for max-t. */
const RESAMPLES = 2000;
/** Fewer differing replications than this say too little about the largest of many deviations to resample them. */
const LEAST_FOR_MAX_T = 10;

/**
 * Estimates every row of every plan and its difference to the baseline, plan by plan in the order of the layout.
 *
 * Headline measures over everything are what a study is decided on: their differences hold jointly, by Bonferroni
 * over measures x plans or by max-t. All other rows are exploratory: each interval holds alone, and some of many will
 * mislead.
 *
 * @throws RangeError when a row names a measure that is not among `measures`
 */
export function summariseRows(request: SummariseRequest): Estimate[] {
  const { layout, plans, rows, level } = request;
  const measures = measureOfRow(request);
  const method = INTERVAL_METHODS[request.compare?.ratios ?? 'linearised'];
  const family = decidedFamily(request, measures, method);
  const decidedDifferences: DecidedDifference[] = [];
  const places: number[] = [];
  const estimates = plans.flatMap((plan, p) =>
    layout.keys.map((row, r): Estimate => {
      const measure = measures[r]!;
      const sample = rowSample(rows[p]!, layout, r);
      const decided = isDecided(row, measure);
      const own = { plan, row, ...levelOf(sample, measure, level, method, decided) };
      if (p === 0) return { ...own, difference: null };
      const baseline = rowSample(rows[0]!, layout, r);
      if (!decided)
        return { ...own, difference: exploratoryDifference(sample, baseline, measure, level, method) };
      const limits = method.difference(sample, baseline, family.level);
      if (limits !== null) {
        decidedDifferences.push({ limits, measure });
        places.push(p * layout.keys.length + r);
      }
      return { ...own, difference: decidedDifference(sample, baseline, measure, level, limits, family) };
    }),
  );
  equivalencesOf(decidedDifferences, level).forEach((equivalence, i) => {
    const at = places[i]!;
    const { difference, ...rest } = estimates[at]!;
    if (equivalence && difference) estimates[at] = { ...rest, difference: { ...difference, equivalence } };
  });
  return estimates;
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

/** How the intervals of all decided differences are made. */
interface Family {
  /** Level of the t intervals that it starts from. */
  readonly level: number;
  /** Half-width in standard errors that takes the place of t; null where t stays. */
  readonly critical: number | null;
  /** Level, method and correction of every interval, in words. */
  readonly how: Omit<Interval, 'lo' | 'hi'>;
}

function decidedFamily(
  request: SummariseRequest,
  measures: readonly MeasureInfo[],
  method: IntervalMethod,
): Family {
  const { layout, plans, rows, level, compare, seed = '' } = request;
  const decided = [...layout.keys.keys()].filter((r) => isDecided(layout.keys[r]!, measures[r]!));
  const comparisons = decided.length * (plans.length - 1);
  const counted = `${comparisons} comparison${comparisons === 1 ? '' : 's'}`;
  const sparsest = compare?.differences === 'max-t' ? fewestDiffering(request, decided) : 0;
  if (compare?.differences === 'max-t' && sparsest >= LEAST_FOR_MAX_T) {
    const columns = decided.flatMap((r) => {
      const baseline = rowSample(rows[0]!, layout, r);
      return rows.slice(1).flatMap((plan) => {
        const column = method.column(rowSample(plan, layout, r), baseline);
        return column === null ? [] : [column];
      });
    });
    const critical = columns.length === 0 ? null : maxTCritical(columns, level, RESAMPLES, `${seed} max-t`);
    const correction = `max-t over ${counted}, ${RESAMPLES} random signs of whole replications`;
    return { level, critical, how: { level, method: method.differenceName, correction } };
  }
  const own = comparisons === 0 ? level : bonferroniLevel(level, comparisons);
  // Too few differing years say too little about the largest of many deviations, and the reader is told.
  const instead =
    compare?.differences === 'max-t'
      ? `, not max-t: one differs in ${sparsest} of ${rows[0]?.length ?? 0} simulated years`
      : '';
  const correction = `Bonferroni over ${counted}${instead}`;
  return { level: own, critical: null, how: { level: own, method: method.differenceName, correction } };
}

/**
 * In how many replications the rarest of the decided differences is one at all; those that never are do not count, for
 * they have no error.
 */
function fewestDiffering({ layout, rows }: SummariseRequest, decided: readonly number[]): number {
  let fewest = rows[0]?.length ?? 0;
  for (const r of decided) {
    const baseline = rowSample(rows[0]!, layout, r);
    for (const plan of rows.slice(1)) {
      const differing = differingReplications(rowSample(plan, layout, r), baseline);
      if (differing > 0) fewest = Math.min(fewest, differing);
    }
  }
  return fewest;
}

/** The plan by itself. */
function levelOf(
  sample: RatioSample,
  { scale }: MeasureInfo,
  level: number,
  method: IntervalMethod,
  decided: boolean,
): Omit<Estimate, 'plan' | 'row' | 'difference'> {
  const ratio = ratioOfSums(sample);
  const limits = method.level(sample, level);
  const single = singleValues(sample).filter((value) => value !== null);
  return {
    n: informativeReplications(sample),
    mean: ratio === null ? null : scale * ratio,
    interval: limits && scaled(limits, scale, { level, method: method.levelName, correction: 'none' }),
    p10: percentileOf(single, 0.1, scale),
    p90: percentileOf(single, 0.9, scale),
    ...(decided && {
      p10Interval: percentileInterval(single, 0.1, scale, level),
      p90Interval: percentileInterval(single, 0.9, scale, level),
    }),
  };
}

/** A plan against the baseline on a row that nothing is decided on; null where one of them has no denominator. */
function exploratoryDifference(
  plan: RatioSample,
  baseline: RatioSample,
  measure: MeasureInfo,
  level: number,
  method: IntervalMethod,
): Difference | null {
  const limits = method.difference(plan, baseline, level);
  const how = { level, method: `${method.differenceName}, exploratory`, correction: 'none' };
  const gain = gainOf(plan, baseline, level);
  return differenceOf(
    plan,
    baseline,
    measure,
    limits && scaled(limits, measure.scale, how),
    gain?.ratio ?? null,
  );
}

/** A plan against the baseline on a headline over the whole market; null where one of them has no denominator. */
function decidedDifference(
  plan: RatioSample,
  baseline: RatioSample,
  measure: MeasureInfo,
  level: number,
  limits: IntervalEstimate | null,
  { critical, how }: Family,
): Difference | null {
  const widened = limits && critical !== null ? aroundEstimate(limits, critical) : limits;
  const gain = gainOf(plan, baseline, level);
  const interval = widened && scaled(widened, measure.scale, how);
  const difference = differenceOf(plan, baseline, measure, interval, gain?.ratio ?? null);
  if (difference === null) return null;
  const luck = luckOf(plan, baseline, measure);
  return {
    ...difference,
    varianceRatioInterval: gain && {
      lo: gain.lo,
      hi: gain.hi,
      level,
      method: 'delta method on the logarithm',
      correction: 'none',
    },
    ...(luck && { luck }),
  };
}

function gainOf(plan: RatioSample, baseline: RatioSample, level: number): VarianceRatio | null {
  const [ofPlan, ofBaseline] = [linearisedRatio(plan), linearisedRatio(baseline)];
  return ofPlan === null || ofBaseline === null ? null : varianceRatio(ofPlan, ofBaseline, level);
}

function differenceOf(
  plan: RatioSample,
  baseline: RatioSample,
  measure: MeasureInfo,
  interval: Interval | null,
  gain: number | null,
): Difference | null {
  const planRatio = ratioOfSums(plan);
  const baselineRatio = ratioOfSums(baseline);
  if (planRatio === null || baselineRatio === null) return null;
  const years = Math.min(informativeReplications(plan), informativeReplications(baseline));
  return {
    mean: measure.scale * (planRatio - baselineRatio),
    interval,
    verdict: verdictOf(interval, measure.better, measure.material, years),
    yearsBetter: countBetter(plan, baseline, measure.better),
    varianceRatio: gain,
  };
}

function aroundEstimate(limits: IntervalEstimate, critical: number): IntervalEstimate {
  const halfWidth = critical * limits.standardError;
  return { ...limits, lo: limits.estimate - halfWidth, hi: limits.estimate + halfWidth };
}

function scaled({ lo, hi }: IntervalEstimate, scale: number, how: Omit<Interval, 'lo' | 'hi'>): Interval {
  return { lo: scale * lo, hi: scale * hi, ...how };
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
