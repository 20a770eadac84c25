import type { CompiledWorld } from '../../world/compiled.ts';
import type { PolicyProblem } from '../problem.ts';
import type { PolicyDocument } from '../schema.ts';

/** A rule about partners that leave in a world where none does. */
export function partnerLeavesProblems(policy: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  const somebodyLeaves = (world.adaptation?.leaving ?? null) !== null || world.partnerShocks !== null;
  if (policy.partner_leaves === undefined || somebodyLeaves) return [];
  return [
    {
      path: ['partner_leaves'],
      message: 'this world has no partners that leave',
      hint: 'add `leaving:` to the `adaptation:` of the world, or a shock with `partner_exits:`, or remove it',
    },
  ];
}
