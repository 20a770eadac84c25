import type { CompiledStudy } from '../../market/compiled-study.ts';
import type { Outcome } from '../../market/outcome.ts';
import { Replicator } from '../../market/replicate.ts';
import { layoutRows } from '../../measure/layout.ts';
import { policiesOfPlan, studyNames } from '../compile/study-layout.ts';

/** The replicator of the study last asked for: a worker simulates one study, replication after replication. */
const current: { study: CompiledStudy | null; replicator: Replicator | null } = {
  study: null,
  replicator: null,
};

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
  if (current.study !== study || current.replicator === null) {
    current.replicator = new Replicator(study, layoutRows(studyNames(study)));
    current.study = study;
  }
  return current.replicator.run(replication, plans).map((outcome, i) => layOut(study, plans[i], outcome));
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
