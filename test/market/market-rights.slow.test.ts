import { beforeAll, describe, expect, test } from 'vitest';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import type { CustomerFact } from '../../sim/measure/facts.ts';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { PROMOTION, promotionStudy } from './promotion-study.ts';
import { factsOf, replicatorOf, TODAY } from './tiny-study.ts';

/**
 * What rights to regions bring about. 40 replications of the busy tiny world (about 370 customers each), seed `rights`,
 * fixed before the first run; 99 % intervals of the mean paired difference per replication.
 */
const REPLICATIONS = 40;
const LEVEL = 0.99;
type Facts = ReturnType<typeof factsOf>;

function factsOfRuns(study: CompiledStudy): Facts[] {
  const replicator = replicatorOf(study);
  return Array.from({ length: REPLICATIONS }, (_, replication) => {
    replicator.runUnforked(replication, 1);
    return factsOf(replicator);
  });
}

function under(terms: string | null, says = PROMOTION): Facts[] {
  const market =
    terms === null
      ? ''
      : `market_protection:\n  - { rule: all, regions: [Shenzhen, Dongguan, Hangzhou], ${terms} }\n`;
  return factsOfRuns(promotionStudy(says, { later: `${TODAY}${market}`, seed: 'rights' }));
}

function difference(name: string, fact: CustomerFact, off: readonly Facts[], on: readonly Facts[]) {
  const interval = meanInterval(
    on.map((facts, i) => facts[fact] - off[i][fact]),
    LEVEL,
  );
  const { estimate, lo, hi } = interval;
  console.log(`${name}: ${fact} ${estimate.toFixed(2)} [${lo.toFixed(2)}, ${hi.toFixed(2)}] more`);
  return interval;
}

const DUTIES =
  'right: exclusive, duties: { own_promotion: 4000 CNY per month }, review: every month, open_for: 13w';
let open: Facts[] = [];
let exclusive: Facts[] = [];
beforeAll(() => {
  open = under(null);
  exclusive = under('right: exclusive');
});

describe('an exclusive right', () => {
  test('makes its holder promote more, since it keeps what that brings', () => {
    expect(difference('exclusive', 'localPromotionSpend', open, exclusive).lo).toBeGreaterThan(0);
    expect(difference('exclusive', 'promotedToPromoter', open, exclusive).lo).toBeGreaterThan(0);
  });

  test('ends free-riding on what it covers', () => {
    expect(difference('exclusive', 'promotedToOthers', open, exclusive).hi).toBeLessThan(0);
  });

  test('meets customers that others have registered; in open regions there is nothing to meet', () => {
    expect(difference('exclusive', 'disputesMarket', open, exclusive).lo).toBeGreaterThan(0);
    for (const { disputesMarket, greyMarket } of open) expect([disputesMarket, greyMarket]).toEqual([0, 0]);
  });

  test('changes no promotion where nobody rides free anyway', () => {
    const says = `${PROMOTION}, free_riding: { happens: false }`;
    const [without, with_] = [under(null, says), under('right: exclusive', says)];
    // What partners expect to keep is all in both; only their record of winning moves a little.
    const { estimate } = difference('exclusive, no free-riding', 'localPromotionSpend', without, with_);
    const mean = without.reduce((sum, facts) => sum + facts.localPromotionSpend, 0) / REPLICATIONS;
    expect(Math.abs(estimate)).toBeLessThan(0.1 * mean);
  });
});

describe('a duty', () => {
  let duties: Facts[] = [];
  beforeAll(() => {
    duties = under(DUTIES);
  });

  test('that is reviewed makes holders promote more than a right alone', () => {
    expect(difference('duty', 'localPromotionSpend', exclusive, duties).lo).toBeGreaterThan(0);
  });

  test('costs channel managers time, and some holders their right', () => {
    expect(difference('duty', 'marketEnforcementCost', exclusive, duties).lo).toBeGreaterThan(0);
    expect(difference('duty', 'marketWithdrawals', exclusive, duties).lo).toBeGreaterThan(0);
    for (const facts of exclusive) expect([facts.marketWithdrawals, facts.marketReviews]).toEqual([0, 0]);
  });

  test('that headquarters does not follow up costs nobody the right, and is done less', () => {
    const lenient = under(DUTIES, `${PROMOTION}, duties: { acts_on_misses: 0% }`);
    for (const facts of lenient) expect(facts.marketWithdrawals).toBe(0);
    expect(difference('no enforcement', 'localPromotionSpend', duties, lenient).hi).toBeLessThan(0);
  });
});
