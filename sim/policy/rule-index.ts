import { DUTIES } from '../world/compiled-delivery.ts';
import { CONFLICT_TYPES, type CompiledPolicy, type ConflictStep, type ConflictType } from './compiled.ts';
import { type AnyStep, LATER_CONFLICTS, type LaterConflict } from './compiled-conflicts.ts';
import { MARKET_STEPS, type MarketStep } from './compiled-market.ts';
import { EXCEPTIONS, type Exception } from './compiled-quotation.ts';
import { alwaysDecides, alwaysDecidesLater } from './conflicts/decide.ts';
import { RECLAIM_REASONS, type ReclaimReason } from './follow-up/decide.ts';

/**
 * Everything a policy can decide has a name and a place, so that a run can count how often each part of the
 * policy was used: a rule that never fires is decoration. Places are laid out in blocks:
 *
 *     judged | limits | reclaim reasons | tiers | allocation rules | no-progress rules | conflict steps | protection |
 *     quotation rules | exceptions | rules of after-sales | rights to markets | steps between customer and market |
 *     levels of partners | rules of who develops | steps of later conflicts | duties of delivery
 *
 * The first three blocks are the same for every policy, the others are as long as the policy's lists.
 */

/** What becomes of an enquiry before anybody gets it. */
export const JUDGEMENTS = ['effective', 'not-effective', 'joined-to-earlier'] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/** Limits that can hold somebody back. */
export const LIMITS = [
  'open-leads',
  'nobody-found',
  'offenders',
  'claims-per-day',
  'holding',
  'moves',
  'cool-down',
] as const;
export type Limit = (typeof LIMITS)[number];

/** What can happen to a registration and to the protection it brings. */
export const PROTECTION_EVENTS = [
  'incomplete',
  'too-many-open',
  'refused',
  'approved',
  'extended',
  'extension-refused',
  'expired',
  'lapsed',
] as const;
export type ProtectionEvent = (typeof PROTECTION_EVENTS)[number];

/** A lead without progress is counted by the rule that took it. */
const PLAIN_REASONS = RECLAIM_REASONS.filter((reason) => reason !== 'no-progress');

const FIRST_LIMIT = JUDGEMENTS.length;
const FIRST_REASON = FIRST_LIMIT + LIMITS.length;
const FIRST_TIER = FIRST_REASON + PLAIN_REASONS.length;

/** The parts of a policy that have names; `CompiledPolicy` is one. */
type Named = Pick<
  CompiledPolicy,
  | 'tiers'
  | 'allocation'
  | 'followUp'
  | 'conflicts'
  | 'laterConflicts'
  | 'protection'
  | 'quotation'
  | 'afterSales'
  | 'market'
  | 'partnerLevels'
  | 'roles'
  | 'delivery'
>;

/** Counter of what was made of an enquiry. */
export function judgementCounter(judgement: Judgement): number {
  return JUDGEMENTS.indexOf(judgement);
}

/** Counter of a limit that held somebody back. */
export function limitCounter(limit: Limit): number {
  return FIRST_LIMIT + LIMITS.indexOf(limit);
}

/** Counter of a tier, by its index. */
export function tierCounter(tier: number): number {
  return FIRST_TIER + tier;
}

/** Counter of an allocation rule, by its index (not -1: count `nobody-found` among the limits). */
export function allocationCounter(policy: Named, rule: number): number {
  return FIRST_TIER + policy.tiers.length + rule;
}

/**
 * Counter of a reason to take a lead away.
 *
 * @param rule index of the reclaim rule for `no-progress`, else ignored
 */
export function reclaimCounter(policy: Named, reason: ReclaimReason, rule: number): number {
  if (reason !== 'no-progress') return FIRST_REASON + PLAIN_REASONS.indexOf(reason);
  return allocationCounter(policy, policy.allocation.length) + rule;
}

/** Counter of a step that decided a dispute, the channel manager as last resort included. */
export function conflictCounter(policy: Named, type: ConflictType, step: ConflictStep): number {
  let counter = reclaimCounter(policy, 'no-progress', policy.followUp.reclaim.length);
  for (const each of CONFLICT_TYPES) {
    const steps = stepsCounted(policy, each);
    if (each === type) return counter + steps.indexOf(step);
    counter += steps.length;
  }
  throw new RangeError(`no dispute is of type ${type}`);
}

/** Counter of something that happened to a registration or its protection. */
export function protectionCounter(policy: Named, event: ProtectionEvent): number {
  let counter = reclaimCounter(policy, 'no-progress', policy.followUp.reclaim.length);
  for (const type of CONFLICT_TYPES) counter += stepsCounted(policy, type).length;
  return counter + PROTECTION_EVENTS.indexOf(event);
}

/** Counter of a rule of quotation, by its index. */
export function quotationCounter(policy: Named, rule: number): number {
  const first = protectionCounter(policy, PROTECTION_EVENTS[0]);
  return first + (policy.protection === null ? 0 : PROTECTION_EVENTS.length) + rule;
}

/** Counter of an exception that was granted. */
export function exceptionCounter(policy: Named, exception: Exception): number {
  return quotationCounter(policy, policy.quotation?.rules.length ?? 0) + EXCEPTIONS.indexOf(exception);
}

/** Counter of a rule of after-sales, by its index. */
export function serviceCounter(policy: Named, rule: number): number {
  const { quotation } = policy;
  return quotationCounter(policy, quotation === null ? 0 : quotation.rules.length + EXCEPTIONS.length) + rule;
}

/** What happens to the right to a region, and by it. */
const MARKET_EVENTS = ['granted', 'lead-given', 'duty-missed', 'withdrawn', 'ended'] as const;
export type MarketEvent = (typeof MARKET_EVENTS)[number];

function firstMarketCounter(policy: Named): number {
  return serviceCounter(policy, policy.afterSales?.rules.length ?? 0);
}

/** Counter of something that happened to a right, by the index of its rule. */
export function marketCounter(policy: Named, rule: number, event: MarketEvent): number {
  return firstMarketCounter(policy) + rule * MARKET_EVENTS.length + MARKET_EVENTS.indexOf(event);
}

/** Counter of a step that decided between a customer's protection and a market's. */
export function marketStepCounter(policy: Named, step: MarketStep): number {
  const rules = policy.market?.rules.length ?? 0;
  return firstMarketCounter(policy) + rules * MARKET_EVENTS.length + MARKET_STEPS.indexOf(step);
}

/** Counter of a level of partners that a review has given, by its index. */
export function levelCounter(policy: Named, level: number): number {
  return (
    marketStepCounter(policy, MARKET_STEPS[0]) + (policy.market === null ? 0 : MARKET_STEPS.length) + level
  );
}

/** Counter of a rule of who develops a lead, by its index. */
export function developerCounter(policy: Named, rule: number): number {
  return levelCounter(policy, policy.partnerLevels?.levels.length ?? 0) + rule;
}

/** Counter of a step that decided a later conflict, the channel manager as last resort included. */
export function laterConflictCounter(policy: Named, type: LaterConflict, step: AnyStep): number {
  let counter = developerCounter(policy, policy.roles.rules.length);
  for (const each of LATER_CONFLICTS) {
    const steps = laterStepsCounted(policy, each);
    if (each === type) return counter + steps.indexOf(step);
    counter += steps.length;
  }
  throw new RangeError(`no dispute is of type ${type}`);
}

/** Counter of a rule that says who has a duty of delivery, by its index in `DUTIES`; there is one where a rule says. */
export function deliveryCounter(policy: Named, duty: number): number {
  let counter = developerCounter(policy, policy.roles.rules.length);
  for (const type of LATER_CONFLICTS) counter += laterStepsCounted(policy, type).length;
  for (let before = 0; before < duty; before++) if (policy.delivery[before] !== 'none') counter++;
  return counter;
}

/** Names of all counters of a policy, in their order: `allocation/the-rest`, `reclaim/bundles`, ... */
export function countedRules(policy: Named): string[] {
  return [
    ...JUDGEMENTS.map((judgement) => `lead/${judgement}`),
    ...LIMITS.map((limit) => `limit/${limit}`),
    ...PLAIN_REASONS.map((reason) => `reclaim/${reason}`),
    ...policy.tiers.map((tier) => `tier/${tier.name}`),
    ...policy.allocation.map((rule) => `allocation/${rule.name}`),
    ...policy.followUp.reclaim.map((rule) => `reclaim/${rule.name}`),
    ...CONFLICT_TYPES.flatMap((type) => stepsCounted(policy, type).map((step) => `conflict/${type}/${step}`)),
    ...(policy.protection === null ? [] : PROTECTION_EVENTS.map((event) => `protection/${event}`)),
    ...(policy.quotation?.rules ?? []).map((rule) => `quotation/${rule.name}`),
    ...(policy.quotation === null ? [] : EXCEPTIONS.map((exception) => `exception/${exception}`)),
    ...(policy.afterSales?.rules ?? []).map((rule) => `after-sales/${rule.name}`),
    ...(policy.market?.rules ?? []).flatMap((rule) =>
      MARKET_EVENTS.map((event) => `market/${rule}/${event}`),
    ),
    ...(policy.market === null ? [] : MARKET_STEPS.map((step) => `customer-against-market/${step}`)),
    ...(policy.partnerLevels?.levels ?? []).map((level) => `partner-level/${level.name}`),
    ...policy.roles.rules.map((rule) => `develops/${rule.name}`),
    ...LATER_CONFLICTS.flatMap((type) =>
      laterStepsCounted(policy, type).map((step) => `conflict/${type}/${step}`),
    ),
    ...DUTIES.filter((_, i) => policy.delivery[i] !== 'none').map((duty) => `delivery/${duty}`),
  ];
}

/** The steps that can decide: those of the list, and the channel manager if all of them may leave it open. */
function stepsCounted(policy: Named, type: ConflictType): readonly ConflictStep[] {
  const { decide } = policy.conflicts[CONFLICT_TYPES.indexOf(type)];
  return decide.some((step) => alwaysDecides(step, type)) ? decide : [...decide, 'channel-manager'];
}

/** The steps that can decide a later conflict; none where the policy says nothing of it. */
function laterStepsCounted(policy: Named, type: LaterConflict): readonly AnyStep[] {
  const rule = policy.laterConflicts[LATER_CONFLICTS.indexOf(type)];
  if (rule === null) return [];
  const { decide } = rule;
  return decide.some((step) => alwaysDecidesLater(step, type)) ? decide : [...decide, 'channel-manager'];
}
