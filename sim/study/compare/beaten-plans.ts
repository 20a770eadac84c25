import { bonferroniLevel } from '../../stats/bonferroni.ts';
import { pairedRatioDifference } from '../../stats/paired-ratio-difference.ts';
import type { RatioSample } from '../../stats/ratio-of-sums.ts';
import { LEAST_NEVER_VARYING } from '../../stats/verdict.ts';
import type { RowLayout } from '../compile/rows.ts';
import type { StudyRows } from '../execute/replicate.ts';
import type { MeasureInfo } from '../results/estimate.ts';
import type { Candidate } from '../results/selection-summary.ts';
import { type HeadlineGoal, headlineGoals } from './headline-goals.ts';
import { rowSample } from './row-sample.ts';

interface BeatenRequest {
  readonly layout: RowLayout;
  readonly measures: readonly MeasureInfo[];
  readonly plansOfStudy?: number;
  readonly rows: StudyRows;
  readonly level: number;
}

/**
 * Which plans are surely beaten on all headlines at once, and which surely not; undefined where the replications do not
 * tell.
 *
 * A plan is *surely not* beaten where it is better than every rival on some headline, by a one-sided paired t limit at
 * `1 - alpha / (rivals x headlines)`: a plan that one rival does beat passes on one of its headlines with probability
 * alpha / rivals at most, and since not all plans can be beaten, all such sentences hold together at 1 - alpha. It is
 * *surely* beaten where one rival is at least as good on every headline and better on one; there each of the limits must
 * agree, so that only pairs of plans are counted, at `1 - alpha / (plans x rivals)` (an intersection-union test).
 *
 * @see Berger (1982), Technometrics 24(4):295-300; Dunn (1961), JASA 56(293):52-64
 */
export function beatenPlans(request: BeatenRequest): Candidate['beaten'][] {
  const { layout, measures, rows, level } = request;
  const goals = headlineGoals(measures, layout);
  const samples = rows.map((plan) => goals.map(({ row }) => rowSample(plan, layout, row)));
  const plans = Math.max(rows.length, request.plansOfStudy ?? 0);
  if (rows.length < 2 || goals.length === 0) return rows.map(() => undefined);
  const ahead = bonferroniLevel(level, (plans - 1) * goals.length);
  const behind = bonferroniLevel(level, plans * (plans - 1));
  const limits = (better: number, worse: number, oneSided: number) =>
    goals.map((goal, g) => lowerLimit(samples[better]![g]!, samples[worse]![g]!, goal, oneSided));
  return rows.map((_, plan) => {
    const rivals = [...rows.keys()].filter((each) => each !== plan);
    if (rivals.every((rival) => limits(plan, rival, ahead).some((limit) => limit > 0))) return 'surely not';
    const beating = rivals.some((rival) => {
      const all = limits(rival, plan, behind);
      return all.every((limit) => limit >= 0) && all.some((limit) => limit > 0);
    });
    return beating ? 'surely' : undefined;
  });
}

/** By how much one plan is better than another at least; minus infinity where the replications do not tell. */
function lowerLimit(better: RatioSample, worse: RatioSample, { sign }: HeadlineGoal, level: number): number {
  const limits = pairedRatioDifference(better, worse, 2 * level - 1);
  if (limits === null) return Number.NEGATIVE_INFINITY;
  const neverVaries = limits.standardError === 0 && limits.degreesOfFreedom + 1 < LEAST_NEVER_VARYING;
  if (neverVaries) return Number.NEGATIVE_INFINITY;
  return sign > 0 ? limits.lo : -limits.hi;
}
