import type { Condition as WrittenCondition } from '../../files/quantity/condition.ts';
import { quote } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import type { CompiledWorld } from '../../world/compiled.ts';
import { CONDITION_FIELDS, type ConditionField } from '../compiled.ts';
import { type PolicyProblem, unknownName } from '../problem.ts';
import { compileCondition } from './compile.ts';
import { canMatch, isCovered } from './covering.ts';
import type { LeadNames } from './names.ts';

/** What conditions are checked against. */
export interface ConditionContext {
  readonly world: CompiledWorld;
  readonly names: LeadNames;
  readonly hasProtection: boolean;
}

/** Conditions hold names as bits of a 32-bit integer. */
const MOST_NAMES = 31;

/** An item of a list that is read top down. */
export interface Ordered {
  readonly name: string;
  readonly when: WrittenCondition;
}

/** Names and currencies that the world does not have, and conditions that no lead can meet. */
export function conditionProblems(
  path: Path,
  written: WrittenCondition,
  context: ConditionContext,
): PolicyProblem[] {
  if ('anything' in written) return [];
  const { world, names, hasProtection } = context;
  const found = written.all.flatMap((test): PolicyProblem[] => {
    if ('oneOf' in test) {
      const known = names[test.field as keyof LeadNames] ?? [];
      return test.oneOf.flatMap((name, i) => {
        const place = [...path, test.field, ...(test.oneOf.length > 1 ? [i] : [])];
        if (known.indexOf(name) < MOST_NAMES)
          return unknownName(place, test.field, name, known).map((problem) =>
            // All other names are the world's.
            test.field === 'tier' ? { ...problem, always: true } : problem,
          );
        const message = `${quote(name)} is beyond the ${MOST_NAMES} names that rules can tell apart`;
        return [
          { path: place, message, hint: `this world has ${known.length} of this kind: join some of them` },
        ];
      });
    }
    if (test.currency === undefined || test.currency === world.currency) return [];
    const limit = test.atLeast === undefined ? 'below' : 'at_least';
    return [currencyProblem([...path, test.field, limit], test.currency, world)];
  });
  if (found.length > 0) return found;
  const compiled = compileCondition(written, names);
  if (canMatch(compiled, world, names, hasProtection)) return [];
  const alone = compiled
    .filter((test) => !canMatch([test], world, names, hasProtection))
    .map(({ field }) => CONDITION_FIELDS[field]);
  const always = alone.find((field) => OF_NO_WORLD.includes(field));
  const field = always ?? alone[0];
  const hint =
    field === undefined ? 'each part alone can be met, but not all of them by one lead' : neverMet(field);
  return [
    { path, message: 'no lead can ever match this', hint, ...(always !== undefined && { always: true }) },
  ];
}

/** What leads may be is for no world to say. */
const OF_NO_WORLD: readonly ConditionField[] = ['score', 'protected'];

/** Why no lead meets a part of a condition by itself. */
function neverMet(field: ConditionField): string {
  switch (field) {
    case 'protected':
      return 'nothing is ever protected: the policy has no `customer_protection`';
    case 'score':
      return 'scores go from 0 to 100';
    default:
      return `no lead of this world has such ${quote(field)}`;
  }
}

/** An amount in another currency than the world's. */
export function currencyProblem(path: Path, written: string, world: CompiledWorld): PolicyProblem {
  return {
    path,
    message: `this amount is in ${written}, the world counts in ${world.currency}`,
    hint: 'one currency a study',
  };
}

/** Whether rules can tell apart all names that a condition uses. */
function areTold(written: WrittenCondition, names: LeadNames): boolean {
  if ('anything' in written) return true;
  return written.all.every((test) => {
    if (!('oneOf' in test)) return true;
    const told = (names[test.field as keyof LeadNames] ?? []).slice(0, MOST_NAMES);
    return test.oneOf.every((name) => told.includes(name));
  });
}

/**
 * Conditions of a list that is read top down, its last item, and items that are never come to.
 *
 * @param nameKey the key that names an item: `rule`, `tier`
 * @param takesAll whether the item at `earlier` decides every lead that it matches before the one at `later` could
 */
export function orderedListProblems(
  path: Path,
  nameKey: 'rule' | 'tier',
  items: readonly Ordered[],
  context: ConditionContext,
  takesAll: (earlier: number, later: number) => boolean,
): PolicyProblem[] {
  if (items.length === 0) return [];
  const found = items.flatMap(({ when }, i) => conditionProblems([...path, i, 'when'], when, context));
  const conditions = items.map(({ when }) => compileCondition(when, context.names));
  const last = items.length - 1;
  if (conditions[last].length > 0) {
    found.push({
      path: [...path, last, 'when'],
      message: `the last ${nameKey} does not match everything`,
      hint: `end the list with a ${nameKey} \`when: anything\``,
      always: true,
    });
  }
  // Where a name is unknown, or is one too many, the masks are not those that are meant.
  if (!items.every(({ when }) => areTold(when, context.names))) return found;
  for (let later = 1; later <= last; later++) {
    const earlier = conditions.findIndex(
      (wide, i) => i < later && takesAll(i, later) && isCovered(conditions[later], wide),
    );
    if (earlier >= 0) {
      found.push({
        path: [...path, later, nameKey],
        message: `${quote(items[later].name)} is never come to: ${quote(items[earlier].name)} takes all of its leads`,
        hint: `move it above ${quote(items[earlier].name)}, or remove it`,
        always: true,
      });
    }
  }
  return found;
}
