import { expect, test } from 'vitest';
import { loadStudy } from '../../sim/study/documents/load-study.ts';
import { changedAlone, nameOf } from './changed-alone.ts';
import { handOffBlock, handOffStudy, handOffTexts, specialists } from './hand-offs-study.ts';
import { leavesOf } from './single-leaf.ts';
import { libraryOf, replicatorOf } from './tiny-study.ts';

/**
 * No parameter of handing leads over is decoration: each number and each yes or no of it, changed alone, changes at least
 * one row of the results in one of eight replications.
 */
const REPLICATIONS = [0, 1, 2, 3, 4, 5, 6, 7];
const loaded = loadStudy('studies/hand-offs.yaml', libraryOf(handOffTexts(handOffBlock())));
const { deadInWorld, deadInPolicy } = changedAlone(loaded, {
  seed: 'hand-off-keys',
  replications: REPLICATIONS,
});

test('of a world: every number and every yes or no changes some row when it is changed alone', () => {
  const names = leavesOf(loaded.world.value).map(([path]) => nameOf(path));
  expect(names.filter((name) => /^hand_offs/.test(name)).length).toBeGreaterThan(8);
  expect(deadInWorld((name) => /^hand_offs/.test(name))).toEqual([]);
});

test('of the rules who develops: so does every number of theirs', () => {
  // A condition that is always true is no limit; within a region who has most skill comes by most readily too.
  const silent = /when\.anything$|^roles\.develops\.6\.weigh\.on_site$/;
  const meant = (name: string) => /^roles\.develops/.test(name) && !silent.test(name);
  expect(deadInPolicy('specialists', meant)).toEqual([]);
});

function rows(split: string): string[] {
  const replicator = replicatorOf(handOffStudy(handOffBlock(), specialists(split)));
  return REPLICATIONS.map((replication) => {
    const { numerators, denominators } = replicator.runUnforked(replication, 1);
    return JSON.stringify([[...numerators], [...denominators]]);
  });
}

test('of the split, which has to add up: every two shares change rows when they change against each other', () => {
  const base = rows('{ receives: 20%, develops: 70%, maintains: 10% }');
  for (const other of [
    '{ receives: 30%, develops: 60%, maintains: 10% }',
    '{ receives: 20%, develops: 60%, maintains: 20% }',
    '{ receives: 10%, develops: 70%, maintains: 20% }',
  ]) {
    const changed = rows(other);
    expect(
      REPLICATIONS.some((i) => changed[i] !== base[i]),
      other,
    ).toBe(true);
  }
});
