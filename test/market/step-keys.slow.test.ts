import { expect, test } from 'vitest';
import { loadStudy } from '../../sim/study/documents/load-study.ts';
import { changedAlone, nameOf } from './changed-alone.ts';
import { leavesOf } from './single-leaf.ts';
import { stepBlock, stepTexts } from './steps-study.ts';
import { libraryOf } from './tiny-study.ts';

/**
 * No parameter of what partners do near steps is decoration: each number and each yes or no of it, changed alone, changes
 * at least one row of the results in one of eight replications.
 */
const loaded = loadStudy('studies/steps.yaml', libraryOf(stepTexts(stepBlock())));
const { deadInWorld } = changedAlone(loaded, { seed: 'step-keys', replications: [0, 1, 2, 3, 4, 5, 6, 7] });

const AIMS = /^partners\.\d+\.aims_at_steps/;

test('of a world: every number and every yes or no changes some row when it is changed alone', () => {
  const names = leavesOf(loaded.world.value).map(([path]) => nameOf(path));
  expect(names.filter((name) => /^step_behaviour/.test(name)).length).toBeGreaterThan(6);
  expect(deadInWorld((name) => /^step_behaviour/.test(name))).toEqual([]);
});

test('so does the aim of one partner: one that signs too little is never near a step', () => {
  const names = leavesOf(loaded.world.value).map(([path]) => nameOf(path));
  const aims = names.filter((name) => AIMS.test(name));
  expect(deadInWorld((name) => AIMS.test(name)).length).toBeLessThan(aims.length);
});
