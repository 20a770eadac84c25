import { describe, expect, test } from 'vitest';
import { loadStudy } from '../../sim/study/documents/load-study.ts';
import { changedAlone } from './changed-alone.ts';
import { BUSY_WORLD, busyWith, libraryOf } from './tiny-study.ts';

/**
 * No parameter is decoration: each number and each yes or no of a world and of a policy, changed alone, changes at least
 * one row of the results. The document is the busy one of these tests with all defaults filled in.
 */

/** Parameters that change what is seen, not what happens, or that only another parameter brings to life. */
const SILENT: readonly [RegExp, string][] = [
  [/when\.anything$/, 'is always true'],
  [/^settlement\.remitted\./, 'only where partners collect'],
  [/^target_markets\.0\.weight$/, 'there is one target market'],
  [/^archetypes\.\d+\.spread$/, 'spreads members, and all partners are listed'],
  [/\.promotes$/, 'only in worlds with local promotion'],
  [/\.aims_at_steps$/, 'only in worlds with behaviour near steps'],
  [/\.takes_support_as_margin$|\.aims_at_growth$/, 'only in worlds with quotation and discounts'],
];

/** The most skilled partner is not also the one that comes by most readily. */
const WORLD = BUSY_WORLD.replace(
  'partners:\n',
  'partners:\n  - { partner: Lotus, home: Shenzhen, archetype: consultant, serves: group, on_site: 20% }\n',
).concat(`shocks:
  - { shock: slump, on: 2027-01-18, lasts: 3w, enquiries: 60%, rivals: 150% }
  - { shock: fashion, per_year: 6, lasts: 2w, enquiries: 130% }
`);
const loaded = loadStudy('studies/busy.yaml', libraryOf(busyWith({ 'worlds/busy.yaml': WORLD })));
const { deadInWorld, deadInPolicy } = changedAlone(loaded, { seed: 'every-key', replications: [0, 1, 2] });
const isMeant = (name: string) => !SILENT.some(([pattern]) => pattern.test(name));

describe('changes some row when it is changed alone:', () => {
  test('every number and every yes or no of a policy', () => {
    expect(deadInPolicy('all-rules', isMeant)).toEqual([]);
  });

  test('every number and every yes or no of a world', () => {
    expect(deadInWorld(isMeant)).toEqual([]);
  });
});
