import type { Enablement } from '../compiled-quotation.ts';
import type { PolicyDocument } from '../schema.ts';

/** Teaching of partners as the market reads it; null for none. */
export function compileEnablement(written: PolicyDocument['enablement']): Enablement | null {
  if (written === undefined) return null;
  return {
    hqSeconds: written.lesson.seconds,
    partnerSeconds: written.partner_attends.seconds,
    every: written.every.seconds,
  };
}
