import type { Undercutting } from '../compiled-quotation.ts';
import type { PolicyDocument } from '../schema.ts';

/** What becomes of prices below the lowest; null where nobody looks. */
export function compileUndercutting(
  written: PolicyDocument['conflicts']['undercutting'],
): Undercutting | null {
  if (written === undefined) return null;
  return {
    audited: written.audited,
    sanction: written.sanction,
    passedOverFor: written.passed_over_for.seconds,
  };
}
