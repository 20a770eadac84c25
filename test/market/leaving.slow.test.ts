import { describe, expect, test } from 'vitest';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { adaptationBlock, reactingStudy } from './adaptation-study.ts';
import { laterBlocks } from './later-study.ts';
import { ALL_RULES, factsOf, replicatorOf } from './tiny-study.ts';

/**
 * Partners that leave, on and off, in an otherwise unchanged world under the policy with all rules: 40 replications of
 * half a year, seed `adaptation`, fixed before the first run; 99 % intervals of the mean paired difference. That nothing
 * of it stays when it is off is in `leaving.test.ts`.
 */
const REPLICATIONS = 40;
const PLAN = 1;
const RULE = 'partner_leaves: { customers_go_to: next-best, handed_over_within: 5d }\n';

/** Everything matters: failures, patience, contracts and money. */
const LEAVING = {
  happens: 'true',
  worse_by: '20 CNY',
  patience: '2',
  chance_a_month: '20%',
  contract: '13w',
  fails: '30%',
  cash_per_head: '20000 CNY',
};

function study(leaving: Partial<typeof LEAVING>): CompiledStudy {
  const keys = Object.entries({ ...LEAVING, ...leaving }).map(([key, value]) => `${key}: ${value}`);
  const block = adaptationBlock().replace('  inertia:', `  leaving: { ${keys.join(', ')} }\n  inertia:`);
  return reactingStudy(`${laterBlocks()}${block}`, { policy: `${ALL_RULES}${RULE}` });
}

function factsOfRuns(compiled: CompiledStudy) {
  const replicator = replicatorOf(compiled);
  return Array.from({ length: REPLICATIONS }, (_, replication) => {
    replicator.runUnforked(replication, PLAN);
    return { ...factsOf(replicator), leavers: replicator.market.leavers };
  });
}

describe('partners that leave make a difference that is not noise', () => {
  const on = factsOfRuns(study({}));
  const off = factsOfRuns(study({ happens: 'false' }));
  test.each([
    ['leavers', 1],
    ['findsLost', 1],
    ['leadsLeft', 1],
    ['partnerSeconds', -1],
  ] as const)('%s', (fact, sign) => {
    const { estimate, lo, hi } = meanInterval(
      on.map((facts, i) => facts[fact] - off[i][fact]),
      0.99,
    );
    const without = off.reduce((sum, facts) => sum + facts[fact], 0) / REPLICATIONS;
    console.log(
      `leaving: ${fact} ${without.toFixed(2)} without it, and ${estimate.toFixed(2)} [${lo.toFixed(2)}, ${hi.toFixed(2)}] more with it`,
    );
    if (sign > 0) expect(lo).toBeGreaterThan(0);
    else expect(hi).toBeLessThan(0);
  });
});

describe('no parameter is decoration: changed alone, it changes who leaves or when', () => {
  const leftAt = (compiled: CompiledStudy) => {
    const replicator = replicatorOf(compiled);
    return [0, 1, 2, 3].map((replication) => {
      replicator.runUnforked(replication, PLAN);
      return [...replicator.market.tempers.leftAt];
    });
  };
  const base = leftAt(study({}));
  test.each(
    Object.entries({
      happens: 'false',
      worse_by: '200 CNY',
      patience: '6',
      chance_a_month: '80%',
      contract: '52w',
      fails: '0%',
      cash_per_head: '1000 CNY',
    }),
  )('%s', (key, value) => {
    expect(leftAt(study({ [key]: value }))).not.toEqual(base);
  });
});
