import { describe, expect, test } from 'vitest';
import { type ChangedFates, changedFates } from '../../sim/check/fates/changed-fates.ts';
import { NeedState } from '../../sim/market/need-table.ts';
import { Replicator } from '../../sim/market/replicate.ts';
import { prepareStudy } from '../../sim/study/compile/prepare-study.ts';
import { disk } from '../../sim/study/documents/disk.ts';

const { compiled } = prepareStudy('scenarios/studies/tiny.yaml', disk, { replications: 4 });
const [keep, , reclaim] = compiled.plans;
const pairsOf = (...plans: (typeof keep)[]) => ({ ...compiled, plans });
const INLINE = { executor: 'inline', threads: 1 } as const;

describe('leads that end otherwise', () => {
  test('are none where the rules are the same, which is no certainty', async () => {
    const [same] = await changedFates(pairsOf(keep, keep), 4, INLINE);
    expect(same).toMatchObject({ either: { value: 0 }, newlyWon: { value: 0 }, replications: 4 });
    expect(same.mostAffected).toBeCloseTo(1 - 0.05 ** (1 / 4), 12);
  });

  test('are those that two runs from the first second end otherwise', async () => {
    const study = pairsOf(keep, reclaim);
    const [found] = await changedFates(study, 4, INLINE);
    const runs = [new Replicator(study, []), new Replicator(study, [])];
    let leads = 0;
    let won = [0, 0];
    for (let replication = 0; replication < 4; replication++) {
      for (const [plan, run] of runs.entries()) run.runUnforked(replication, plan);
      const { tape } = runs[0].market;
      for (let lead = 0; lead < tape.leads; lead++) {
        const need = tape.leadNeed[lead];
        const first = tape.customerFirstTime[tape.needCustomer[need]];
        if (first < study.cutOver || first >= study.cohortUntil) continue;
        leads++;
        won = won.map((count, i) => count + (runs[i].market.needs.state[need] === NeedState.won ? 1 : 0));
      }
    }
    expect(found.leads).toBe(leads);
    expect(((found.newlyWon.value - found.noLongerWon.value) * leads) / 100).toBeCloseTo(won[1] - won[0], 9);
  });

  test('have limits around them, and each part is a part of the whole', async () => {
    const [found] = await changedFates(pairsOf(keep, reclaim), 4, INLINE);
    expect(found.either.value).toBeGreaterThan(10);
    expect(found.mostAffected).toBeNull();
    const parts: (keyof ChangedFates)[] = ['otherOwner', 'otherOutcome'];
    for (const part of parts) {
      const { value, lo, hi } = found[part] as ChangedFates['either'];
      expect(value).toBeLessThanOrEqual(found.either.value);
      expect(lo).toBeLessThanOrEqual(value);
      expect(hi).toBeGreaterThanOrEqual(value);
    }
    const { newlyWon, noLongerWon, wonByAnother, lostOtherwise } = found;
    const outcomes = newlyWon.value + noLongerWon.value + wonByAnother.value + lostOtherwise.value;
    expect(outcomes).toBeCloseTo(found.otherOutcome.value, 9);
  });

  test('are the same on two threads, and for each of several pairs', async () => {
    const study = pairsOf(keep, reclaim, keep, keep);
    const inline = await changedFates(study, 3, INLINE);
    expect(await changedFates(study, 3, { executor: 'threads', threads: 2 })).toEqual(inline);
    expect(inline.map(({ either }) => either.value > 0)).toEqual([true, false]);
  });
});
