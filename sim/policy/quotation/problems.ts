import { type ConditionContext, orderedListProblems } from '../condition/problems.ts';
import { horizonProblem, type PolicyProblem } from '../problem.ts';
import type { PolicyDocument } from '../schema.ts';

/** Everything wrong with the rules of quotation, and with what only makes sense beside them. */
export function quotationProblems(policy: PolicyDocument, context: ConditionContext): PolicyProblem[] {
  const { quotation, quotation_exceptions: exceptions } = policy;
  const { world } = context;
  if (quotation === undefined) return withoutRules(policy);
  const path = ['quotation'];
  const found: PolicyProblem[] = [];
  if (world.quotation === null) found.push(notInWorld(path, 'quotation'));
  return [
    ...found,
    ...orderedListProblems(
      path,
      'rule',
      quotation.map(({ rule, when }) => ({ name: rule, when })),
      context,
      () => true,
    ),
    ...quotation.flatMap((rule, i): PolicyProblem[] => [
      ...horizonProblem([...path, i, 'hq_answers_within'], rule.hq_answers_within, world),
      ...(rule.lowest !== undefined && world.discounts === null
        ? [
            {
              path: [...path, i, 'lowest'],
              message: 'in this world nobody sells below list price',
              hint: 'add `discounts:` to the world (`{}` for its defaults), or remove this',
            },
          ]
        : []),
      ...(rule.mode === 'basic-quotation' && rule.hq_hours !== undefined
        ? [
            {
              path: [...path, i, 'hq_hours'],
              message: 'headquarters has no part in a basic quotation',
              hint: 'remove it, or take `mode: solution-support`',
              always: true as const,
            },
          ]
        : []),
    ]),
    ...lowestProblems(policy),
    ...(exceptions === undefined
      ? []
      : horizonProblem(['quotation_exceptions', 'answered_within'], exceptions.answered_within, world)),
  ];
}

/** An exception from a limit that no rule sets. */
function lowestProblems({ quotation, quotation_exceptions: exceptions }: PolicyDocument): PolicyProblem[] {
  const place = exceptions?.allowed.indexOf('below-lowest') ?? -1;
  if (place < 0 || (quotation ?? []).some(({ lowest }) => lowest !== undefined)) return [];
  return [
    {
      path: ['quotation_exceptions', 'allowed', place],
      message: 'no price is too low here',
      hint: 'say `lowest:` in a rule of `quotation:`, or remove this',
      always: true,
    },
  ];
}

function withoutRules(policy: PolicyDocument): PolicyProblem[] {
  return (['quotation_exceptions', 'mis_scoped_costs'] as const)
    .filter((key) => policy[key] !== undefined)
    .map((key) => ({
      path: [key],
      of: 'key',
      message: 'there are no rules of quotation to which this could apply',
      hint: 'add `quotation:`, or remove this',
      always: true,
    }));
}

/** A block of a policy that this world knows nothing of. */
export function notInWorld(
  path: readonly string[],
  block: 'quotation' | 'discounts' | 'local_promotion' | 'conflicts',
): PolicyProblem {
  return {
    path: [...path],
    of: 'key',
    message: `this world has no \`${block}\`, so nothing would come of this`,
    hint: `add \`${block}:\` to the world (\`{}\` for its defaults), or remove this`,
  };
}
