import { contentHash } from '../files/canonical.ts';
import type { CompiledPhase, CompiledStudy } from '../market/compiled-study.ts';
import { essence, planKeys } from '../study/compile/plan-key.ts';

/** Old and new versions of plans in one world, on one tape. */
export interface PlanVersions {
  /** Its plans are pairs, the old version first: only those that differ. */
  readonly compiled: CompiledStudy;
  /** Names of the plans that differ, in the order of the pairs. */
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  /** Plans that only one side has. */
  readonly gone: readonly string[];
  readonly added: readonly string[];
}

/**
 * Puts plans under the old and the new rules beside one another.
 *
 * Both run in under the old text of today's rules. Where that text has changed, customers that no phase of a plan takes
 * are governed from the cut-over on by today's rules in the version of their side.
 *
 * @param old the study with the old rules
 * @param fresh the same study, in the same world and with the same times, with the new ones
 * @param successors new plans that take the place of old ones, new name to old name
 */
export function planVersions(
  old: CompiledStudy,
  fresh: CompiledStudy,
  successors: ReadonlyMap<string, string> = new Map(),
): PlanVersions {
  const { policies, indexOf } = joinedPolicies(old, fresh);
  const today = indexOf[fresh.runIn];
  const names = old.plans.map(({ name }) => name);
  const newNames = fresh.plans.map(({ name }) => name);
  const shared = [...names.filter((name) => newNames.includes(name)), ...successors.keys()];
  const replaced = [...successors.values()];
  const plans = shared.flatMap((name) => {
    const before = old.plans[names.indexOf(successors.get(name) ?? name)].phases;
    const now = fresh.plans[newNames.indexOf(name)].phases.map((phase) => ({
      ...phase,
      policy: indexOf[phase.policy],
    }));
    const isLeft = [before, now].some((phases) => !phases.some((phase) => takesAll(phase, old.cutOver)));
    const first = (policy: number) =>
      today !== old.runIn && isLeft ? [everywhereFrom(old.cutOver, policy)] : [];
    return [
      { name, phases: [...first(old.runIn), ...before] },
      { name, phases: [...first(today), ...now] },
    ];
  });
  const all: CompiledStudy = { ...old, policies, plans };
  const keys = planKeys(all, '');
  const changed = shared.filter((_, i) => keys[2 * i] !== keys[2 * i + 1]);
  return {
    compiled: { ...all, plans: plans.filter(({ name }) => changed.includes(name)) },
    changed,
    unchanged: shared.filter((name) => !changed.includes(name)),
    gone: names.filter((name) => !newNames.includes(name) && !replaced.includes(name)),
    added: newNames.filter((name) => !shared.includes(name)),
  };
}

/** Policies of both, each content once, and where those of the second have gone. */
function joinedPolicies(old: CompiledStudy, fresh: CompiledStudy) {
  const policies = [...old.policies];
  const known = new Map(policies.map((policy, i) => [contentHash(essence(policy)), i]));
  const indexOf = fresh.policies.map((policy) => {
    const content = contentHash(essence(policy));
    const index = known.get(content) ?? policies.push(policy) - 1;
    known.set(content, index);
    return index;
  });
  return { policies, indexOf };
}

function everywhereFrom(from: number, policy: number): CompiledPhase {
  return { from, scenarios: [], when: [], policy };
}

function takesAll({ from, scenarios, when }: CompiledPhase, cutOver: number): boolean {
  return from <= cutOver && scenarios.length === 0 && when.length === 0;
}
