import type { CompiledWorld } from '../../world/compiled.ts';
import { compileRule, countersOf } from '../allocation/compile.ts';
import type { DevelopRule, Roles } from '../compiled.ts';
import { compileCondition } from '../condition/compile.ts';
import type { LeadNames } from '../condition/names.ts';
import type { PolicyDocument } from '../schema.ts';
import { MOMENTS } from './decide.ts';

/**
 * Who develops and who keeps a customer, as the market reads it.
 *
 * @param firstCounter place of the first counter of these rules among those of the policy
 */
export function compileRoles(
  { roles, settlement }: PolicyDocument,
  world: CompiledWorld,
  names: LeadNames,
  firstCounter: number,
): { readonly roles: Roles; readonly counters: number } {
  let counters = firstCounter;
  const written = roles.develops === 'receiver' ? [] : roles.develops;
  const rules = written.map((rule): DevelopRule => {
    if (rule.give_to === 'receiver') {
      return { name: rule.rule, when: compileCondition(rule.when, names), kind: 'receiver', moment: 0 };
    }
    const compiled = compileRule(rule, world, names, counters);
    counters += countersOf(compiled, world);
    return { ...compiled, moment: MOMENTS.indexOf(rule.handed_over) };
  });
  const split = settlement.split_when_roles_differ;
  return {
    roles: {
      rules,
      maintainer: world.afterOrder === null ? 'developer' : roles.maintains,
      split:
        split === undefined
          ? null
          : { receives: split.receives, develops: split.develops, maintains: split.maintains },
    },
    counters,
  };
}
