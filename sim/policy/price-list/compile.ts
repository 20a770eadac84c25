import type { CompiledWorld } from '../../world/compiled.ts';
import type { PolicyDocument } from '../schema.ts';

/** Price of each product as a factor on the world's list price. */
export function compilePriceList(written: PolicyDocument['price_list'], world: CompiledWorld): number[] {
  return world.products.map(({ name, price }) => {
    const own = written[name];
    return own === undefined || price === 0 ? 1 : own.minor / price;
  });
}
