import { describe, expect, test, vi } from 'vitest';
import { LEAD_STATES } from '../../sim/market/lead-table.ts';
import type { Replicator } from '../../sim/market/replicate.ts';
import { type HandLead, handTape } from './hand-tape.ts';
import { compiledFrom, replicatorOf } from './tiny-study.ts';

const DAY = 86_400;
const HOUR = 3600;
const CUT_OVER = 28 * DAY;

let list: readonly HandLead[] = [];
vi.mock('../../sim/world/make-tape.ts', () => ({ makeTape: () => handTape(list) }));

/** Everybody is always at work, reads at once, and does nothing but hold leads, honestly. */
const WORLD = `
world: still
regions: [{ region: Here }]
products: [{ product: website, price: 25000 CNY }]
sources: [{ source: website, per_week: 1 }]
partners:
  - { partner: Sitter, home: Here, hours: ["00:00-24:00"], days: mon-sun, reads_after: 1 minute, squats: 100%, honesty: 100%, registers: 100%, registers_completely: 100%, diligence: 100%, attention: 100%, claims_from_pool: 0 }
headquarters:
  channel_managers: { hours: ["00:00-24:00"], days: mon-sun }
  direct_team: { hours: ["00:00-24:00"], days: mon-sun, diligence: 0%, attempts: 1 }
`;

const policy = (name: string, rules: string) => `
policy: ${name}
effective_lead: { needs: [] }
${rules}
`;

const study = (mode: string) => `
study: still
world: still
running_business: { under: old, for: 4w }
cut_over: { on: 2027-03-01, open_business: ${mode} }
policies: [old, new]
cohort_until: 2027-04-26
follow_up: 20w
`;

/** Runs the new policy over the old one's open business. */
function run(mode: string, leads: readonly HandLead[], old: string, next: string): Replicator {
  list = leads;
  const replicator = replicatorOf(
    compiledFrom(
      {
        'worlds/still.yaml': WORLD,
        'policies/old.yaml': policy('old', old),
        'policies/new.yaml': policy('new', next),
        'studies/still.yaml': study(mode),
      },
      'studies/still.yaml',
    ),
  );
  replicator.runUnforked(0, 1);
  return replicator;
}

/** Days from the cut-over to the moment at which the sitter lost each lead, and who had it at last. */
function fates({ market }: Replicator): { lost: number; policy: string; owner: string; state: string }[] {
  const { files, leads, tape, parties, customers } = market;
  return list.map((_, lead) => {
    const need = tape.leadNeed[lead];
    const file = files.need.findIndex((each, i) => i < files.count && each === need && files.party[i] === 0);
    return {
      lost: Math.floor((files.closedAt[file] - CUT_OVER) / DAY),
      policy: market.policies[customers.policyPlus1[tape.needCustomer[need]] - 1].name,
      owner: lastOwner(market, need),
      state: LEAD_STATES[leads.state[lead]],
    };
  });

  function lastOwner(m: typeof market, need: number): string {
    // Files of a need are chained from the one opened last.
    return parties[files.party[m.needs.filePlus1[need] - 1]].name;
  }
}

describe('three leads: five days and one day before the cut-over, and one day after', () => {
  const leads = [-5, -1, 1].map((day) => ({ time: CUT_OVER + day * DAY + 10 * HOUR }));
  const old = `
allocation: [{ rule: turn, when: anything, give_to: round-robin, within: region }]
follow_up: { first_contact_within: 10d, after_reclaim: { give_to: hq-direct } }`;
  const next = `
allocation: [{ rule: turn, when: anything, give_to: round-robin, within: region }]
limits: { when_nobody: nobody }
follow_up: { first_contact_within: 2d, after_reclaim: { give_to: next-best } }`;

  test('keep-old-terms: the old leads go by the old deadline, and then as the old rules say', () => {
    expect(fates(run('keep-old-terms', leads, old, next))).toEqual([
      { lost: 5, policy: 'old', owner: 'hq-direct', state: 'open' },
      { lost: 9, policy: 'old', owner: 'hq-direct', state: 'open' },
      { lost: 3, policy: 'new', owner: 'Sitter', state: 'open' },
    ]);
  });

  test('move-at-expiry: the old deadline is the last, and what follows is as the new rules say', () => {
    expect(fates(run('move-at-expiry', leads, old, next))).toEqual([
      { lost: 5, policy: 'new', owner: 'Sitter', state: 'open' },
      { lost: 9, policy: 'new', owner: 'Sitter', state: 'open' },
      { lost: 3, policy: 'new', owner: 'Sitter', state: 'open' },
    ]);
  });

  test('move-now: all clocks start again at the cut-over, under the new rules', () => {
    expect(fates(run('move-now', leads, old, next))).toEqual([
      { lost: 2, policy: 'new', owner: 'Sitter', state: 'open' },
      { lost: 2, policy: 'new', owner: 'Sitter', state: 'open' },
      { lost: 3, policy: 'new', owner: 'Sitter', state: 'open' },
    ]);
  });
});

describe('a lead that lies in a pool at the cut-over', () => {
  const leads = [{ time: CUT_OVER - DAY }];
  const old = `
allocation:
  - { rule: first, when: { score: { at_least: 99 } }, give_to: nobody }
  - { rule: pool, when: anything, give_to: open-pool, window: 4d }
limits: { when_nobody: nobody }`;
  const next = `
allocation: [{ rule: direct, when: anything, give_to: hq-direct }]`;

  test.each([
    ['keep-old-terms', 'unowned'],
    ['move-at-expiry', 'held'],
    ['move-now', 'held'],
  ])('%s: is %s when its window is over', (mode, state) => {
    const replicator = run(mode, leads, old, next);
    const { market } = replicator;
    const fired = (name: string, rule: string) => {
      const index = market.policies.findIndex((each) => each.name === name);
      return market.ruleCounts[index][market.policies[index].countedRules.indexOf(rule)];
    };
    const moved = state === 'held';
    expect(fired(moved ? 'new' : 'old', 'reclaim/pool-window')).toBe(1);
    // The new rules are read from their top, although the old pool stood second in its list.
    expect(fired('new', 'allocation/direct')).toBe(moved ? 1 : 0);
    expect(market.files.count).toBe(moved ? 1 : 0);
  });
});

test('tiers are given anew with the rules that name them', () => {
  const old = `
tiers: [{ tier: all, when: anything }]
allocation: [{ rule: turn, when: anything, give_to: round-robin, within: region }]
follow_up: { first_contact_within: 3d, after_reclaim: { give_to: hq-direct } }`;
  const next = `
tiers: [{ tier: top, when: { score: { at_least: 60 } } }, { tier: rest, when: anything }]
allocation:
  - { rule: for-the-top, when: { tier: top }, give_to: hq-direct }
  - { rule: for-the-rest, when: { tier: rest }, give_to: nobody }
  - { rule: for-all, when: anything, give_to: hq-direct }`;
  const { market } = run('move-now', [{ time: CUT_OVER - DAY }], old, next);
  expect(market.policies[market.plan].tiers[market.leads.tier[0]].name).toBe('rest');
});

describe('protection that runs at the cut-over', () => {
  const protecting = (lasts: string) => `
allocation: [{ rule: turn, when: anything, give_to: round-robin, within: region }]
customer_protection: { starts: approval, lasts: ${lasts}, covers: site }`;
  const leads = [{ time: CUT_OVER - 5 * DAY }];
  /** Days from approval to the end of the protection: the calendar entry that counted last. */
  const lengthOf = ({ market: { files } }: Replicator) =>
    (files.protectionQueued[0] - files.protectedFrom[0]) / DAY;

  test('keeps its old length under the old terms', () => {
    expect(lengthOf(run('keep-old-terms', leads, protecting('30d'), protecting('60d')))).toBe(30);
  });

  test('keeps the later end when it moves now, whichever it is', () => {
    const longer = lengthOf(run('move-now', leads, protecting('30d'), protecting('60d')));
    expect(longer).toBeGreaterThan(64);
    expect(longer).toBeLessThan(65);
    expect(lengthOf(run('move-now', leads, protecting('30d'), protecting('10d')))).toBe(30);
  });

  test('ends when it ends: half-open, to the second', () => {
    const replicator = run('keep-old-terms', leads, protecting('30d'), protecting('60d'));
    const { market } = replicator;
    expect(market.files.protectionQueued[0]).toBe(market.files.protectedFrom[0] + 30 * DAY);
    expect(market.files.protectedUntil[0]).toBe(0);
    expect(market.needs.protectedPlus1[0]).toBe(0);
  });
});
