import { beforeAll, describe, expect, test } from 'vitest';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import type { CustomerFact } from '../../sim/measure/facts.ts';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { type Rebate, stepBlock, stepStudy } from './steps-study.ts';
import { factsOf, replicatorOf } from './tiny-study.ts';

/**
 * What partners do near the steps of their pay, each part switched off in an otherwise unchanged world under one policy.
 * That nothing stays when it is off is in `steps.test.ts`. 60 replications of the busy tiny world (about 790 customers
 * each), seed `steps`, fixed before the first run; 99 % intervals of the mean paired difference per replication.
 */
const REPLICATIONS = 60;
const PLAN = 1;
const LEVEL = 0.99;

type Facts = ReturnType<typeof factsOf>;

function factsOfRuns(study: CompiledStudy): Facts[] {
  const replicator = replicatorOf(study);
  return Array.from({ length: REPLICATIONS }, (_, replication) => {
    replicator.runUnforked(replication, PLAN);
    return factsOf(replicator);
  });
}

const runs = new Map<string, Facts[]>();
/** Runs under a rebate with some parts off, once. */
function runsOf(rebate: Rebate, ...off: string[]): Facts[] {
  const name = [rebate, ...off].join();
  if (!runs.has(name)) runs.set(name, factsOfRuns(stepStudy(stepBlock(off), rebate)));
  return runs.get(name)!;
}

function difference(
  name: string,
  value: (facts: Facts) => number,
  without: readonly Facts[],
  with_: readonly Facts[],
) {
  const { estimate, lo, hi } = meanInterval(
    with_.map((facts, i) => value(facts) - value(without[i])),
    LEVEL,
  );
  const before = without.reduce((sum, facts) => sum + value(facts), 0) / REPLICATIONS;
  console.log(
    `${name}: ${before.toFixed(2)}, and ${estimate.toFixed(2)} [${lo.toFixed(2)}, ${hi.toFixed(2)}] more`,
  );
  return { lo, hi };
}

let all: Facts[] = [];
beforeAll(() => {
  all = runsOf('retroactive');
});

describe('with retroactive steps', () => {
  test.each<[CustomerFact, string]>([
    ['pulledForward', 'pull_forward'],
    ['stepDiscountGiven', 'pull_forward'],
    ['loaded', 'loading'],
    ['loadedBack', 'loading'],
    ['stepDiscountGiven', 'step_behaviour'],
    ['signedAtPeriodEnd', 'step_behaviour'],
    ['rebatePaid', 'step_behaviour'],
  ])('more %s with %s', (fact, part) => {
    expect(
      difference(`${part}: ${fact}`, (facts) => facts[fact], runsOf('retroactive', part), all).lo,
    ).toBeGreaterThan(0);
  });

  test('a larger share is signed in the last two weeks', () => {
    const share = (facts: Facts) => (100 * facts.signedAtPeriodEnd) / facts.partnerContracts;
    const off = runsOf('retroactive', 'step_behaviour');
    expect(difference('share signed late, per 100', share, off, all).lo).toBeGreaterThan(0);
  });
});

describe('the same partners follow the pay', () => {
  test('retroactive steps bring forward and load more than marginal ones of the same rates', () => {
    const marginal = runsOf('marginal');
    for (const fact of ['pulledForward', 'stepDiscountGiven'] as const) {
      expect(
        difference(`marginal, then retroactive: ${fact}`, (facts) => facts[fact], marginal, all).lo,
      ).toBeGreaterThan(0);
    }
  });

  test('a flat rate brings nothing forward and loads nothing', () => {
    for (const { pulledForward, loaded, stepDiscountGiven } of runsOf('flat')) {
      expect([pulledForward, loaded, stepDiscountGiven]).toEqual([0, 0, 0]);
    }
  });
});
