import type { CompiledStudy } from '../../market/compiled-study.ts';
import type { Outcome } from '../../market/outcome.ts';
import { Replicator } from '../../market/replicate.ts';
import { layoutRows } from '../../measure/layout.ts';
import { policiesOfPlan, studyNames } from '../compile/study-layout.ts';
import { keptForLastStudy } from './last-study.ts';

const replicatorOf = keptForLastStudy((study) => new Replicator(study, layoutRows(studyNames(study))));

/**
 * Simulates these plans in one replication.
 *
 * @returns for each plan its numerators, denominators and counters, laid out as `studyLayout` says
 */
export function simulateReplication(
  study: CompiledStudy,
  replication: number,
  plans: readonly number[],
): Float64Array[] {
  const outcomes = replicatorOf(study).run(replication, plans);
  return outcomes.map((outcome, i) => layOut(study, plans[i], outcome));
}

function layOut(study: CompiledStudy, plan: number, outcome: Outcome): Float64Array {
  const { numerators, denominators, customers, customersOpenAtEnd, ruleCounts } = outcome;
  const counts = policiesOfPlan(study, plan).map((policy) => ruleCounts[policy]);
  return Float64Array.from([
    ...numerators,
    ...denominators,
    customers,
    customersOpenAtEnd,
    ...counts.flatMap((each) => [...each]),
  ]);
}
