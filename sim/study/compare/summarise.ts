import type { IntervalEstimate } from '../../stats/mean-interval.ts';
import {
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
import type { Difference, Estimate, Interval, MeasureInfo } from '../results/estimate.ts';
import { decidedFamily, type Family, isDecided } from './decided-family.ts';
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
  /** How many plans the study has, where not all are run: what is decided on is corrected for all of them. */
  readonly plansOfStudy?: number;
  readonly rows: StudyRows;
  /** Confidence level, e.g. 0.95: of each interval, and of all decided differences together. */
  readonly level: number;
  /** How intervals are made; paired t with Bonferroni on linearised ratios if left out. */
  readonly compare?: Pick<CompareDocument, 'differences' | 'ratios'>;
  /** Of the random signs of max-t. */
  readonly seed?: string;
}

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
  const left = Math.max(0, (request.plansOfStudy ?? 0) - plans.length);
  const claims = layout.keys.filter(
    (row, r) => isDecided(row, measures[r]) && (measures[r]!.material ?? 0) > 0,
  );
  equivalencesOf(decidedDifferences, level, left * claims.length).forEach((equivalence, i) => {
    const at = places[i]!;
    const { difference, ...rest } = estimates[at]!;
    if (equivalence && difference) estimates[at] = { ...rest, difference: { ...difference, equivalence } };
  });
  return estimates;
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
