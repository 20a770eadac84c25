import { describe, expect, test } from 'vitest';
import { loadStudy } from '../../sim/study/documents/load-study.ts';
import { changedAlone, nameOf } from './changed-alone.ts';
import { laterBlocks, laterTexts, VAGUE } from './later-study.ts';
import { leavesOf } from './single-leaf.ts';
import { libraryOf } from './tiny-study.ts';

const POLICY = VAGUE.concat(`after_sales:
  - { rule: extra, tickets: [update], owner: maintainer, service: value-added, price: 900 CNY per month }
  - { rule: bugs, tickets: [bug], owner: maintainer, included: 1 hour per month, beyond: 350 CNY per hour, cost_borne_by: platform }
`);

/** Some tickets without a rule, so that what becomes of those shows too. */
const BLOCKS = laterBlocks().replace(
  '{ ticket: update, per_month: 1 }',
  '{ ticket: update, per_month: 1 }, { ticket: other, per_month: 1, takes: 3h }, { ticket: more, per_month: 1 }',
);

/** No parameter of service after delivery is decoration: each, changed alone, changes a row in one of three replications. */
describe('changes some row when it is changed alone:', () => {
  const texts = laterTexts(BLOCKS, POLICY.concat('  - { rule: ours, tickets: [more], owner: platform }\n'));
  const loaded = loadStudy('studies/later.yaml', libraryOf(texts));
  const { deadInWorld, deadInPolicy } = changedAlone(loaded, {
    seed: 'after-sales-keys',
    replications: [0, 1, 2],
  });
  const meant = (name: string) => name.startsWith('after_sales.');

  test('every number and every yes or no of the service of a world', () => {
    const names = leavesOf(loaded.world.value).map(([path]) => nameOf(path));
    expect(names.filter(meant).length).toBeGreaterThan(20);
    expect(deadInWorld(meant)).toEqual([]);
  });

  test('every number of the service of a policy', () => {
    expect(deadInPolicy('later', meant)).toEqual([]);
  });
});
