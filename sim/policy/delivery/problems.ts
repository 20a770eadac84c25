import type { CompiledWorld } from '../../world/compiled.ts';
import type { PolicyProblem } from '../problem.ts';
import type { PolicyDocument } from '../schema.ts';

/** Duties of delivery in a world in which nobody delivers. */
export function deliveryProblems({ delivery }: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  if (delivery === undefined || world.delivery !== null) return [];
  const hint = 'add `delivery:` to the world, or remove it';
  return [{ path: ['delivery'], message: 'this world has no delivery', hint }];
}
