import type { PartnerCare } from '../compiled.ts';
import type { PolicyDocument } from '../schema.ts';
import { spanOf } from '../span.ts';

/** How often partners are visited; null where they are not. */
export function compilePartnerCare(written: PolicyDocument['partner_care']): PartnerCare | null {
  if (written === undefined) return null;
  return {
    every: written.every.seconds,
    newEvery: written.new_partners_every.seconds,
    newFor: written.new_for.seconds,
    visitSeconds: written.takes.seconds,
    within: spanOf(written.within),
  };
}
