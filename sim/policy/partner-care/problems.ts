import type { CompiledWorld } from '../../world/compiled.ts';
import type { PolicyProblem } from '../problem.ts';
import type { PolicyDocument } from '../schema.ts';

/** Visits in a world that does not say what they do. */
export function partnerCareProblems(policy: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  if (policy.partner_care === undefined || world.partnerCare !== null) return [];
  const hint = 'add `partner_care:` to the world, or remove it';
  return [{ path: ['partner_care'], message: 'this world does not say what visits do', hint }];
}
