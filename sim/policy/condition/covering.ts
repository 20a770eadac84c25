import type { CompiledWorld } from '../../world/compiled.ts';
import { CONDITION_FIELDS, type Condition, type ConditionField, type Test } from '../compiled.ts';
import type { LeadNames } from './names.ts';
import { ORIGINS } from './schema.ts';

/** Does every lead that meets `narrow` meet `wide` too, as far as their tests tell? */
export function isCovered(narrow: Condition, wide: Condition): boolean {
  return wide.every((test) => narrow.some((other) => implies(other, test)));
}

function implies(narrow: Test, wide: Test): boolean {
  if (narrow.field !== wide.field) return false;
  if (wide.mask !== 0) return narrow.mask !== 0 && (narrow.mask & ~wide.mask) === 0;
  return narrow.mask === 0 && narrow.atLeast >= wide.atLeast && narrow.below <= wide.below;
}

/** Can any lead of this world meet the condition? Said no only where that is certain. */
export function canMatch(
  condition: Condition,
  world: CompiledWorld,
  names: LeadNames,
  hasProtection: boolean,
): boolean {
  const meets = (field: ConditionField, value: number) =>
    condition.every((test) => CONDITION_FIELDS[test.field] !== field || passes(test, value));
  const groups = names.group ?? [];
  return (
    world.sources.some(
      (source, i) => meets('source', i) && meets('origin', ORIGINS.indexOf(source.origin)),
    ) &&
    world.regions.some((region, i) => meets('region', i) && meets('group', groups.indexOf(region.group))) &&
    // A lead that names no product has no modules.
    [{ modules: 0 }, ...world.products].some(
      ({ modules }, i) => meets('product', i - 1) && meets('modules', modules),
    ) &&
    condition.every(
      (test) => CONDITION_FIELDS[test.field] !== 'score' || (test.atLeast <= 100 && test.below > 0),
    ) &&
    (hasProtection || meets('protected', 0))
  );
}

function passes(test: Test, value: number): boolean {
  if (test.mask !== 0) return value >= 0 && ((test.mask >>> value) & 1) === 1;
  return value >= test.atLeast && value < test.below;
}
