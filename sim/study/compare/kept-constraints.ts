import { ALL_OTHERS, EVERYTHING } from '../../measure/layout.ts';
import { bonferroniLevel } from '../../stats/bonferroni.ts';
import { ratioInterval, ratioOfSums } from '../../stats/ratio-of-sums.ts';
import type { RowLayout } from '../compile/rows.ts';
import type { ConstraintDocument } from '../documents/comparison-schema.ts';
import { ALL_OTHERS_NAME } from '../documents/schema.ts';
import type { MeasureInfo, RowKey } from '../results/estimate.ts';
import type { KeptConstraint } from '../results/selection-summary.ts';
import { rowSample } from './row-sample.ts';

/** A constraint on one row. */
export interface RowConstraint {
  readonly index: number;
  readonly row: RowKey;
  readonly measure: MeasureInfo;
  readonly bound: 'at least' | 'at most';
  readonly limit: number;
}

/** The rows that constraints speak of; none for a measure that the world does not have. */
export function constrainedRows(
  constraints: readonly ConstraintDocument[],
  layout: RowLayout,
  measures: readonly MeasureInfo[],
): RowConstraint[] {
  return constraints.flatMap((constraint) => {
    const { measure: id, at_least, at_most } = constraint;
    const measure = measures.find((each) => each.id === id);
    if (measure === undefined) return [];
    const bound = at_least === undefined ? ('at most' as const) : ('at least' as const);
    return layout.keys.flatMap((row, index) =>
      row.measure === id && isMeant(row, constraint)
        ? { index, row, measure, bound, limit: (at_least ?? at_most)! }
        : [],
    );
  });
}

/** Is this one of the rows that are asked `for each`, or the whole market where nothing is? */
export function isMeant(
  { scenario, slice }: RowKey,
  { for_each: forEach, except }: Pick<ConstraintDocument, 'for_each' | 'except'>,
): boolean {
  const excepted = (row: string) => except.includes(row === ALL_OTHERS ? ALL_OTHERS_NAME : row);
  if (forEach === 'scenario') return scenario !== EVERYTHING && slice === '' && !excepted(scenario);
  if (scenario !== EVERYTHING) return false;
  if (forEach === undefined) return slice === '';
  return slice.startsWith(`${forEach}=`) && !excepted(slice.slice(forEach.length + 1));
}

/**
 * Whether a plan keeps to each of these constraints.
 *
 * @param replications rows of the plan
 * @param level confidence of all constraints of all plans together, by Bonferroni
 * @param plans how many plans are judged
 */
export function keptConstraints(
  constraints: readonly RowConstraint[],
  replications: readonly Float64Array[],
  layout: RowLayout,
  level: number,
  plans: number,
): KeptConstraint[] {
  const comparisons = Math.max(1, constraints.length * plans);
  const own = bonferroniLevel(level, comparisons);
  return constraints.map(({ index, row, measure, bound, limit }) => {
    const sample = rowSample(replications, layout, index);
    const ratio = ratioOfSums(sample);
    const limits = ratioInterval(sample, own);
    const interval = limits && {
      lo: measure.scale * limits.lo,
      hi: measure.scale * limits.hi,
      level: own,
      method: 't on linearised ratio',
      correction: `Bonferroni over ${comparisons} constraint${comparisons === 1 ? '' : 's'}`,
    };
    const within = (value: number) => (bound === 'at least' ? value >= limit : value <= limit);
    let state: KeptConstraint['state'] = 'open';
    if (interval !== null && within(interval.lo) && within(interval.hi)) state = 'kept';
    if (interval !== null && !within(interval.lo) && !within(interval.hi)) state = 'broken';
    return { row, bound, limit, value: ratio === null ? null : measure.scale * ratio, interval, state };
  });
}

/** Whether every constrained value lies within its limit; one that is not defined breaks nothing. */
export function isAllowed(constraints: readonly KeptConstraint[]): boolean {
  return constraints.every(
    ({ bound, limit, value }) => value === null || (bound === 'at least' ? value >= limit : value <= limit),
  );
}
