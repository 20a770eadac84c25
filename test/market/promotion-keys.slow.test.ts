import { expect, test } from 'vitest';
import { loadStudy } from '../../sim/study/documents/load-study.ts';
import { changedAlone } from './changed-alone.ts';
import { PROMOTION, promotionTexts } from './promotion-study.ts';
import { libraryOf, TODAY } from './tiny-study.ts';

/**
 * No parameter of local promotion and of protected regions is decoration: each number and each yes or no of them, changed
 * alone, changes at least one row of the results in one of eight replications: a customer that comes to a registered party
 * against the right of another, and buys of it, is one in several weeks of these small cities.
 */

/** Rights of every kind, with everything that a rule about them can say. */
const RULES = `${TODAY.replace(
  'conflicts:\n',
  `conflicts:
  customer-against-market: { decide: [customer-in-writing, channel-manager], within: 5 working days, market_holder_gets: 10% of first-order margin }
`,
)}market_protection:
  - rule: first
    regions: [Shenzhen, Dongguan]
    right: first-offer
    leaves_out: [key-accounts]
    lasts: 12w
    duties: { own_promotion: 2000 CNY per month, local_events: 1 per quarter, takes_on: 70%, answers: 60%, answers_within: 24h }
    proof: [event-photos]
    review: every month
    reviews_held: 70%
    grace: 20d
    withdraw_after: 1 missed review
    open_for: 3w
  - { rule: share, regions: [Hangzhou], right: finder-share, share: 10% of first-order margin, lasts: 9w }
`;

/** Where there is nothing to review nothing about reviews matters, and only a finder's share has a share. */
const SILENT: readonly RegExp[] = [
  /^market_protection\.1\.(duties|reviews_held|grace|withdraw_after|open_for)/,
  /^market_protection\.0\.share/,
  /covers\.anything$/,
];

const loaded = loadStudy('studies/promotion.yaml', libraryOf(promotionTexts(PROMOTION, { later: RULES })));
const { deadInWorld, deadInPolicy } = changedAlone(loaded, {
  seed: 'keys',
  replications: [0, 1, 2, 3, 4, 5, 6, 7],
});

const isMeant = (name: string) =>
  /^local_promotion|promotes|promotion_budget|^market_protection|customer-against-market/.test(name) &&
  !SILENT.some((pattern) => pattern.test(name));

test('of a world: every number and every yes or no changes some row when it is changed alone', () => {
  const ofPartners = /^(archetypes|headquarters)\./;
  expect(deadInWorld((name) => isMeant(name) && !ofPartners.test(name))).toEqual([]);
});

test('of a policy: the same', () => {
  expect(deadInPolicy('later', isMeant)).toEqual([]);
});
