import { choiceProblems, takesAll } from '../allocation/problems.ts';
import { type ConditionContext, orderedListProblems } from '../condition/problems.ts';
import type { PolicyProblem } from '../problem.ts';
import type { PolicyDocument } from '../schema.ts';
import { MOMENTS } from './decide.ts';

type Develops = PolicyDocument['roles']['develops'];
type Rule = Exclude<Develops, string>[number];

/** Everything wrong with who develops a lead, and with how pay is shared then. */
export function roleProblems(policy: PolicyDocument, context: ConditionContext): PolicyProblem[] {
  const { develops, maintains } = policy.roles;
  const found: PolicyProblem[] = [];
  const oneKeepsAll = maintains === 'developer' || maintains === 'receiver';
  if (develops === 'receiver') {
    if (policy.settlement.split_when_roles_differ !== undefined && oneKeepsAll) {
      found.push({
        path: ['settlement', 'split_when_roles_differ'],
        message:
          'roles never differ under this policy: whoever receives a lead develops it and keeps the customer',
        hint: 'give `roles.develops` a list of rules, or remove this',
        always: true,
      });
    }
    return found;
  }
  const path = ['roles', 'develops'];
  if (context.world.handOffs === null) {
    found.push({
      path,
      message: 'this world has no hand-offs from who receives a lead to who develops it',
      hint: 'add `hand_offs:` to the world, or write `develops: receiver`',
    });
  }
  return [
    ...found,
    ...orderedListProblems(
      path,
      'rule',
      develops.map(({ rule, when }) => ({ name: rule, when })),
      context,
      (earlier, later) => leavesNothing(develops[earlier], develops[later], policy),
    ),
    ...develops.flatMap((rule, i) =>
      rule.give_to === 'receiver' ? [] : choiceProblems([...path, i], rule, context.world),
    ),
  ];
}

/** Does a rule decide all leads that it matches before a later one is asked about them? */
export function leavesNothing(earlier: Rule, later: Rule, { limits }: PolicyDocument): boolean {
  if (earlier.give_to === 'receiver') return true;
  if (later.give_to === 'receiver') return false;
  // A lead that waits for its qualification has passed the moment of the later rule by then.
  if (MOMENTS.indexOf(earlier.handed_over) > MOMENTS.indexOf(later.handed_over)) return true;
  return takesAll(earlier, later, limits.when_full);
}
