import type { CompiledWorld } from '../../world/compiled.ts';
import { CONDITION_FIELDS, type ConditionField } from '../compiled.ts';
import { CUSTOMER_KINDS, ORIGINS, PROTECTED } from './schema.ts';

/** Names that conditions of a policy may use, per field, each at the index the view has; a number has none. */
export type LeadNames = Readonly<Record<ConditionField, readonly string[] | undefined>>;

/** The names that rules may use in this world. @param tiers names of the policy's tiers, in their order */
export function leadNames(world: CompiledWorld, tiers: readonly string[]): LeadNames {
  const names = (list: readonly { readonly name: string }[]) => list.map((each) => each.name);
  return {
    source: names(world.sources),
    origin: ORIGINS,
    tier: tiers,
    region: names(world.regions),
    group: [...new Set(world.regions.map((region) => region.group))],
    product: names(world.products),
    market: names(world.markets),
    customer: CUSTOMER_KINDS,
    modules: undefined,
    value: undefined,
    score: undefined,
    moves: undefined,
    protected: PROTECTED,
  };
}

/** Place of a field in `CONDITION_FIELDS`. */
export function fieldIndex(field: string): number {
  return CONDITION_FIELDS.indexOf(field as ConditionField);
}
