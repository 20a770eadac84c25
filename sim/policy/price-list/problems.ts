import { quote } from '../../files/sentence.ts';
import type { CompiledWorld } from '../../world/compiled.ts';
import { currencyProblem } from '../condition/problems.ts';
import { type PolicyProblem, unknownName } from '../problem.ts';
import type { PolicyDocument } from '../schema.ts';

/** Everything wrong with the price list. */
export function priceListProblems(policy: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  const known = world.products.map((product) => product.name);
  return Object.entries(policy.price_list).flatMap(([name, price]) => {
    const path = ['price_list', name];
    const product = world.products.find((each) => each.name === name);
    if (product === undefined) return unknownName(path, 'product', name, known, 'key');
    if (price.currency !== world.currency) return [currencyProblem(path, price.currency, world)];
    if (product.price === 0) {
      return [
        {
          path,
          message: `${quote(name)} has no list price to differ from`,
          hint: 'give it one in the world',
        },
      ];
    }
    if (price.minor < product.adSpend) {
      return [
        {
          path,
          message: 'this is less than what is passed on to advertising platforms',
          hint: `of ${quote(name)}, ${product.adSpend / 100} ${world.currency} are advertising spend`,
        },
      ];
    }
    return [];
  });
}
