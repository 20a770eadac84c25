import { test as law } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { Kind } from '../../sim/market/events.ts';
import { CONFLICT_FACTS } from '../../sim/measure/conflict-measures.ts';
import { FACT_NAMES } from '../../sim/measure/facts.ts';
import { RECOMMENDER_FACTS } from '../../sim/measure/recommender-measures.ts';
import { arbitraryReactions } from './arbitrary-reactions.ts';
import { noteSeen, playedOnBoth } from './played.ts';

const kindsSeen = new Set<number>();
const factsSeen = new Set<string>();

law.prop([arbitraryReactions], { numRuns: 48, seed: 20270809, endOnFailure: true })(
  'a market of partners who promote, react, reach for steps, hand over, come and go does the same on slow parts',
  (texts) => noteSeen(playedOnBoth(texts), kindsSeen, factsSeen),
);

/** What these markets do not hold; each has tests of its own beside this one. */
const ELSEWHERE = {
  facts: [RECOMMENDER_FACTS, CONFLICT_FACTS].flatMap((facts) => Object.keys(facts)),
};
/**
 * What would take larger markets, or luck: two quotations at once, several orders near a step, a find of an audit, and what
 * customers of a partner that has left do in the weeks that remain.
 */
const SELDOM = [
  'rivalPricesSeen',
  'pricesCut',
  'undercut',
  'undercutFound',
  'greyMarket',
  'referredWon',
  'pulledForward',
  'loaded',
  'loadedBack',
  'stepDiscountGiven',
  'loadedRefunds',
  'orphansChurned',
  'orphansMoved',
];

test('and these markets held every kind of event and fact of all other mechanisms', () => {
  const kinds = Object.values(Kind);
  expect([...kindsSeen].sort((a, b) => a - b)).toEqual([...kinds].sort((a, b) => a - b));
  for (const fact of [...ELSEWHERE.facts, ...SELDOM]) factsSeen.add(fact);
  expect([...factsSeen].sort()).toEqual([...FACT_NAMES].sort());
});
