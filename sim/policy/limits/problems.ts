import type { CompiledWorld } from '../../world/compiled.ts';
import { horizonProblem, type PolicyProblem } from '../problem.ts';
import type { PolicyDocument } from '../schema.ts';

/** Everything wrong with limits. */
export function limitProblems(policy: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  const { offenders } = policy.limits;
  if (offenders === undefined) return [];
  const path = ['limits', 'offenders'];
  return [
    ...horizonProblem([...path, 'within'], offenders.within, world),
    ...horizonProblem([...path, 'passed_over_for'], offenders.passed_over_for, world),
  ];
}
