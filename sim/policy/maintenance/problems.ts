import type { Path } from '../../files/tree.ts';
import type { CompiledWorld } from '../../world/compiled.ts';
import type { PolicyProblem } from '../problem.ts';
import type { PolicyDocument } from '../schema.ts';

/** Rules about later orders in a world that has none. */
export function maintenanceProblems(policy: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  if (world.afterOrder !== null) return [];
  const { settlement, maintenance, roles } = policy;
  const written: [Path, unknown][] = [
    [['settlement', 'basic_discount', 'upsell'], settlement.basic_discount.upsell],
    [['settlement', 'basic_discount', 'renewal'], settlement.basic_discount.renewal],
    [['settlement', 'renewal_belongs_to'], settlement.renewal_belongs_to],
    [['settlement', 'upsell_belongs_to'], settlement.upsell_belongs_to],
    [['maintenance'], maintenance],
    [
      ['roles', 'maintains'],
      ['developer', 'receiver'].includes(roles.maintains) ? undefined : roles.maintains,
    ],
  ];
  return written.flatMap(([path, value]) =>
    value === undefined
      ? []
      : [
          {
            path,
            message: 'this world has no orders after the first',
            hint: 'add `after_order:` to the world, or remove it',
          },
        ],
  );
}
