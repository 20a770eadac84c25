import { expect, test } from 'vitest';
import type { Document } from '../../sim/files/document.ts';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { plansOf } from '../../sim/study/compile/compile-plans.ts';
import { compileStudy } from '../../sim/study/compile/compile-study.ts';
import { type LoadedStudy, loadStudy } from '../../sim/study/documents/load-study.ts';
import { compileWorld } from '../../sim/world/compile-world.ts';
import type { WorldDocument } from '../../sim/world/schema.ts';
import { REFERRALS, referralStudy, referralTexts } from './referral-study.ts';
import { leavesOf, others, withLeaf } from './single-leaf.ts';
import { factsOf, libraryOf, replicatorOf } from './tiny-study.ts';

/**
 * Referrals on and off in an otherwise unchanged world under one policy. 40 replications of the busy tiny world, seed
 * `referrals`, fixed before the first run; 99 % intervals of the mean paired difference per replication.
 */
const REPLICATIONS = 40;
const LEVEL = 0.99;

type Facts = ReturnType<typeof factsOf>;

function factsOfRuns(study: CompiledStudy): Facts[] {
  const replicator = replicatorOf(study);
  return Array.from({ length: REPLICATIONS }, (_, replication) => {
    replicator.runUnforked(replication, 1);
    return factsOf(replicator);
  });
}

test('customers that customers bring add to revenue, and there are none without', () => {
  const on = factsOfRuns(referralStudy());
  const off = factsOfRuns(referralStudy(`happens: false, ${REFERRALS}`));
  for (const fact of ['referredLeads', 'referredWon', 'revenue'] as const) {
    const { estimate, lo, hi } = meanInterval(
      on.map((facts, i) => facts[fact] - off[i][fact]),
      LEVEL,
    );
    console.log(`${fact}: ${estimate.toFixed(1)} [${lo.toFixed(1)}, ${hi.toFixed(1)}] more`);
    expect(lo).toBeGreaterThan(0);
  }
  for (const facts of off) expect([facts.referredLeads, facts.referredWon]).toEqual([0, 0]);
});

test('every number and every yes or no of referrals changes some row when it is changed alone', () => {
  const loaded = loadStudy('studies/referrals.yaml', libraryOf(referralTexts()));
  const plans = plansOf(loaded.study.value);
  const rows = (world: WorldDocument) => {
    const document: Document<WorldDocument> = { ...loaded.world, value: world };
    const changed: LoadedStudy = {
      ...loaded,
      world: document,
      compiledWorld: compileWorld(world, loaded.times),
    };
    const replicator = replicatorOf(compileStudy(changed, { seed: 'keys', plans }));
    const { numerators, denominators } = replicator.runUnforked(0, 1);
    return JSON.stringify([[...numerators], [...denominators]]);
  };
  const { value } = loaded.world;
  const base = rows(value);
  const meant = leavesOf(value).filter(([path]) => path[0] === 'referrals');
  expect(meant.length).toBeGreaterThan(3);
  const dead = meant.filter(
    ([path, leaf]) =>
      !others(leaf).some((other) => rows(withLeaf(value, path, other) as WorldDocument) !== base),
  );
  expect(dead.map(([path]) => path.join('.'))).toEqual([]);
});
