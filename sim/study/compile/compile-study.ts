import { masterKey } from '../../engine/master-key.ts';
import { contentHash } from '../../files/canonical.ts';
import type { Document } from '../../files/document.ts';
import type { CompiledStudy } from '../../market/compiled-study.ts';
import { compilePolicy } from '../../policy/compile-policy.ts';
import type { CompiledPolicy } from '../../policy/compiled.ts';
import type { PolicyDocument } from '../../policy/schema.ts';
import type { LoadedStudy } from '../documents/load-study.ts';
import { policyFile, RUNNING_POLICY } from '../documents/policy-place.ts';
import { compilePhase, compileScenarios, type PlanDocument } from './compile-plans.ts';
import { customerNames } from './customer-tests.ts';
import { essence } from './plan-key.ts';

/** What is run of a study. */
export interface CompileStudyOptions {
  readonly seed: string;
  /** The first is the baseline. */
  readonly plans: readonly PlanDocument[];
}

/** A checked study as the market runs it. */
export function compileStudy(loaded: LoadedStudy, { seed, plans }: CompileStudyOptions): CompiledStudy {
  const { study, compiledWorld: world, times } = loaded;
  const names = customerNames(world);
  const scenarios = compileScenarios(study.value.scenarios, names);
  const policies = new PolicyList((policy) => compilePolicy(policy.value, world));
  const policyAt = (place: typeof RUNNING_POLICY) =>
    policies.indexOf(loaded.policies.get(policyFile(study.source, place))!);
  const runInPolicy = policyAt(RUNNING_POLICY);
  const context = { scenarios: scenarios.map(({ name }) => name), names, secondOf: times.secondOf, policyAt };
  const compiledPlans = plans.map(({ plan, phases }) => ({
    name: plan,
    phases: phases.map((phase) => compilePhase(phase, context)),
  }));
  const [master0, master1] = masterKey(seed);
  return {
    name: study.value.study,
    master0,
    master1,
    world,
    policies: policies.compiled,
    runIn: runInPolicy,
    cutOver: times.cutOver,
    openBusiness: study.value.cut_over.open_business,
    cohortUntil: times.cohortUntil,
    followUp: times.followUp,
    arrivalsUntil: times.arrivalsUntil,
    scenarios,
    plans: compiledPlans,
  };
}

/**
 * Policies, each once. Two of the same content are one to the market, whatever they are called: a plan with a renamed
 * copy of today's rules differs from keeping them by exactly nothing.
 */
class PolicyList {
  readonly compiled: CompiledPolicy[] = [];
  readonly #compile: (policy: Document<PolicyDocument>) => CompiledPolicy;
  readonly #byDocument = new Map<Document<PolicyDocument>, number>();
  readonly #byContent = new Map<string, number>();

  constructor(compile: (policy: Document<PolicyDocument>) => CompiledPolicy) {
    this.#compile = compile;
  }

  indexOf(policy: Document<PolicyDocument>): number {
    const known = this.#byDocument.get(policy);
    if (known !== undefined) return known;
    const compiled = this.#compile(policy);
    const content = contentHash(essence(compiled));
    const same = this.#byContent.get(content);
    const index = same ?? this.compiled.push(compiled) - 1;
    this.#byContent.set(content, index);
    this.#byDocument.set(policy, index);
    return index;
  }
}
