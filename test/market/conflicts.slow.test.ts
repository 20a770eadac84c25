import { beforeAll, describe, expect, test } from 'vitest';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { loadStudy } from '../../sim/study/documents/load-study.ts';
import { changedAlone } from './changed-alone.ts';
import {
  type ConflictPart,
  conflictBlock,
  conflictFacts,
  conflictStudy,
  conflictTexts,
  DECIDED,
  type Facts,
  UNDECIDED,
} from './conflict-study.ts';
import { libraryOf } from './tiny-study.ts';

/**
 * What conflicts of each type bring about, and what steps do to it. That nothing stays when they are off is in
 * `conflicts.test.ts`. 40 replications of a busy tiny world (about 120 customers each), seed `conflicts`, fixed before the
 * first run; 99 % intervals of the mean paired difference per replication.
 */
const REPLICATIONS = 40;
const LEVEL = 0.99;

function expectMore(
  name: string,
  of: (facts: Facts) => number,
  without: readonly Facts[],
  runs: readonly Facts[],
) {
  const { estimate, lo, hi } = meanInterval(
    runs.map((facts, i) => of(facts) - of(without[i])),
    LEVEL,
  );
  const before = without.reduce((sum, facts) => sum + of(facts), 0) / REPLICATIONS;
  console.log(
    `${name}: ${before.toFixed(3)}, and ${estimate.toFixed(3)} [${lo.toFixed(3)}, ${hi.toFixed(3)}] more`,
  );
  expect(lo).toBeGreaterThan(0);
}
const less = (of: (facts: Facts) => number) => (facts: Facts) => -of(facts);

let all: Facts[] = [];
beforeAll(() => {
  all = conflictFacts(conflictStudy(conflictBlock()), REPLICATIONS);
});

describe('a type of conflict that comes up', () => {
  test.each<readonly [ConflictPart, string, (facts: Facts) => number]>([
    ['undercutting', 'more prices found too low', (f) => f.undercutFound],
    ['undercutting', "more of the managers' time", (f) => f.managerSeconds],
    ['later_orders', "more of the managers' time", (f) => f.managerSeconds],
    ['later_orders', 'less satisfaction', less((f) => f.satisfaction / f.accounts)],
    ['after_sales', 'tickets sent on less often', less((f) => f.bounces)],
    ['after_sales', "more of the managers' time", (f) => f.managerSeconds],
    ['conflicts', "more of the partners' time", (f) => f.partnerSeconds],
    ['conflicts', 'less satisfaction', less((f) => f.satisfaction / f.accounts)],
  ])('%s: %s', (part, name, of) => {
    const off = conflictFacts(conflictStudy(conflictBlock([part])), REPLICATIONS);
    expectMore(`${part}: ${name}`, of, off, all);
  });
});

describe('a rule that is missing', () => {
  test('costs time of managers and of partners, and leaves undercutting without consequence', () => {
    const open = conflictFacts(conflictStudy(conflictBlock(), UNDECIDED), REPLICATIONS);
    expectMore('time of managers', (f) => f.adHocSeconds, all, open);
    expectMore('time of partners', (f) => f.conflictPartySeconds, all, open);
    expectMore('prices sold too low', (f) => f.undercut, all, open);
  });
});

test('whom a quotation dispute finds bears the overrun: who quoted, against headquarters and half', () => {
  const found = (steps: string) =>
    conflictFacts(
      conflictStudy(conflictBlock(), DECIDED.replace('[customer-in-writing, who-quoted, split]', steps)),
      REPLICATIONS,
    );
  expectMore('borne by partners', (f) => f.overrunByPartners, found('[split]'), found('[who-quoted]'));
});

describe('changes some row when it is changed alone:', () => {
  const tried = (policy: string, replications = 3) =>
    changedAlone(loadStudy('studies/conflicts.yaml', libraryOf(conflictTexts(conflictBlock(), policy))), {
      seed: 'conflict-keys',
      replications: Array.from({ length: replications }, (_, i) => i),
    });

  test('every number and every yes or no of conflicts in a world', () => {
    const ofFindings = (name: string) => /found_partners|blamed/.test(name);
    expect(tried(UNDECIDED).deadInWorld((name) => /^conflicts\./.test(name) && !ofFindings(name))).toEqual(
      [],
    );
  });

  test('every number of how people find, where they are asked and projects are quoted in every way', () => {
    const policy = DECIDED.replace(
      / {2}- \{ rule: alone, when: anything, mode: basic-quotation, lowest: 99% of list \}\n/,
      `  - { rule: alone, when: { score: { below: 35 } }, mode: basic-quotation, lowest: 99% of list }
  - { rule: supported, when: { score: { below: 45 } }, mode: solution-support, lowest: 99% of list }
  - { rule: together, when: anything, mode: joint-proposal, lowest: 99% of list }
`,
    );
    expect(policy).toContain('joint-proposal');
    // A joint proposal is seldom wrong.
    const { deadInWorld } = tried(policy, 12);
    expect(deadInWorld((name) => /^conflicts\..*(found_partners|blamed)/.test(name))).toEqual([]);
  });

  test('every number of how a policy decides them', () => {
    const meant = /^conflicts\.(undercutting\.complaints|renewal-or-upsell|quotation|after-sales)/;
    expect(tried(DECIDED).deadInPolicy('later', (name) => meant.test(name))).toEqual([]);
  });
});
