import type { CustomerProtection } from '../compiled.ts';
import type { PolicyDocument } from '../schema.ts';
import { spanOf } from '../span.ts';
import { PROOFS, REGISTRATION_FACTS } from './schema.ts';

/** Customer protection as the market reads it; null for none. */
export function compileProtection(written: PolicyDocument['customer_protection']): CustomerProtection | null {
  if (written === undefined) return null;
  const { extension } = written;
  const proofs = (extension?.proof ?? []).map((proof) => PROOFS[proof]);
  return {
    starts: written.starts,
    completeMask: written.complete_means.reduce(
      (mask, fact) => mask | (1 << REGISTRATION_FACTS.indexOf(fact)),
      0,
    ),
    reviewWithin: spanOf(written.review_within),
    lasts: spanOf(written.lasts),
    extendBy: extension === undefined ? { kind: 'wall', amount: 0 } : spanOf(extension.by),
    extensions: extension?.times ?? 0,
    extensionEvidence: Math.max(0, ...proofs) as CustomerProtection['extensionEvidence'],
    whenOver: written.when_over,
    covers: written.covers === 'whole-group' ? 'group' : 'site',
    openRegistrations: written.open_registrations_per_partner ?? Number.POSITIVE_INFINITY,
  };
}
