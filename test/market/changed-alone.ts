import type { Document } from '../../sim/files/document.ts';
import type { PolicyDocument } from '../../sim/policy/schema.ts';
import { plansOf } from '../../sim/study/compile/compile-plans.ts';
import { compileStudy } from '../../sim/study/compile/compile-study.ts';
import type { LoadedStudy } from '../../sim/study/documents/load-study.ts';
import { compileWorld } from '../../sim/world/compile-world.ts';
import type { WorldDocument } from '../../sim/world/schema.ts';
import { leavesOf, others, type Path, withLeaf } from './single-leaf.ts';
import { replicatorOf } from './tiny-study.ts';

/** Each number and each yes or no of a study's documents, tried by itself against the rows of the study as it is. */
interface ChangedAlone {
  /** Those of the world that change no row whatever else they are, as `path: value`. */
  readonly deadInWorld: (isMeant: (name: string) => boolean) => string[];
  /** The same of the policy of that name. */
  readonly deadInPolicy: (policy: string, isMeant: (name: string) => boolean) => string[];
}

/** The place of a value as tests write it. */
export const nameOf = (path: Path) => path.join('.');

/**
 * Says which parameters of a study are decoration: changed alone, they change no row of its second plan.
 *
 * @param seed of every run
 * @param replications to look at; one row of one of them is enough
 */
export function changedAlone(
  loaded: LoadedStudy,
  { seed, replications }: { seed: string; replications: readonly number[] },
): ChangedAlone {
  const plans = plansOf(loaded.study.value);
  const rowsOf = (changed: LoadedStudy): ((replication: number) => string) => {
    const replicator = replicatorOf(compileStudy(changed, { seed, plans }));
    return (replication) => {
      const { numerators, denominators } = replicator.runUnforked(replication, SECOND_PLAN);
      return JSON.stringify([[...numerators], [...denominators]]);
    };
  };
  const base = replications.map(rowsOf(loaded));

  /** Does some other value change a row? A value that cannot be run does not count. */
  const matters = (value: number | boolean, changedTo: (other: number | boolean) => LoadedStudy): boolean =>
    others(value).some((other) => {
      try {
        const rows = rowsOf(changedTo(other));
        return replications.some((replication, i) => rows(replication) !== base[i]);
      } catch {
        return false;
      }
    });

  const dead = <T>(document: T, isMeant: (name: string) => boolean, within: (changed: T) => LoadedStudy) =>
    leavesOf(document)
      .filter(([path]) => isMeant(nameOf(path)))
      .filter(([path, value]) => !matters(value, (other) => within(withLeaf(document, path, other) as T)))
      .map(([path, value]) => `${nameOf(path)}: ${value}`);

  return {
    deadInWorld: (isMeant) => dead(loaded.world.value, isMeant, (value) => withWorld(loaded, value)),
    deadInPolicy: (policy, isMeant) => {
      const [file, document] = [...loaded.policies].find(([, each]) => each.value.policy === policy)!;
      return dead(document.value, isMeant, (value) => withPolicy(loaded, file, { ...document, value }));
    },
  };
}

const SECOND_PLAN = 1;

function withWorld(loaded: LoadedStudy, value: WorldDocument): LoadedStudy {
  const world = { ...loaded.world, value };
  return { ...loaded, world, compiledWorld: compileWorld(value, loaded.times) };
}

function withPolicy(loaded: LoadedStudy, file: string, policy: Document<PolicyDocument>): LoadedStudy {
  return { ...loaded, policies: new Map([...loaded.policies, [file, policy]]) };
}
