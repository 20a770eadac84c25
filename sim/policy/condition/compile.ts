import type { Condition as WrittenCondition } from '../../files/quantity/condition.ts';
import type { Condition, Test } from '../compiled.ts';
import { fieldIndex, type LeadNames } from './names.ts';

const NO_LIMITS = { atLeast: Number.NEGATIVE_INFINITY, below: Number.POSITIVE_INFINITY } as const;

/**
 * A condition as the market applies it. Names that are not known are left out of the mask; `conditionProblems`
 * has complained about them.
 */
export function compileCondition(written: WrittenCondition, names: LeadNames): Condition {
  if ('anything' in written) return [];
  return written.all.map((test): Test => {
    const field = fieldIndex(test.field);
    if ('oneOf' in test) {
      const known = names[test.field as keyof LeadNames] ?? [];
      let mask = 0;
      for (const name of test.oneOf) {
        const bit = known.indexOf(name);
        if (bit >= 0 && bit < 31) mask |= 1 << bit;
      }
      return { field, mask, ...NO_LIMITS };
    }
    const { atLeast = NO_LIMITS.atLeast, below = NO_LIMITS.below } = test;
    return { field, mask: 0, atLeast, below };
  });
}
