import type { CompiledStudy } from '../market/compiled-study.ts';
import { layoutRows } from '../measure/layout.ts';
import type { ReplicationRows, RowLayout } from './rows.ts';

/** Counters that come before those of the rules: whether the books of a plan could be closed. */
export const FIRST_COUNTERS = ['customers', 'customersOpenAtEnd'] as const;

/**
 * Policies that govern customers of a plan, by index: the running business's, then those of its phases in their
 * order, each once.
 */
export function policiesOfPlan(study: CompiledStudy, plan: number): number[] {
  return [...new Set([study.runIn, ...study.plans[plan].phases.map((phase) => phase.policy)])];
}

/**
 * The rows of a study, and the counters that each plan keeps: `FIRST_COUNTERS`, then the counted rules of its
 * policies in the order of `policiesOfPlan`.
 */
export function studyLayout(study: CompiledStudy): RowLayout {
  const names = (list: readonly { readonly name: string }[]) => list.map((each) => each.name);
  const { world, scenarios, plans, policies } = study;
  const rows = layoutRows({
    scenarios: names(scenarios),
    sources: names(world.sources),
    regions: names(world.regions),
    products: names(world.products),
    archetypes: world.archetypes,
  });
  return {
    keys: rows.map(({ measure, scenario, slice }) => ({ measure: measure.id, scenario, slice })),
    counters: plans.map((_, plan) =>
      policiesOfPlan(study, plan).reduce(
        (count, policy) => count + policies[policy].countedRules.length,
        FIRST_COUNTERS.length,
      ),
    ),
  };
}

/** How often each rule of a plan's policies decided something in one replication, policy by policy. */
export function* ruleCounts(
  study: CompiledStudy,
  plan: number,
  { counters }: ReplicationRows,
): Generator<{ readonly policy: number; readonly rule: string; readonly count: number }> {
  let at: number = FIRST_COUNTERS.length;
  for (const policy of policiesOfPlan(study, plan)) {
    for (const rule of study.policies[policy].countedRules) yield { policy, rule, count: counters[at++] };
  }
}
