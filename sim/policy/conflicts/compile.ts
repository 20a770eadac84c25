import { CONFLICT_TYPES, type ConflictRule } from '../compiled.ts';
import { LATER_CONFLICTS, type LaterConflict, type LaterConflictRule } from '../compiled-conflicts.ts';
import type { PolicyDocument } from '../schema.ts';
import { spanOf } from '../span.ts';

/** How each type of dispute is decided, in the order of `CONFLICT_TYPES`. */
export function compileConflicts(written: PolicyDocument['conflicts']): ConflictRule[] {
  return CONFLICT_TYPES.map((type) => {
    const { decide, within, others_who_worked: others } = written[type];
    return { decide, within: spanOf(within), othersWhoWorked: others.share };
  });
}

/** The same of conflicts about prices and after the contract; null where nothing is written. */
export function compileLaterConflicts(written: PolicyDocument['conflicts']): (LaterConflictRule | null)[] {
  return LATER_CONFLICTS.map((type) => {
    const rule = laterRule(written, type);
    return rule === undefined ? null : { decide: rule.decide, within: spanOf(rule.within) };
  });
}

/** What a policy says of a later conflict. */
export function laterRule(written: PolicyDocument['conflicts'], type: LaterConflict) {
  return type === 'undercutting' ? written.undercutting?.complaints : written[type];
}
