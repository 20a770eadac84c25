import type { Condition } from '../../sim/files/quantity/condition.ts';
import type { PolicyDocument } from '../../sim/policy/schema.ts';
import type { LeadView } from '../../sim/policy/view.ts';
import { type CompiledWorld, LEAD_FIELDS } from '../../sim/world/compiled.ts';

/** Conditions, tiers and effective leads read off the policy as it is written, by name: slow and obvious. */

/** A lead in words: what a person would write down about it. */
export function factsOf(
  lead: LeadView,
  policy: PolicyDocument,
  world: CompiledWorld,
): Record<string, string | number> {
  const region = world.regions[lead.region];
  const facts: Record<string, string | number | undefined> = {
    source: world.sources[lead.source]?.name,
    origin: ['hq', 'partner', 'customer'][lead.origin],
    tier: policy.tiers[lead.tier]?.tier,
    region: region?.name,
    group: region?.group,
    product: world.products[lead.product]?.name,
    market: world.markets[lead.market]?.name,
    customer: ['business', 'shop'][lead.customer],
    modules: lead.modules,
    value: lead.value,
    score: lead.score,
    moves: lead.moves,
    protected: lead.protected === 1 ? 'yes' : 'no',
  };
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as Record<
    string,
    string | number
  >;
}

/** Does a lead in words meet a condition as written? */
export function slowMatches(condition: Condition, facts: Record<string, string | number>): boolean {
  if ('anything' in condition) return true;
  for (const test of condition.all) {
    const fact = facts[test.field];
    if (fact === undefined) return false;
    if ('oneOf' in test) {
      if (!test.oneOf.includes(String(fact))) return false;
    } else {
      if (test.atLeast !== undefined && Number(fact) < test.atLeast) return false;
      if (test.below !== undefined && Number(fact) >= test.below) return false;
    }
  }
  return true;
}

/** Index of the first item of a list read top down that takes the lead; -1 for none. */
export function slowFirst(
  list: readonly { readonly when: Condition }[],
  lead: LeadView,
  policy: PolicyDocument,
  world: CompiledWorld,
): number {
  const facts = factsOf(lead, policy, world);
  return list.findIndex(({ when }) => slowMatches(when, facts));
}

/** Does the lead count? */
export function slowIsEffective(policy: PolicyDocument, lead: LeadView): boolean {
  const { needs, score_at_least: least } = policy.effective_lead;
  const stated = LEAD_FIELDS.filter((_, bit) => ((lead.fields >> bit) & 1) === 1);
  return needs.every((need) => stated.includes(need)) && lead.score >= least;
}
