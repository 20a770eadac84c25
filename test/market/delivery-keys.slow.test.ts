import { expect, test } from 'vitest';
import { loadStudy } from '../../sim/study/documents/load-study.ts';
import { changedAlone, nameOf } from './changed-alone.ts';
import { deliveryBlock, deliveryTexts, rulesWith } from './delivery-study.ts';
import { leavesOf } from './single-leaf.ts';
import { libraryOf } from './tiny-study.ts';

/** No parameter of delivery is decoration: each, changed alone, changes a row in one of two replications. */
test('every number and every yes or no of the delivery of a world changes some row when it is changed alone', () => {
  const texts = deliveryTexts(deliveryBlock(), rulesWith('implementation: joint'));
  const loaded = loadStudy('studies/delivery.yaml', libraryOf(texts));
  const meant = (name: string) => /^delivery/.test(name);
  const names = leavesOf(loaded.world.value).map(([path]) => nameOf(path));
  expect(names.filter(meant).length).toBeGreaterThan(20);
  const { deadInWorld } = changedAlone(loaded, { seed: 'delivery-keys', replications: [0, 1] });
  expect(deadInWorld(meant)).toEqual([]);
});
