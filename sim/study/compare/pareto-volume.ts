import { bonferroniLevel } from '../../stats/bonferroni.ts';
import { hypervolume } from '../../stats/hypervolume.ts';
import { pairedRatioDifference } from '../../stats/paired-ratio-difference.ts';
import { ratioOfSums } from '../../stats/ratio-of-sums.ts';
import type { RowLayout } from '../compile/rows.ts';
import type { StudyRows } from '../execute/replicate.ts';
import type { MeasureInfo } from '../results/estimate.ts';
import type { ParetoVolume } from '../results/selection-summary.ts';
import { type HeadlineGoal, headlineGoals } from './headline-goals.ts';
import { rowSample } from './row-sample.ts';

interface VolumeRequest {
  readonly layout: RowLayout;
  readonly measures: readonly MeasureInfo[];
  readonly plansOfStudy?: number;
  readonly rows: StudyRows;
  readonly level: number;
}

/**
 * The box reaches so many margins below the baseline and above it, on every headline: wide enough for a rule that
 * changes much, and fixed, for a box drawn round what a study found would move with its luck.
 */
const MARGINS = 10;

/**
 * How much of a box around the baseline the plans cover that no other one beats (hypervolume). What counts are
 * differences to the baseline in margins that matter, on all headlines that have one; beyond the box nothing counts.
 *
 * The share never falls when a plan gets better, so that with joint limits of all differences, the share of the lower
 * limits and that of the upper ones hold it with at least their confidence. Resampling does not: plans that are alike
 * seem to cover more than they do, in the study and once more in its resamples.
 *
 * @returns null with fewer than two plans or two headlines with a margin, and without a value of one of them
 */
export function paretoVolume(request: VolumeRequest): ParetoVolume | null {
  const { layout, measures, rows, level } = request;
  const goals = headlineGoals(measures, layout).filter(({ margin }) => margin > 0);
  if (rows.length < 2 || goals.length < 2) return null;
  const plans = Math.max(rows.length, request.plansOfStudy ?? 0);
  const own = bonferroniLevel(level, (plans - 1) * goals.length);
  const differences = rows
    .slice(1)
    .map((plan) => goals.map((goal) => differenceOf(plan, rows[0]!, layout, goal, own)));
  if (differences.flat().includes(null)) return null;
  const covered = (of: 'value' | 'lo' | 'hi') =>
    coveredBy([
      goals.map(() => 0),
      ...differences.map((plan) =>
        plan.map((difference, g) => difference![of] / (MARGINS * goals[g]!.margin)),
      ),
    ]);
  const [value, lo, hi] = [covered('value'), covered('lo'), covered('hi')];
  const interval = Number.isNaN(lo + hi)
    ? null
    : { lo, hi, level, method: 'joint limits of all differences', correction: 'at least this confidence' };
  return { value, interval, margins: MARGINS, baseline: coveredBy([goals.map(() => 0)]) };
}

/** A plan against the baseline, more being better; limits are not a number without an interval. */
function differenceOf(
  plan: readonly Float64Array[],
  baseline: readonly Float64Array[],
  layout: RowLayout,
  { row, sign }: HeadlineGoal,
  level: number,
): { readonly value: number; readonly lo: number; readonly hi: number } | null {
  const [ofPlan, ofBaseline] = [rowSample(plan, layout, row), rowSample(baseline, layout, row)];
  const [above, below] = [ratioOfSums(ofPlan), ratioOfSums(ofBaseline)];
  if (above === null || below === null) return null;
  const value = sign * (above - below);
  const limits = pairedRatioDifference(ofPlan, ofBaseline, level);
  if (limits === null) return { value, lo: Number.NaN, hi: Number.NaN };
  return sign > 0 ? { value, lo: limits.lo, hi: limits.hi } : { value, lo: -limits.hi, hi: -limits.lo };
}

/** Share of the box from -1 to 1 on every axis that these points dominate. */
function coveredBy(points: readonly (readonly number[])[]): number {
  if (points.flat().some(Number.isNaN)) return Number.NaN;
  const within = points.map((point) => point.map((value) => Math.max(0, (Math.min(value, 1) + 1) / 2)));
  return hypervolume(
    within,
    within[0]!.map(() => 0),
  );
}
