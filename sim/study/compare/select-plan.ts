import { mean } from 'simple-statistics';
import { clarkYangReplications } from '../../stats/clark-yang.ts';
import { type BestComparison, type BestMethod, compareWithBest } from '../../stats/compare-with-best.ts';
import { nelsonMatejcikReplications } from '../../stats/nelson-matejcik.ts';
import { linearisedRatio, ratioOfSums } from '../../stats/ratio-of-sums.ts';
import { subsetSelection } from '../../stats/subset-selection.ts';
import type { RowLayout } from '../compile/rows.ts';
import type { CompareDocument, ConstraintDocument } from '../documents/comparison-schema.ts';
import type { StudyRows } from '../execute/replicate.ts';
import type { Interval, MeasureInfo } from '../results/estimate.ts';
import type { Candidate, Selection } from '../results/selection-summary.ts';
import { beatenPlans } from './beaten-plans.ts';
import { constrainedRows, isAllowed, keptConstraints } from './kept-constraints.ts';
import { levelAmong } from './level-among.ts';
import { paretoVolume } from './pareto-volume.ts';
import { rowSample, wholeMarketRow } from './row-sample.ts';
import { unbeatenShares } from './unbeaten-shares.ts';

/** What a plan is selected from. */
export interface SelectionRequest {
  readonly layout: RowLayout;
  readonly measures: readonly MeasureInfo[];
  /** Names of the plans, the baseline first. */
  readonly plans: readonly string[];
  /** How many plans the study has, where not all are run: what is said is corrected for all of them. */
  readonly plansOfStudy?: number;
  readonly rows: StudyRows;
  readonly level: number;
  readonly seed: string;
  /** The measure that decides. */
  readonly goal: string;
  readonly constraints: readonly ConstraintDocument[];
  /** How plans are compared with the best of the others; by Clark and Yang if left out. */
  readonly best?: CompareDocument['best'];
}

const BEST_METHODS: Readonly<Record<CompareDocument['best'], BestMethod>> = {
  'clark-yang': 'Clark-Yang',
  'nelson-matejcik': 'Nelson-Matejcik',
};

/**
 * Selects the plan with the best goal among those that keep to the constraints, the baseline included, and says how
 * surely: each allowed plan against the best of the others, and how often it is not dominated on the headlines.
 *
 * @returns null where the world does not have the goal
 */
export function selectPlan(request: SelectionRequest): Selection | null {
  const { layout, measures, plans, rows, level, goal, constraints } = request;
  const measure = measures.find(({ id }) => id === goal);
  const row = wholeMarketRow(layout, goal);
  if (measure === undefined || row < 0) return null;
  const whole = Math.max(plans.length, request.plansOfStudy ?? 0);
  const limited = constrainedRows(constraints, layout, measures);
  const kept = rows.map((plan) => keptConstraints(limited, plan, layout, level, whole));
  const samples = rows.map((plan) => goalSample(rowSample(plan, layout, row), measure));
  const allowed = [...plans.keys()].filter((p) => samples[p] !== null && isAllowed(kept[p]!));
  const compared = allowed.map((p) => samples[p]!);
  const among = levelAmong(level, compared.length, whole);
  const method = BEST_METHODS[request.best ?? 'clark-yang'];
  const comparison =
    compared.length < 2 || compared[0]!.length < 2 ? null : compareWithBest(compared, among, method);
  const best = allowed[bestOf(compared)];
  // With Clark and Yang's constant, a plan may be the best where its interval says so: the same set.
  const stays =
    comparison?.method === 'Clark-Yang' ? subsetSelection(compared, among) : compared.map(() => false);
  const letIn = plans.map((_, p) => {
    const own = samples[p];
    if (own === null || own === undefined || allowed.includes(p)) return false;
    if (kept[p]!.some(({ state }) => state === 'broken')) return false;
    if (compared.length === 0 || own.length < 2) return true;
    return subsetSelection([own, ...compared], levelAmong(level, compared.length + 1, whole))[0]!;
  });
  const shares = unbeatenShares(request);
  const volume = paretoVolume(request);
  const beaten = beatenPlans(request);
  const candidates = plans.map((plan, p): Candidate => {
    const place = allowed.indexOf(p);
    const interval = place < 0 || comparison === null ? null : againstBest(comparison, place, level);
    return {
      plan,
      constraints: kept[p]!,
      allowed: place >= 0,
      againstBest: interval,
      mayBeBest: place < 0 ? letIn[p]! : interval === null || interval.hi > 0 || stays[place]! || p === best,
      paretoShare: shares[p]!,
      ...(beaten[p] !== undefined && { beaten: beaten[p] }),
    };
  });
  return {
    goal,
    selected: best === undefined ? null : plans[best]!,
    sphericityP: comparison?.sphericityP ?? null,
    replicationsNeeded: neededFor(comparison, compared, measure, among),
    candidates,
    ...(volume !== null && { paretoVolume: volume }),
  };
}

/** The goal of a plan in each replication, to first order, in the unit shown and turned so that more is better. */
export function goalSample(
  sample: Parameters<typeof ratioOfSums>[0],
  { scale, better }: MeasureInfo,
): number[] | null {
  const ratio = ratioOfSums(sample);
  const linearised = linearisedRatio(sample);
  if (ratio === null || linearised === null) return null;
  const factor = better === 'lower' ? -scale : scale;
  return linearised.map((value) => factor * (ratio + value));
}

function bestOf(samples: readonly (readonly number[])[]): number {
  const means = samples.map((sample) => mean(sample));
  return means.indexOf(Math.max(...means));
}

function againstBest({ method, intervals }: BestComparison, place: number, level: number): Interval {
  return {
    ...intervals[place]!,
    level,
    method: `${method}, each plan against the best of the others`,
    correction: 'simultaneous over all plans',
  };
}

function neededFor(
  comparison: BestComparison | null,
  samples: readonly (readonly number[])[],
  { material }: MeasureInfo,
  level: number,
): number | null {
  if (comparison === null || material === null || material === 0) return null;
  return comparison.method === 'Nelson-Matejcik'
    ? nelsonMatejcikReplications(samples, material, level)
    : clarkYangReplications(samples, material, level);
}
