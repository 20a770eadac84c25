import { beforeAll, describe, expect, test } from 'vitest';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import type { CustomerFact } from '../../sim/measure/facts.ts';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { PROMOTION, promotionStudy } from './promotion-study.ts';
import { factsOf, replicatorOf } from './tiny-study.ts';

/**
 * What local promotion and free-riding bring about: there when on, exactly absent when off. 40 replications of the busy
 * tiny world (about 370 customers each), seed `promotion`, fixed before the first run; 99 % intervals of the mean paired
 * difference per replication.
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

function difference(name: string, fact: CustomerFact, off: readonly Facts[], on: readonly Facts[]) {
  const interval = meanInterval(
    on.map((facts, i) => facts[fact] - off[i][fact]),
    LEVEL,
  );
  const { estimate, lo, hi } = interval;
  console.log(`${name}: ${fact} ${estimate.toFixed(2)} [${lo.toFixed(2)}, ${hi.toFixed(2)}] more`);
  return interval;
}

let nobodyPromotes: Facts[] = [];
let freeRiding: Facts[] = [];
let toPromoters: Facts[] = [];
beforeAll(() => {
  nobodyPromotes = factsOfRuns(promotionStudy(`happens: false, ${PROMOTION}`));
  freeRiding = factsOfRuns(promotionStudy());
  toPromoters = factsOfRuns(promotionStudy(`${PROMOTION}, free_riding: { happens: false }`));
});

describe('local promotion', () => {
  test('brings customers, sales and costs, and none of them when it is off', () => {
    for (const fact of ['promotedLeads', 'promotedWon', 'localPromotionSpend', 'revenue'] as const) {
      expect(difference('promotion', fact, nobodyPromotes, freeRiding).lo).toBeGreaterThan(0);
    }
    for (const facts of nobodyPromotes) {
      expect([facts.promotedLeads, facts.promotedWon, facts.localPromotionSpend]).toEqual([0, 0, 0]);
    }
  });
});

describe('free-riding', () => {
  test('gives enquiries to who has not paid for them, and none when it is off', () => {
    expect(difference('free-riding', 'promotedToOthers', toPromoters, freeRiding).lo).toBeGreaterThan(0);
    for (const facts of toPromoters) {
      expect(facts.promotedToOthers).toBe(0);
      expect(facts.promotedToPromoter).toBe(facts.promotedGiven);
    }
  });

  test('makes partners promote less, for they keep less of it', () => {
    expect(difference('free-riding', 'localPromotionSpend', toPromoters, freeRiding).hi).toBeLessThan(0);
    expect(difference('free-riding', 'promotedLeads', toPromoters, freeRiding).hi).toBeLessThan(0);
  });
});
