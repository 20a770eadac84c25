import { EVERYTHING } from '../../measure/layout.ts';
import { bonferroniLevel } from '../../stats/bonferroni.ts';
import { maxTCritical } from '../../stats/max-t.ts';
import { differingReplications } from '../../stats/ratio-of-sums.ts';
import type { RowLayout } from '../compile/rows.ts';
import type { CompareDocument } from '../documents/comparison-schema.ts';
import type { StudyRows } from '../execute/replicate.ts';
import type { Interval, MeasureInfo, RowKey } from '../results/estimate.ts';
import type { IntervalMethod } from './interval-method.ts';
import { rowSample } from './row-sample.ts';

/** What a family of decided differences hangs on. */
export interface FamilyRequest {
  readonly layout: RowLayout;
  /** Names of the plans in the order of `rows`, the baseline first. */
  readonly plans: readonly string[];
  /** How many plans the study has, where not all are run; what is shown is corrected for all of them. */
  readonly plansOfStudy?: number;
  readonly rows: StudyRows;
  readonly level: number;
  readonly compare?: Pick<CompareDocument, 'differences' | 'ratios'>;
  /** Of the random signs of max-t. */
  readonly seed?: string;
}

/** Random signs of all replications for max-t. */
const RESAMPLES = 2000;
/** Fewer differing replications than this say too little about the largest of many deviations to resample them. */
const LEAST_FOR_MAX_T = 10;

/** Is this row decided on, or exploratory? */
export function isDecided(row: RowKey, measure: MeasureInfo | undefined): boolean {
  return measure?.headline === true && row.scenario === EVERYTHING && row.slice === '';
}

/** How the intervals of all decided differences are made. */
export interface Family {
  /** Level of the t intervals that it starts from. */
  readonly level: number;
  /** Half-width in standard errors that takes the place of t; null where t stays. */
  readonly critical: number | null;
  /** Level, method and correction of every interval, in words. */
  readonly how: Omit<Interval, 'lo' | 'hi'>;
}

/**
 * The family of all headline measures over everything x plans but the baseline, which a study is decided on.
 *
 * @param ofRow the measure of each row of the layout
 */
export function decidedFamily(
  request: FamilyRequest,
  ofRow: readonly (MeasureInfo | undefined)[],
  method: IntervalMethod,
): Family {
  const { layout, plans, rows, level, compare, seed = '' } = request;
  const decided = [...layout.keys.keys()].filter((r) => isDecided(layout.keys[r]!, ofRow[r]));
  // Plans that were left out on the command line, perhaps after all had been seen, do not make the others surer.
  const whole = Math.max(plans.length, request.plansOfStudy ?? 0);
  const comparisons = plans.length < 2 ? 0 : decided.length * (whole - 1);
  const shown =
    whole === plans.length ? '' : ` of the study, ${decided.length * (plans.length - 1)} of them shown`;
  const counted = `${comparisons} comparison${comparisons === 1 ? '' : 's'}${shown}`;
  const sparsest = compare?.differences === 'max-t' ? fewestDiffering(request, decided) : 0;
  if (compare?.differences === 'max-t' && shown === '' && sparsest >= LEAST_FOR_MAX_T) {
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
      ? shown !== ''
        ? ', not max-t: not all plans were run'
        : `, not max-t: one differs in ${sparsest} of ${rows[0]?.length ?? 0} simulated years`
      : '';
  const correction = `Bonferroni over ${counted}${instead}`;
  return { level: own, critical: null, how: { level: own, method: method.differenceName, correction } };
}

/**
 * In how many replications the rarest of the decided differences is one at all; those that never are do not count, for
 * they have no error.
 */
function fewestDiffering({ layout, rows }: FamilyRequest, decided: readonly number[]): number {
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
