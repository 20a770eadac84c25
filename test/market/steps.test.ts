import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { StepScheme } from '../../sim/ledger/terms.ts';
import { bestPlan, gainOfSteps, type StepOrder } from '../../sim/market/steps-choice.ts';
import { PLAN, played, REPLICATIONS } from './second-plan.ts';
import { stepBlock, stepStudy, stepTexts } from './steps-study.ts';
import { compiledFrom, factsOf, replicatorOf } from './tiny-study.ts';

const scheme = (mode: StepScheme['mode'], ...steps: [number, number][]): StepScheme => ({
  mode,
  per: 'quarter',
  steps: steps.map(([from, rate]) => ({ from, rate })),
  paidAfter: 0,
  counts: 7,
  heldBack: null,
  atMost: Number.POSITIVE_INFINITY,
  atLeast: 0,
});
const [yuan, low, high] = [100, 0.15, 0.2];
const pair: [number, number][] = [
  [0, low],
  [100_000 * yuan, high],
];

describe('what steps bring for 20,000 more in a period, missing in the next', () => {
  const gain = (mode: StepScheme['mode'], expected: number) =>
    gainOfSteps(scheme(mode, ...pair), expected * yuan, 20_000 * yuan) / yuan;

  test('the jump on everything where retroactive steps are within reach, and its loss where they were passed', () => {
    // 22,000 on 110,000 in place of 13,500 on 90,000; and the next period has 10,500 in place of 13,500.
    expect(gain('retroactive', 90_000)).toBe(22_000 - 13_500 - (13_500 - 10_500));
    expect(gain('retroactive', 110_000)).toBeLessThan(0);
    expect(gain('retroactive', 50_000)).toBe(0);
  });

  test('the kink of marginal steps, on what lies beyond it', () => {
    expect(gain('marginal', 90_000)).toBe(500);
    expect(gain('marginal', 50_000)).toBe(0);
    expect(gain('marginal', 200_000)).toBe(0);
  });
});

const orders = fc.array(
  fc
    .record({
      counted: fc.integer({ min: 0, max: 1e8 }),
      chance: fc.double({ min: 0, max: 1, noNaN: true }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      given: fc.integer({ min: 0, max: 1e6 }),
      kept: fc.integer({ min: 0, max: 1e7 }),
    })
    .map(({ counted, chance, part, given, kept }): StepOrder => {
      return { file: 0, closes: 0, counted, chance, pressed: chance * part, given, kept };
    }),
  { maxLength: 6 },
);

law.prop([fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 1e9 }), orders, orders])(
  'a flat rate never makes anybody press for anything, whatever the rate and the orders',
  (parts, expected, early, loads) => {
    const flat = scheme('retroactive', [0, parts / 1e6]);
    expect(bestPlan(flat, expected, early, loads)).toEqual({ early: 0, loaded: 0 });
  },
);

const all = played(stepStudy(stepBlock()));

describe('switched off', () => {
  test('every row is what it is in a world without a word about steps', () => {
    const silent = played(stepStudy(''));
    const off = played(stepStudy(stepBlock(['step_behaviour'])));
    for (const [i, { rows, events }] of silent.entries()) {
      expect(off[i].events).toBe(events);
      expect(Object.fromEntries(Object.keys(rows).map((name) => [name, off[i].rows[name]]))).toEqual(rows);
      expect(all[i].facts).not.toEqual(off[i].facts);
    }
  });

  test.each([
    ['pull_forward', 'reach: 40d, odds_ratio: 0.8', 'reach: 90d, odds_ratio: 1', 'pulledForward'],
    ['loading', 'handed_back: 80%, after: 30d', 'handed_back: 10%, after: 2d', 'loaded'],
  ] as const)('nothing of %s shows, whatever it would do', (part, says, otherwise, fact) => {
    // How a pressed customer takes it belongs to both parts; without loading it is the reach alone that is not read.
    const block = stepBlock([part]);
    expect(block).toContain(says);
    const off = played(stepStudy(block));
    for (const { facts } of off) expect(facts[fact]).toBe(0);
    const changed =
      part === 'pull_forward' ? otherwise.replace('odds_ratio: 1', 'odds_ratio: 0.8') : otherwise;
    expect(played(stepStudy(block.replace(says, changed)))).toEqual(off);
  });
});

test('nobody presses who does not aim at steps, and nobody loads who is honest', () => {
  const texts = stepTexts(stepBlock());
  const facts = (from = '', to = from) => {
    const world = texts['worlds/busy.yaml'].replaceAll(from, to);
    const study = compiledFrom({ ...texts, 'worlds/busy.yaml': world }, 'studies/steps.yaml', 'steps');
    const replicator = replicatorOf(study);
    // 8 replications, since there are few such orders in one.
    return Array.from({ length: 8 }, (_, replication) => {
      replicator.run(replication, [PLAN]);
      return factsOf(replicator);
    });
  };
  const asIs = facts();
  const honest = facts('honesty: 20%', 'honesty: 100%');
  const calm = facts('aims_at_steps: 90%', 'aims_at_steps: 0%');
  const sum = (runs: typeof asIs, fact: 'pulledForward' | 'loaded') =>
    runs.reduce((total, each) => total + each[fact], 0);
  expect(sum(honest, 'loaded')).toBeLessThan(sum(asIs, 'loaded'));
  expect(sum(calm, 'pulledForward')).toBeLessThan(sum(asIs, 'pulledForward'));
});

test('the laws hold and plans are the same forked and from the first second', () => {
  const study = stepStudy(stepBlock());
  const forked = replicatorOf(study);
  const whole = replicatorOf(study);
  for (const replication of REPLICATIONS) {
    const outcomes = forked.run(replication, [0, 1]);
    for (const plan of [0, 1]) expect(outcomes[plan]).toStrictEqual(whole.runUnforked(replication, plan));
  }
});

test('what is handed back is no customer won, and its price is paid back', () => {
  const replicator = replicatorOf(stepStudy(stepBlock()));
  for (const replication of [0, 1, 2, 3]) {
    replicator.runUnforked(replication, PLAN);
    const { deals, needs } = replicator.market;
    const facts = factsOf(replicator);
    expect(facts.loadedBack).toBeLessThanOrEqual(facts.loaded);
    for (let deal = 0; deal < deals.count; deal++) {
      if (deals.refundedAt[deal] > 0) expect(needs.pressed[deals.need[deal]]).toBe(2);
    }
  }
});
