import type { CompiledPolicy } from '../compiled.ts';
import { matches } from '../condition/decide.ts';
import type { LeadView } from '../view.ts';

/** Why a lead leaves its owner. */
export const RECLAIM_REASONS = [
  'declined',
  'not-accepted',
  'not-contacted',
  'no-progress',
  'false-report',
  'protection-over',
  'returned',
  'pool-window',
] as const;
export type ReclaimReason = (typeof RECLAIM_REASONS)[number];

/** Index of the rule that says how long this lead may stay without progress; -1 when none does. */
export function reclaimAfter(policy: CompiledPolicy, lead: LeadView): number {
  const rules = policy.followUp.reclaim;
  for (let i = 0; i < rules.length; i++) {
    if (matches(rules[i].when, lead)) return i;
  }
  return -1;
}

/**
 * Does a reported step count as progress?
 *
 * @param step index into `DEVELOPMENT_STEPS`; 4 is a logged call
 */
export function isProgress(policy: CompiledPolicy, step: number): boolean {
  return ((policy.followUp.progressMask >>> step) & 1) === 1;
}
