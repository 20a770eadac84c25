import { quote } from '../../files/sentence.ts';
import type { CompiledWorld } from '../../world/compiled.ts';
import { CONFLICT_TYPES, type ConflictStep, type ConflictType } from '../compiled.ts';
import { LATER_CONFLICTS } from '../compiled-conflicts.ts';
import { horizonProblem, type PolicyProblem } from '../problem.ts';
import { notInWorld } from '../quotation/problems.ts';
import type { PolicyDocument } from '../schema.ts';
import { laterRule } from './compile.ts';
import { alwaysDecides, alwaysDecidesLater } from './decide.ts';

/** Everything wrong with the steps that decide disputes. */
export function conflictProblems(policy: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  return [...meetingProblems(policy, world), ...laterProblems(policy, world)];
}

function laterProblems({ conflicts }: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  return LATER_CONFLICTS.flatMap((type) => {
    const rule = laterRule(conflicts, type);
    if (rule === undefined) return [];
    const path = ['conflicts', type, ...(type === 'undercutting' ? ['complaints'] : [])];
    if (world.conflicts === null) return [notInWorld(path, 'conflicts')];
    const { decide, within } = rule;
    const settled = decide.findIndex((step) => alwaysDecidesLater(step, type));
    const never = settled < 0 ? [] : decide.slice(settled + 1);
    return [
      ...never.map(
        (step, i): PolicyProblem => ({
          path: [...path, 'decide', settled + 1 + i],
          message: `${quote(step)} is never come to: ${quote(decide[settled])} settles every dispute of this type`,
          hint: `move it before ${quote(decide[settled])}, or remove it`,
          always: true,
        }),
      ),
      ...horizonProblem([...path, 'within'], within, world),
    ];
  });
}

function meetingProblems(policy: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  return CONFLICT_TYPES.flatMap((type) => {
    const { decide, within } = policy.conflicts[type];
    const path = ['conflicts', type];
    const settled = decide.findIndex((step) => alwaysDecides(step, type));
    const found = decide.flatMap((step, i): PolicyProblem[] => {
      const place = [...path, 'decide', i];
      if (settled >= 0 && i > settled) {
        const message = `${quote(step)} is never come to: ${quote(decide[settled])} settles every dispute of this type`;
        return [
          {
            path: place,
            message,
            hint: `move it before ${quote(decide[settled])}, or remove it`,
            always: true,
          },
        ];
      }
      const reason = whyNever(step, type, policy);
      return reason === undefined
        ? []
        : [{ path: place, message: `${quote(step)} can never decide here`, hint: reason, always: true }];
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
