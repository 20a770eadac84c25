import { quote } from '../../files/sentence.ts';
import { type ConditionContext, orderedListProblems } from '../condition/problems.ts';
import { horizonProblem, type PolicyProblem } from '../problem.ts';
import type { PolicyDocument } from '../schema.ts';
import { RECLAIM_REASONS } from './decide.ts';

/** Everything wrong with deadlines and reclaim. */
export function followUpProblems(policy: PolicyDocument, context: ConditionContext): PolicyProblem[] {
  const { follow_up: followUp } = policy;
  const rules = followUp.reclaim_without_progress;
  const path = ['follow_up', 'reclaim_without_progress'];
  const { world } = context;
  return [
    ...horizonProblem(['follow_up', 'accept_within'], followUp.accept_within, world),
    ...horizonProblem(['follow_up', 'first_contact_within'], followUp.first_contact_within, world),
    ...orderedListProblems(
      path,
      'rule',
      rules.map(({ rule, when }) => ({ name: rule, when })),
      context,
      () => true,
    ),
    ...rules.flatMap(({ rule, after }, i) => [
      ...horizonProblem([...path, i, 'after'], after, world),
      ...(RECLAIM_REASONS.some((reason) => reason === rule)
        ? [
            {
              path: [...path, i, 'rule'],
              message: `${quote(rule)} cannot be the name of a reclaim rule`,
              hint: 'reports count another reason to take leads back under this name',
            },
          ]
        : []),
    ]),
    ...horizonProblem(
      ['follow_up', 'after_reclaim', 'same_partner_again_after'],
      followUp.after_reclaim.same_partner_again_after,
      world,
    ),
  ];
}
