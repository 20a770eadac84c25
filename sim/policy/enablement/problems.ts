import type { CompiledWorld } from '../../world/compiled.ts';
import { horizonProblem, type PolicyProblem } from '../problem.ts';
import { notInWorld } from '../quotation/problems.ts';
import type { PolicyDocument } from '../schema.ts';

/** Everything wrong with the teaching of partners. */
export function enablementProblems({ enablement }: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  if (enablement === undefined) return [];
  return [
    ...(world.quotation === null ? [notInWorld(['enablement'], 'quotation')] : []),
    ...horizonProblem(['enablement', 'every'], enablement.every, world),
  ];
}
