import type { Condition } from '../../files/quantity/condition.ts';
import type { Path } from '../../files/tree.ts';
import type { CompiledPhase, CompiledScenario } from '../../market/compiled-study.ts';
import { referencePath } from '../documents/document-reference.ts';
import { ALL_OTHERS_NAME, type PhaseDocument, type StudyDocument } from '../documents/schema.ts';
import { type CustomerNames, compileCustomerTests, type UnknownName } from './customer-tests.ts';

/** A plan as the document says it, whether as a plan or as a policy alone. */
export interface PlanDocument {
  readonly plan: string;
  readonly title: NonNullable<StudyDocument['plans']>[number]['title'];
  /** Is it a policy and nothing else, and so called as that is? */
  readonly isPolicy: boolean;
  readonly phases: readonly PlacedPhase[];
}

/** A phase, and where the document names its policy. */
export interface PlacedPhase extends Pick<PhaseDocument, 'from' | 'in' | 'policy'> {
  readonly policyPlace: Path;
}

const ANYTHING: Condition = { anything: true };

/**
 * The plans of a study. A policy alone is a plan that applies it everywhere from the cut-over on; for today's rules
 * that is a plan without phases.
 */
export function plansOf(study: StudyDocument): readonly PlanDocument[] {
  const { plans, policies = [], running_business: running, cut_over: cutOver } = study;
  if (plans !== undefined) {
    return plans.map(({ plan, title, phases }, i) => ({
      plan,
      title,
      isPolicy: false,
      phases: phases.map((phase, k) => ({ ...phase, policyPlace: ['plans', i, 'phases', k, 'policy'] })),
    }));
  }
  const today = referencePath('policy', running.under);
  return policies.map((policy, i) => {
    const everywhere = { from: cutOver.on, in: ANYTHING, policy, policyPlace: ['policies', i] };
    return {
      plan: planNameOf(policy),
      title: undefined,
      isPolicy: true,
      phases: referencePath('policy', policy) === today ? [] : [everywhere],
    };
  });
}

/** How a plan is called that is given as a policy alone: `mine/first-claim.yaml` -> `first-claim`. */
export function planNameOf(policy: string): string {
  return policy.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
}

/** The scenarios that a phase names; none for any. */
export function scenariosAsked(where: Condition): readonly string[] {
  if ('anything' in where) return [];
  const asked = where.all.find((test) => test.field === 'scenario');
  return asked !== undefined && 'oneOf' in asked ? asked.oneOf : [];
}

/** Scenarios as the market reads them. */
export function compileScenarios(
  scenarios: StudyDocument['scenarios'],
  names: CustomerNames,
  unknown: (scenario: number, name: UnknownName) => void = () => {},
): CompiledScenario[] {
  return scenarios.map(({ scenario, when }, i) => ({
    name: scenario,
    when: compileCustomerTests(when, names, (name) => unknown(i, name)),
  }));
}

/** What a phase needs to be compiled. */
export interface PhaseContext {
  readonly scenarios: readonly string[];
  readonly names: CustomerNames;
  /** Second of the simulation at which a day begins. */
  readonly secondOf: (date: string) => number;
  /** Index of the policy that the document names at a place. */
  readonly policyAt: (place: Path) => number;
}

/** A phase as the market reads it; its scenarios are known. */
export function compilePhase(
  phase: PlacedPhase,
  { scenarios, names, secondOf, policyAt }: PhaseContext,
  unknown: (name: UnknownName) => void = () => {},
): CompiledPhase {
  const known = [...scenarios, ALL_OTHERS_NAME];
  return {
    from: secondOf(phase.from),
    scenarios: scenariosAsked(phase.in).map((name) => known.indexOf(name)),
    when: compileCustomerTests(phase.in, names, unknown),
    policy: policyAt(phase.policyPlace),
  };
}
