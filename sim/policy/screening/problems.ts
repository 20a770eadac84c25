import type { CompiledWorld } from '../../world/compiled.ts';
import type { PolicyProblem } from '../problem.ts';
import type { PolicyDocument } from '../schema.ts';

/** Screening in a world without candidates, or by nothing. */
export function screeningProblems(policy: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  if (policy.screening === undefined) return [];
  if (world.recruitment === null) {
    const hint = 'add `recruitment:` to the world, or remove it';
    return [{ path: ['screening'], message: 'this world has no candidates', hint }];
  }
  const { coverage, resources, reputation, culture } = policy.screening.weights;
  if (coverage + resources + reputation + culture > 0) return [];
  return [
    {
      path: ['screening', 'weights'],
      message: 'the weights sum to 0',
      hint: 'give at least one of them a weight',
      always: true,
    },
  ];
}
