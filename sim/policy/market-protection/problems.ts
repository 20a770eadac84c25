import { quote } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import type { CompiledWorld } from '../../world/compiled.ts';
import type { MarketStep } from '../compiled-market.ts';
import { type ConditionContext, conditionProblems, currencyProblem } from '../condition/problems.ts';
import { horizonProblem, type PolicyProblem, unknownName } from '../problem.ts';
import { notInWorld } from '../quotation/problems.ts';
import type { PolicyDocument } from '../schema.ts';

type Rule = NonNullable<PolicyDocument['market_protection']>[number];

/** Everything wrong with the protection of markets. */
export function marketProblems(policy: PolicyDocument, context: ConditionContext): PolicyProblem[] {
  const { market_protection: rules } = policy;
  const found = conflictProblems(policy, context.world);
  if (rules === undefined) return found;
  const path = ['market_protection'];
  if (context.world.localPromotion === null) found.push(notInWorld(path, 'local_promotion'));
  return [...found, ...rules.flatMap((rule, i) => ruleProblems([...path, i], rule, context))];
}

function ruleProblems(path: Path, rule: Rule, context: ConditionContext): PolicyProblem[] {
  const { world } = context;
  const regions = world.regions.map(({ name }) => name);
  const found = [
    ...rule.regions.flatMap((region, i) => unknownName([...path, 'regions', i], 'region', region, regions)),
    ...conditionProblems([...path, 'covers'], rule.covers, context),
    ...horizonProblem([...path, 'lasts'], rule.lasts, world),
    ...horizonProblem([...path, 'grace'], rule.grace, world),
    ...horizonProblem([...path, 'open_for'], rule.open_for, world),
    ...horizonProblem([...path, 'duties', 'answers_within'], rule.duties.answers_within, world),
    ...(rule.holder === undefined ? [] : holderProblems(path, rule.holder, rule.regions, world)),
    ...dutyProblems(path, rule),
  ];
  const currency = rule.duties.own_promotion?.amount.currency;
  if (currency !== undefined && currency !== world.currency)
    found.push(currencyProblem([...path, 'duties', 'own_promotion'], currency, world));
  if ((rule.right === 'finder-share') !== rule.share.share > 0) {
    found.push({
      path: [...path, 'share'],
      message:
        rule.right === 'finder-share' ? 'the finder gets no share' : 'only a `finder-share` has a share',
      hint: 'write `right: finder-share` with `share: 5% of first-order margin`, or neither',
    });
  }
  return found;
}

function holderProblems(
  path: Path,
  holder: string,
  regions: readonly string[],
  world: CompiledWorld,
): PolicyProblem[] {
  const partners = world.parties.slice(0, -1);
  const place = [...path, 'holder'];
  const known = unknownName(
    place,
    'partner',
    holder,
    partners.map(({ name }) => name),
  );
  const party = partners.find(({ name }) => name === holder);
  if (party === undefined) return known;
  return regions
    .filter((name) => !party.regions.includes(world.regions.findIndex((region) => region.name === name)))
    .map((region) => ({ path: place, message: `${quote(holder)} does not serve ${quote(region)}` }));
}

/** Duties that nobody looks at, and reviews of nothing. */
function dutyProblems(path: Path, { duties, review, right }: Rule): PolicyProblem[] {
  const { own_promotion: promotion, local_events: events, takes_on: takesOn, answers } = duties;
  const some = promotion !== undefined || events !== undefined || takesOn > 0 || answers > 0;
  if (some && review === 'never') {
    return [
      {
        path: [...path, 'duties'],
        message: 'nobody ever looks whether these duties are done',
        hint: 'add `review: every quarter`',
        always: true,
      },
    ];
  }
  if (some || (review === 'never' && right !== 'duties-only')) return [];
  const message =
    right === 'duties-only' ? 'there is neither a right nor a duty' : 'there is no duty to review';
  return [
    {
      path: [...path, right === 'duties-only' ? 'right' : 'review'],
      message,
      hint: 'add `duties:`',
      always: true,
    },
  ];
}

const SETTLES: readonly MarketStep[] = ['customer-protection', 'market-protection', 'channel-manager'];

function conflictProblems(policy: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  const conflict = policy.conflicts['customer-against-market'];
  if (conflict === undefined) return [];
  const path = ['conflicts', 'customer-against-market'];
  const found = horizonProblem([...path, 'within'], conflict.within, world);
  const missing = (['market_protection', 'customer_protection'] as const).find(
    (block) => policy[block] === undefined,
  );
  if (missing !== undefined) {
    found.push({
      path,
      of: 'key',
      message: `there is no \`${missing}\`, so nothing would come of this`,
      hint: `add \`${missing}:\`, or remove this`,
      always: true,
    });
  }
  const { decide } = conflict;
  const settled = decide.findIndex((step) => SETTLES.includes(step));
  return [
    ...found,
    ...decide.slice(settled + 1).flatMap((step, i): PolicyProblem[] =>
      settled < 0
        ? []
        : [
            {
              path: [...path, 'decide', settled + 1 + i],
              message: `${quote(step)} is never come to: ${quote(decide[settled])} settles every conflict`,
              hint: `move it before ${quote(decide[settled])}, or remove it`,
              always: true as const,
            },
          ],
    ),
  ];
}
