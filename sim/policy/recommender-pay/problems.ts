import type { Money } from '../../files/quantity/money.ts';
import { quote } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import type { CompiledWorld } from '../../world/compiled.ts';
import { RECOMMENDER_TYPES } from '../../world/recommender-types.ts';
import { currencyProblem } from '../condition/problems.ts';
import type { PolicyProblem } from '../problem.ts';
import type { PolicyDocument } from '../schema.ts';

/** Everything wrong with what partners are paid that recommend. */
export function recommenderPayProblems(
  { recommender_pay: written }: PolicyDocument,
  world: CompiledWorld,
): PolicyProblem[] {
  if (written === undefined) return [];
  const path = ['recommender_pay'];
  if (world.recommenders === null) {
    const hint = 'add `recommenders:` to the world, or remove it';
    return [{ path, message: 'this world has no partners that recommend', hint }];
  }
  const { kinds } = world.recommenders;
  const found: PolicyProblem[] = [];
  const taken = new Set<string>();
  written.rules.forEach((rule, i) => {
    const here = [...path, 'rules', i];
    const types = rule.for ?? RECOMMENDER_TYPES;
    const inOneCurrency = (place: Path, amount: Money | undefined) => {
      if (amount !== undefined && amount.currency !== world.currency) {
        found.push(currencyProblem([...here, ...place], amount.currency, world));
      }
    };
    inOneCurrency(['per_lead', 'pays'], rule.per_lead?.pays);
    inOneCurrency(['per_order', 'at_most'], rule.per_order?.at_most);
    inOneCurrency(['per_post', 'pays'], rule.per_post?.pays);
    if (types.every((type) => taken.has(type))) {
      const message = 'rules above pay all of these types already';
      found.push({
        path: here,
        message,
        hint: 'the first rule that names a type pays it: move this one up',
        always: true,
      });
    }
    for (const type of types) taken.add(type);
    if (rule.per_lead === undefined && rule.per_order === undefined && rule.per_post === undefined) {
      const message = 'nothing says what this rule pays for';
      found.push({
        path: here,
        message,
        hint: 'write `per_lead:`, `per_order:` or `per_post:`',
        always: true,
      });
    }
    const posts = kinds.some(
      (kind) => kind.posts !== null && types.some((type) => type === RECOMMENDER_TYPES[kind.type]),
    );
    if (rule.per_post !== undefined && !posts) {
      const message = `in this world ${types.map(quote).join(', ')} never post anything`;
      found.push({ path: [...here, 'per_post'], message, hint: 'give one of them `posts:` in the world' });
    }
  });
  return found;
}
