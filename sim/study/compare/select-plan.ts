import { mean } from 'simple-statistics';
import { clarkYangReplications } from '../../stats/clark-yang.ts';
import { type BestComparison, type BestMethod, compareWithBest } from '../../stats/compare-with-best.ts';
import { nelsonMatejcikReplications } from '../../stats/nelson-matejcik.ts';
import { paretoShares } from '../../stats/pareto-shares.ts';
import { linearisedRatio, ratioOfSums } from '../../stats/ratio-of-sums.ts';
import type { RowLayout } from '../compile/rows.ts';
import type { CompareDocument, ConstraintDocument } from '../documents/comparison-schema.ts';
import type { StudyRows } from '../execute/replicate.ts';
import type { Candidate, Interval, MeasureInfo, Selection } from '../results/summary.ts';
import { constrainedRows, isAllowed, keptConstraints } from './kept-constraints.ts';
import { rowSample, wholeMarketRow } from './row-sample.ts';

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

/** Resamples of whole replications for shares in the Pareto set: one share in 30 has a standard error of half a point. */
const RESAMPLES = 1000;

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
  const method = BEST_METHODS[request.best ?? 'clark-yang'];
  const comparison =
    compared.length < 2 || compared[0]!.length < 2
      ? null
      : compareWithBest(
          compared,
          levelAmong(level, compared.length, compared.length + whole - plans.length),
          method,
        );
  const best = allowed[bestOf(compared)];
  const shares = nonDominatedShares(request);
  const candidates = plans.map((plan, p): Candidate => {
    const place = allowed.indexOf(p);
    const interval = place < 0 || comparison === null ? null : againstBest(comparison, place, level);
    return {
      plan,
      constraints: kept[p]!,
      allowed: place >= 0,
      againstBest: interval,
      mayBeBest: place >= 0 && (interval === null || interval.hi > 0 || p === best),
      paretoShare: shares[p]!,
    };
  });
  return {
    goal,
    selected: best === undefined ? null : plans[best]!,
    sphericityP: comparison?.sphericityP ?? null,
    replicationsNeeded: neededFor(comparison, compared, measure, level),
    candidates,
  };
}

/**
 * Level at which so many plans are compared, so that what is said holds for all plans of the study, run or not: with it
 * Clark and Yang's constant is that of all plans.
 */
function levelAmong(level: number, run: number, all: number): number {
  return run === all ? level : 1 - ((1 - level) * (run - 1)) / (all - 1);
}

/** The goal of a plan in each replication, to first order, in the unit shown and turned so that more is better. */
function goalSample(
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

/** For each plan the share of resamples in which no other plan dominates it on the headline measures. */
function nonDominatedShares({ layout, measures, plans, rows, seed }: SelectionRequest): number[] {
  const goals = measures.flatMap((measure) => {
    const row = wholeMarketRow(layout, measure.id);
    return measure.headline && measure.better !== 'neither' && row >= 0
      ? { row, sign: (measure.better === 'lower' ? -1 : 1) * Math.sign(measure.scale) }
      : [];
  });
  const samples = rows.map((plan) => goals.map(({ row }) => rowSample(plan, layout, row)));
  const replications = rows[0]?.length ?? 0;
  if (replications === 0 || goals.length === 0) return plans.map(() => 1);
  return paretoShares({ replications, resamples: RESAMPLES, seed: `${seed} pareto` }, (drawn) =>
    samples.map((ofPlan) =>
      ofPlan.map(({ numerators, denominators }, g) => {
        let numerator = 0;
        let denominator = 0;
        for (const i of drawn) {
          numerator += numerators[i]!;
          denominator += denominators[i]!;
        }
        // Without a denominator all plans are alike on this measure.
        return denominator === 0 ? 0 : (goals[g]!.sign * numerator) / denominator;
      }),
    ),
  );
}
