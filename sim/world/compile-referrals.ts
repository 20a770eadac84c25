import type { CompiledSource } from './compiled.ts';
import type { ReferralWorld } from './compiled-referrals.ts';
import type { WorldDocument } from './schema.ts';

/** Customers that customers bring; null for a world that says nothing of them. */
export function compileReferrals(
  { referrals: written }: WorldDocument,
  sources: readonly CompiledSource[],
): ReferralWorld | null {
  if (written === undefined) return null;
  return {
    happens: written.happens,
    source: sources.findIndex(({ name }) => name === written.source),
    share: written.share,
    afterMedian: written.after.seconds,
    afterSigma: written.spread,
  };
}
