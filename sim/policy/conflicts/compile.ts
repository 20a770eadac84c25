import { CONFLICT_TYPES, type ConflictRule } from '../compiled.ts';
import type { PolicyDocument } from '../schema.ts';
import { spanOf } from '../span.ts';

/** How each type of dispute is decided, in the order of `CONFLICT_TYPES`. */
export function compileConflicts(written: PolicyDocument['conflicts']): ConflictRule[] {
  return CONFLICT_TYPES.map((type) => {
    const { decide, within, others_who_worked: others } = written[type];
    return { decide, within: spanOf(within), othersWhoWorked: others.share };
  });
}
