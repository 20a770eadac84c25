import type { PolicyDocument } from '../../policy/schema.ts';

/** Whether something can come about at all under a policy. */
type CanBe = (policy: PolicyDocument) => boolean;

const hasDeadlines: CanBe = ({ follow_up: { accept_within: accept, first_contact_within: contact } }) =>
  accept.kind !== 'forever' || contact.kind !== 'forever';
const takesBack: CanBe = (policy) =>
  hasDeadlines(policy) || policy.follow_up.reclaim_without_progress.length > 0;
const protects: CanBe = (policy) => policy.customer_protection !== undefined;
const paysInSteps: CanBe = ({ settlement }) =>
  [settlement.commission, settlement.phased_rebate, settlement.growth, settlement.milestones].some(
    (scheme) => scheme !== undefined,
  );

/**
 * What a policy must have before a measure can be other than 0. To miss no deadline is no merit of rules that set none,
 * and their measure says nothing about rules that do.
 */
const NEEDS: Readonly<Record<string, CanBe>> = {
  'sla-breaches': hasDeadlines,
  reclaims: takesBack,
  'won-after-reclaim': takesBack,
  'reclaimed-wrongly': takesBack,
  'false-reports': (policy) => takesBack(policy) || protects(policy),
  'idle-protection': protects,
  'step-pay': paysInSteps,
};

/** Measures that are 0 by the rules themselves, whatever happens: under none of these policies can they be otherwise. */
export function noneByRules(policies: readonly PolicyDocument[]): string[] {
  return Object.entries(NEEDS).flatMap(([measure, canBe]) => (policies.some(canBe) ? [] : [measure]));
}
