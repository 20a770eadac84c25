import type { CompiledPolicy } from '../compiled.ts';
import type { LeadView } from '../view.ts';

/** Does HQ count this lead as effective: all facts stated that the policy asks for, and a sufficient score? */
export function isEffective(policy: CompiledPolicy, lead: LeadView): boolean {
  const { neededFields, scoreAtLeast } = policy.effective;
  return (lead.fields & neededFields) === neededFields && lead.score >= scoreAtLeast;
}
