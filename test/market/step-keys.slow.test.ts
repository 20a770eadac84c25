import { expect, test } from 'vitest';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { plansOf } from '../../sim/study/compile/compile-plans.ts';
import { compileStudy } from '../../sim/study/compile/compile-study.ts';
import { type LoadedStudy, loadStudy } from '../../sim/study/documents/load-study.ts';
import { compileWorld } from '../../sim/world/compile-world.ts';
import { leavesOf, others, type Path, withLeaf } from './single-leaf.ts';
import { stepBlock, stepTexts } from './steps-study.ts';
import { libraryOf, replicatorOf } from './tiny-study.ts';

/**
 * No parameter of what partners do near steps is decoration: each number and each yes or no of it, changed alone, changes
 * at least one row of the results in one of eight replications.
 */
const loaded = loadStudy('studies/steps.yaml', libraryOf(stepTexts(stepBlock())));
const plans = plansOf(loaded.study.value);
const compile = (changed: LoadedStudy): CompiledStudy => compileStudy(changed, { seed: 'step-keys', plans });
const REPLICATIONS = [0, 1, 2, 3, 4, 5, 6, 7];

function rows(study: CompiledStudy, replication: number): string {
  const { numerators, denominators } = replicatorOf(study).runUnforked(replication, 1);
  return JSON.stringify([[...numerators], [...denominators]]);
}
const base = REPLICATIONS.map((replication) => rows(compile(loaded), replication));

function matters(value: number | boolean, changedTo: (other: number | boolean) => LoadedStudy): boolean {
  return others(value).some((other) => {
    try {
      const study = compile(changedTo(other));
      return REPLICATIONS.some((replication) => rows(study, replication) !== base[replication]);
    } catch {
      return false;
    }
  });
}

const nameOf = (path: Path) => path.join('.');
const isMeant = (path: Path) => /^step_behaviour|^partners\.\d+\.aims_at_steps/.test(nameOf(path));

test('of a world: every number and every yes or no changes some row when it is changed alone', () => {
  const { value } = loaded.world;
  const meant = leavesOf(value).filter(([path]) => isMeant(path));
  expect(meant.length).toBeGreaterThan(9);
  const dead = meant.filter(
    ([path, leaf]) =>
      !matters(leaf, (other) => {
        const changed = withLeaf(value, path, other) as typeof value;
        const world = { ...loaded.world, value: changed };
        return { ...loaded, world, compiledWorld: compileWorld(changed, loaded.times) };
      }),
  );
  // A partner that signs too little is never near a step; so one partner's own aim is enough.
  const aims = (path: Path) => nameOf(path).endsWith('aims_at_steps');
  expect(dead.filter(([path]) => !aims(path)).map(([path]) => nameOf(path))).toEqual([]);
  expect(dead.length).toBeLessThan(meant.filter(([path]) => aims(path)).length);
});
