import { quote } from '../../files/sentence.ts';
import type { CompiledWorld } from '../../world/compiled.ts';
import { CONFLICT_TYPES, type ConflictStep, type ConflictType } from '../compiled.ts';
import { horizonProblem, type PolicyProblem } from '../problem.ts';
import type { PolicyDocument } from '../schema.ts';
import { alwaysDecides } from './decide.ts';

/** Everything wrong with the steps that decide disputes. */
export function conflictProblems(policy: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  return CONFLICT_TYPES.flatMap((type) => {
    const { decide, within } = policy.conflicts[type];
    const path = ['conflicts', type];
    const settled = decide.findIndex((step) => alwaysDecides(step, type));
    const found = decide.flatMap((step, i): PolicyProblem[] => {
      const place = [...path, 'decide', i];
      if (settled >= 0 && i > settled) {
        const message = `${quote(step)} is never come to: ${quote(decide[settled])} settles every dispute of this type`;
        return [{ path: place, message, hint: `move it before ${quote(decide[settled])}, or remove it` }];
      }
      const reason = whyNever(step, type, policy);
      return reason === undefined
        ? []
        : [{ path: place, message: `${quote(step)} can never decide here`, hint: reason }];
    });
    return [...found, ...horizonProblem([...path, 'within'], within, world)];
  });
}

/** Why a step has nothing to go by in this policy; undefined where it has. */
function whyNever(step: ConflictStep, type: ConflictType, policy: PolicyDocument): string | undefined {
  if (step === 'hq-direct' && type === 'one-customer-several-partners') {
    return "headquarters' direct team is no party to this kind of dispute";
  }
  const needsRegistration = step === 'first-complete' || step === 'registered-partner';
  if (needsRegistration && policy.customer_protection === undefined) {
    return 'nobody registers customers: the policy has no `customer_protection`';
  }
  return undefined;
}
