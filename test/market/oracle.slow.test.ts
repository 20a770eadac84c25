import { test as law } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { Kind } from '../../sim/market/events.ts';
import { ADAPTATION_FACTS } from '../../sim/measure/adaptation-measures.ts';
import { CONFLICT_FACTS } from '../../sim/measure/conflict-measures.ts';
import { FACT_NAMES } from '../../sim/measure/facts.ts';
import { PROMOTION_FACTS } from '../../sim/measure/promotion-facts.ts';
import { REFERRAL_FACTS } from '../../sim/measure/referral-facts.ts';
import { SHOCK_FACTS } from '../../sim/measure/shock-measures.ts';
import { STEP_FACTS } from '../../sim/measure/step-facts.ts';
import { arbitraryMarket } from './arbitrary-market.ts';
import { noteSeen, playedOnBoth } from './played.ts';

const kindsSeen = new Set<number>();
const factsSeen = new Set<string>();

law.prop([arbitraryMarket], { numRuns: 200, seed: 20270920, endOnFailure: true })(
  'a market on slow, obvious parts goes through the same events to the same rows',
  (texts) => noteSeen(playedOnBoth(texts), kindsSeen, factsSeen),
);

/** What comes of mechanisms that take months; `oracle-reactions.slow.test.ts` has random markets that hold them. */
const ELSEWHERE = {
  kinds: [
    Kind.promotionMonth,
    Kind.marketReview,
    Kind.lookBack,
    Kind.handOver,
    Kind.levelReview,
    Kind.candidateApplies,
    Kind.ramp,
    Kind.stepsNear,
    Kind.careDue,
    Kind.shockStrikes,
  ] as number[],
  facts: [PROMOTION_FACTS, STEP_FACTS, REFERRAL_FACTS, ADAPTATION_FACTS, CONFLICT_FACTS, SHOCK_FACTS].flatMap(
    (facts) => Object.keys(facts),
  ),
};

test('and these markets held every kind of event and fact of all other mechanisms', () => {
  const kinds = Object.values(Kind).filter((kind) => !ELSEWHERE.kinds.includes(kind));
  expect([...kindsSeen].sort((a, b) => a - b)).toEqual(kinds.sort((a, b) => a - b));
  for (const fact of ELSEWHERE.facts) factsSeen.add(fact);
  // Protection lies idle after two weeks: nearly as long as these markets last.
  factsSeen.add('idleProtectedSeconds');
  // Two parties hardly ever both have a quotation out within these weeks, or these markets would be large ones.
  factsSeen.add('rivalPricesSeen').add('pricesCut');
  expect([...factsSeen].sort()).toEqual([...FACT_NAMES].sort());
});
