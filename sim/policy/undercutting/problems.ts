import type { CompiledWorld } from '../../world/compiled.ts';
import { horizonProblem, type PolicyProblem } from '../problem.ts';
import { notInWorld } from '../quotation/problems.ts';
import type { PolicyDocument } from '../schema.ts';

/** Everything wrong with how prices below the lowest are dealt with. */
export function undercuttingProblems(policy: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  const { undercutting } = policy.conflicts;
  if (undercutting === undefined) return [];
  const path = ['conflicts', 'undercutting'];
  const found = horizonProblem([...path, 'passed_over_for'], undercutting.passed_over_for, world);
  if (world.discounts === null) found.push(notInWorld(path, 'discounts'));
  if (!(policy.quotation ?? []).some(({ lowest }) => lowest !== undefined)) {
    found.push({
      path,
      of: 'key',
      message: 'no price is too low here',
      hint: 'say `lowest:` in a rule of `quotation:`, or remove this',
      always: true,
    });
  }
  const { commission, phased_rebate: rebate } = policy.settlement;
  if (
    undercutting.sanction === 'no-rebate-this-quarter' &&
    commission === undefined &&
    rebate === undefined
  ) {
    found.push({
      path: [...path, 'sanction'],
      message: 'there is no rebate and no commission in steps to lose',
      hint: 'take another sanction, or add `settlement.phased_rebate`',
      always: true,
    });
  }
  return found;
}
