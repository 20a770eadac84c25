import { SECONDS_PER_MONTH } from '../engine/civil.ts';
import { Fact } from '../measure/facts.ts';
import type { MarketRight } from '../policy/compiled-market.ts';
import { type MarketEvent, marketCounter } from '../policy/rule-index.ts';
import { NEVER } from '../policy/view.ts';
import { Kind, Phase } from './events.ts';
import type { Market } from './market.ts';
import { hasLeft } from './orphans.ts';
import { advancePromotion, openKeeps, rethinkPromotion, spreadLevels } from './promotion.ts';

/**
 * Gives out the regions that nobody has, under the policies that are in force; rights whose policy is not any more,
 * and such as have run their time, end.
 */
export function grantRights(m: Market): void {
  if (m.rights.length === 0) return;
  const inForce = m.governance.inForce(m.plan, m.now);
  for (let slot = 0; slot < m.rights.length; slot++) {
    const { policy, right } = m.rights[slot];
    const held = m.held.holderPlus1[slot] > 0;
    if (held && (!inForce.includes(policy) || m.now >= m.held.until[slot])) endRight(m, slot, 'ended');
    if (m.held.holderPlus1[slot] > 0 || !inForce.includes(policy) || m.now < m.held.openUntil[slot]) continue;
    const holder = right.holder >= 0 ? right.holder : mostPromoting(m, right.region);
    if (holder >= 0 && !hasLeft(m, holder)) grant(m, slot, holder);
  }
}

/** The partner of a region that has built up most by promotion; among equals the one with most time for it. */
function mostPromoting(m: Market, region: number): number {
  let best = -1;
  for (let party = 0; party < m.hq; party++) {
    if (((m.board.regionMask[party] >>> region) & 1) === 0 || hasLeft(m, party)) continue;
    if (best < 0 || isBefore(m, party, best, region)) best = party;
  }
  return best;
}

function isBefore(m: Market, one: number, other: number, region: number): boolean {
  const regions = m.world.regions.length;
  const stock = (party: number) => (m.promotion === null ? 0 : m.promotions.stock[party * regions + region]);
  const time = (party: number) => m.parties[party].staff * m.parties[party].attention;
  if (stock(one) !== stock(other)) return stock(one) > stock(other);
  if (time(one) !== time(other)) return time(one) > time(other);
  return m.parties[one].k0 < m.parties[other].k0;
}

function grant(m: Market, slot: number, holder: number): void {
  const { held, promotion, promotions } = m;
  const { right } = m.rights[slot];
  held.holderPlus1[slot] = holder + 1;
  held.since[slot] = m.now;
  held.until[slot] = Math.min(NEVER, m.now + right.lasts);
  held.missed[slot] = 0;
  held.waits[slot] = 0;
  beginPeriod(m, slot);
  countRight(m, slot, 'granted');
  if (right.reviewEvery > 0) nextReview(m, slot);
  if (promotion === null || !isRelied(right)) return;
  promotions.region[holder] = right.region;
  promotions.keeps[holder] = Math.max(promotions.keeps[holder], promisedKeeps(m, slot, holder));
  rethinkPromotion(m, promotion, holder);
}

/** Nobody plans its promotion by a right that is over before the next month. */
function isRelied({ lasts }: MarketRight): boolean {
  return lasts >= SECONDS_PER_MONTH;
}

/** Share of what its promotion brings that a holder expects to keep by its right. */
function promisedKeeps(m: Market, slot: number, holder: number): number {
  const { right } = m.rights[slot];
  const open = m.promotion === null ? 0 : openKeeps(m, m.promotion, holder);
  switch (right.kind) {
    case 'exclusive':
    case 'first-offer':
      return open + (1 - open) * right.coveredShare;
    case 'finder-share':
      return open + (1 - open) * right.coveredShare * right.share;
    case 'duties-only':
      return open;
  }
}

/** What a holder does counts for its next review from now on. */
export function beginPeriod(m: Market, slot: number): void {
  const { held } = m;
  held.periodFrom[slot] = m.now;
  held.given[slot] = 0;
  held.taken[slot] = 0;
  held.answered[slot] = 0;
  held.spentBefore[slot] = spentInAll(m, held.holderPlus1[slot] - 1);
}

/** Spending of a partner on promotion so far, minor units. */
export function spentInAll(m: Market, party: number): number {
  if (m.promotion === null) return 0;
  advancePromotion(m);
  const months = m.months.length;
  let sum = 0;
  for (let month = 0; month <= m.promotions.month; month++) sum += m.promotions.spent[party * months + month];
  return sum;
}

/** Arranges the next review of a right. */
export function nextReview(m: Market, slot: number): void {
  const { right, k0, k1 } = m.rights[slot];
  const at = m.now + right.reviewEvery;
  const region = m.world.regions[right.region];
  if (at < m.world.horizon) m.at(at, Phase.hq, slot, Kind.marketReview, k0 ^ region.k0, k1 ^ region.k1);
}

/** The right to a region ends: its holder expects no more of its promotion than anybody there. */
export function endRight(m: Market, slot: number, why: 'ended' | 'withdrawn'): void {
  const { held, promotion, promotions } = m;
  const holder = held.holderPlus1[slot] - 1;
  enterHeld(m, slot);
  countRight(m, slot, why);
  held.holderPlus1[slot] = 0;
  if (promotion === null || !isRelied(m.rights[slot].right)) return;
  const [home] = m.parties[holder].regions;
  const other = m.rights.findIndex((_, i) => held.holderPlus1[i] === holder + 1);
  promotions.region[holder] = other < 0 ? home : m.rights[other].right.region;
  promotions.keeps[holder] = Math.min(
    promotions.keeps[holder],
    other < 0 ? openKeeps(m, promotion, holder) : promisedKeeps(m, other, holder),
  );
  spreadLevels(m, promotion);
}

/** A partner has left: its regions are free for others. */
export function endRightsOf(m: Market, party: number): void {
  for (let slot = 0; slot < m.rights.length; slot++) {
    if (m.held.holderPlus1[slot] === party + 1) endRight(m, slot, 'ended');
  }
}

/** Enters how long a region was protected, when its right ends or the run does. */
function enterHeld(m: Market, slot: number): void {
  const { cutOver, cohortUntil } = m.study;
  const seconds = Math.min(m.now, cohortUntil) - Math.max(m.held.since[slot], cutOver);
  if (seconds > 0) m.book.addInRegion(Fact.marketSeconds, m.rights[slot].right.region, seconds);
}

/** At the end of a run: rights that still hold, and how long there were regions to protect. */
export function enterRights(m: Market): void {
  if (m.world.localPromotion === null) return;
  for (let slot = 0; slot < m.rights.length; slot++) if (m.held.holderPlus1[slot] > 0) enterHeld(m, slot);
  const { cutOver, cohortUntil } = m.study;
  for (let region = 0; region < m.world.regions.length; region++) {
    m.book.addInRegion(Fact.regionSeconds, region, cohortUntil - cutOver);
  }
}

/** Counts an event of a right among those of its policy's rules. */
export function countRight(m: Market, slot: number, event: MarketEvent): void {
  const { policy, right } = m.rights[slot];
  m.count(policy, marketCounter(m.policies[policy], right.rule, event));
}

/** Is a right somebody's today? */
export function holds(m: Market, slot: number): boolean {
  return m.held.holderPlus1[slot] > 0 && m.now < m.held.until[slot];
}
