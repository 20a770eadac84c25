import type { CompiledWorld } from '../../world/compiled.ts';
import type { PolicyProblem } from '../problem.ts';
import { notInWorld } from '../quotation/problems.ts';
import type { PolicyDocument } from '../schema.ts';

/** Everything wrong with who bears discounts. */
export function discountProblems({ discounts }: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  if (discounts === undefined || world.discounts !== null) return [];
  return [notInWorld(['discounts'], 'discounts')];
}
