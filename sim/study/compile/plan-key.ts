import { contentHash } from '../../files/canonical.ts';
import type { CompiledStudy } from '../../market/compiled-study.ts';
import { MEASURES } from '../../measure/registry.ts';

/**
 * Under what the replications of each plan are kept: a hash of everything that can change its rows, and of nothing
 * else. What things are called (plans, policies, scenarios, rules) cannot; nor can other plans of the study.
 *
 * @param engine version of the simulator, see `engine-version.ts`
 * @returns 64 hexadecimal digits a plan
 */
export function planKeys(study: CompiledStudy, engine: string): string[] {
  const hash = (value: unknown) => contentHash(essence(value));
  const policies = study.policies.map(hash);
  const shared = hash({
    engine,
    measures: MEASURES.map((measure) =>
      measure.kind === 'distribution'
        ? { kind: measure.kind, statistic: measure.statistic }
        : { kind: measure.kind, numerator: measure.numerator, denominator: measure.denominator },
    ),
    world: study.world,
    business: policies[study.runIn],
    scenarios: study.scenarios,
    seed: [study.master0, study.master1],
    cutOver: study.cutOver,
    openBusiness: study.openBusiness,
    cohortUntil: study.cohortUntil,
    followUp: study.followUp,
    arrivalsUntil: study.arrivalsUntil,
  });
  return study.plans.map(({ phases }) =>
    hash({ shared, phases: phases.map(({ policy, ...rest }) => ({ ...rest, policy: policies[policy] })) }),
  );
}

/** Keys of compiled data that say how things are called: draws start from hashes of names, which stand beside them. */
const LABELS: ReadonlySet<string> = new Set(['name', 'title', 'countedRules']);

/** Compiled data without labels, as JSON can say it: typed arrays as lists, infinities as words. */
export function essence(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return [...(value as Int32Array)];
  if (Array.isArray(value)) return value.map(essence);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !LABELS.has(key))
      .map(([key, part]) => [key, essence(part)]),
  );
}
