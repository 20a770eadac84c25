import type { CompiledStudy } from '../../market/compiled-study.ts';
import { type LayoutNames, layoutRows } from '../../measure/layout.ts';
import { TOPICS, type Topic } from '../../measure/topics.ts';
import type { CompiledWorld } from '../../world/compiled.ts';
import type { RowLayout } from './rows.ts';

/** Counters that come before those of the rules: whether the books of a plan could be closed. */
const FIRST_COUNTERS = ['customers', 'customersOpenAtEnd'] as const;

/**
 * Policies that govern customers of a plan, by index: the running business's, then those of its phases in their
 * order, each once.
 */
export function policiesOfPlan(study: CompiledStudy, plan: number): number[] {
  return [...new Set([study.runIn, ...study.plans[plan].phases.map((phase) => phase.policy)])];
}

/** Mechanisms of which this world has the block. */
export function topicsOf(world: CompiledWorld): Topic[] {
  return TOPICS.filter((topic) => world[topic] !== null);
}

/** Names that give the rows of a study their scenarios and slices. */
export function studyNames({ world, scenarios }: CompiledStudy): LayoutNames {
  const names = (list: readonly { readonly name: string }[]) => list.map((each) => each.name);
  return {
    scenarios: names(scenarios),
    sources: names(world.sources),
    regions: names(world.regions),
    products: names(world.products),
    archetypes: world.archetypes,
    topics: topicsOf(world),
  };
}

/**
 * The rows of a study, and the counters that each plan keeps: `FIRST_COUNTERS`, then the counted rules of its
 * policies in the order of `policiesOfPlan`.
 */
export function studyLayout(study: CompiledStudy): RowLayout {
  const { plans, policies } = study;
  const rows = layoutRows(studyNames(study));
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

/**
 * Names the counters of rules of a plan, policy by policy.
 *
 * @param counters of the plan, in the order of `studyLayout`
 */
export function* ruleCounts(
  study: CompiledStudy,
  plan: number,
  counters: readonly number[],
): Generator<{ readonly policy: string; readonly rule: string; readonly count: number }> {
  let at: number = FIRST_COUNTERS.length;
  for (const index of policiesOfPlan(study, plan)) {
    const { name: policy, countedRules } = study.policies[index];
    for (const rule of countedRules) yield { policy, rule, count: counters[at++] };
  }
}
