import type { CompiledPolicy } from '../compiled.ts';
import { matches } from '../condition/decide.ts';
import type { LeadView } from '../view.ts';

/** Index of the first tier that takes the lead, -1 if none does. */
export function tierOf(policy: CompiledPolicy, lead: LeadView): number {
  const tiers = policy.tiers;
  for (let i = 0; i < tiers.length; i++) {
    if (matches(tiers[i].when, lead)) return i;
  }
  return -1;
}
