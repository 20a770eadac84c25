import { draw } from '../engine/draw.ts';
import { Fact } from '../measure/facts.ts';
import type { CompiledPolicy } from '../policy/compiled.ts';
import type { MarketRight } from '../policy/compiled-market.ts';
import { isFull } from '../policy/limits/decide.ts';
import {
  type DutyRecord,
  promotedEnough,
  protectsLead,
  servedEnough,
} from '../policy/market-protection/decide.ts';
import { type MarketEvent, marketCounter } from '../policy/rule-index.ts';
import { NEVER } from '../policy/view.ts';
import { Purpose } from '../world/purposes.ts';
import { Kind, Phase } from './events.ts';
import type { Market } from './market.ts';
import { SECONDS_PER_MONTH } from './month-starts.ts';
import { hasLeft } from './orphans.ts';
import { advancePromotion, openKeeps, rethinkPromotion, spreadLevels } from './promotion.ts';
import { finished, Job, queueManagerMatter } from './staff.ts';

const SECONDS_PER_HOUR = 3600;

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

function beginPeriod(m: Market, slot: number): void {
  const { held } = m;
  held.periodFrom[slot] = m.now;
  held.given[slot] = 0;
  held.taken[slot] = 0;
  held.answered[slot] = 0;
  held.spentBefore[slot] = spentInAll(m, held.holderPlus1[slot] - 1);
}

function spentInAll(m: Market, party: number): number {
  if (m.promotion === null) return 0;
  advancePromotion(m);
  const months = m.months.length;
  let sum = 0;
  for (let month = 0; month <= m.promotions.month; month++) sum += m.promotions.spent[party * months + month];
  return sum;
}

function nextReview(m: Market, slot: number): void {
  const { right, k0, k1 } = m.rights[slot];
  const at = m.now + right.reviewEvery;
  const region = m.world.regions[right.region];
  if (at < m.world.horizon) m.at(at, Phase.hq, slot, Kind.marketReview, k0 ^ region.k0, k1 ^ region.k1);
}

/** The right to a region ends: its holder expects no more of its promotion than anybody there. */
function endRight(m: Market, slot: number, why: 'ended' | 'withdrawn'): void {
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

/** A period of a right is over: what its holder did is put down, and the review joins the managers' queue, if held. */
export function marketReviewDue(m: Market, slot: number): void {
  const { held } = m;
  const { right } = m.rights[slot];
  const holder = held.holderPlus1[slot] - 1;
  // Reviews of a right that has ended, or was given anew meanwhile, are none.
  if (holder < 0 || m.now !== held.periodFrom[slot] + right.reviewEvery) return;
  const record: DutyRecord = {
    seconds: m.now - held.periodFrom[slot],
    spent: spentInAll(m, holder) - held.spentBefore[slot],
    given: held.given[slot],
    taken: held.taken[slot],
    answered: held.answered[slot],
  };
  const promoted = promotedEnough(right, record);
  const served = servedEnough(right, record);
  const k = held.reviews[slot]++;
  const shown = promoted || proofPasses(m, right, holder, k);
  beginPeriod(m, slot);
  nextReview(m, slot);
  if (m.now < held.since[slot] + right.grace) return;
  addCounted(m, slot, Fact.marketReviews, 1);
  if (promoted && served) addCounted(m, slot, Fact.marketDutiesMet, 1);
  else addCounted(m, slot, Fact.marketMisses, 1);
  if (drawRight(m, Purpose.reviewHeld, slot, k) > right.reviewsHeld) return;
  held.met[slot] = promoted && served ? 1 : 0;
  held.seemsMet[slot] = shown && served ? 1 : 0;
  held.waits[slot] = 1;
  queueManagerMatter(m, Job.marketReview, slot);
}

/** A holder that has not promoted may say that it has; that passes by the proofs asked for. */
function proofPasses(m: Market, right: MarketRight, holder: number, k: number): boolean {
  const { behaviour } = m.world;
  if (!behaviour.falseProgress) return false;
  const { k0, k1 } = m.parties[holder];
  const key1 = k1 ^ right.region;
  if (draw(Purpose.dutyClaimed, k0, key1, k) <= m.tempers.honesty[holder]) return false;
  return draw(Purpose.dutyPasses, k0, key1, k) <= behaviour.falsePasses[right.evidence];
}

/** A draw about a right: its region and the names of its policy and rule, none of its places. */
function drawRight(m: Market, purpose: number, slot: number, k: number): number {
  const { k0, k1 } = m.world.regions[m.rights[slot].right.region];
  return draw(purpose, k0, k1, k);
}

/** A channel manager has looked: a duty missed is counted if headquarters acts on it, and may cost the right. */
export function marketReviewed(m: Market, slot: number): void {
  const { held } = m;
  const { right } = m.rights[slot];
  spendOnReview(m, slot);
  if (held.waits[slot] === 0 || held.holderPlus1[slot] === 0) return;
  held.waits[slot] = 0;
  if (held.seemsMet[slot] === 1) {
    held.missed[slot] = 0;
    return;
  }
  countRight(m, slot, 'duty-missed');
  const acts = m.world.localPromotion?.actsOnMisses ?? 1;
  if (drawRight(m, Purpose.missActedUpon, slot, held.reviews[slot]) > acts) return;
  addCounted(m, slot, Fact.marketMissesActedUpon, 1);
  if (++held.missed[slot] < right.withdrawAfter) return;
  addCounted(m, slot, Fact.marketWithdrawals, 1);
  endRight(m, slot, 'withdrawn');
  held.openUntil[slot] = Math.min(NEVER, m.now + right.openFor);
  if (held.openUntil[slot] <= m.now) grantRights(m);
}

/** Hours of a channel manager on a region and no customer. */
function spendOnReview(m: Market, slot: number): void {
  const cost = (finished.seconds / SECONDS_PER_HOUR) * m.world.hq.channelManagerHourlyCost;
  addCounted(m, slot, Fact.managerJobs, 1);
  addCounted(m, slot, Fact.managerSeconds, finished.seconds);
  addCounted(m, slot, Fact.managerWaitSeconds, finished.waited);
  addCounted(m, slot, Fact.managerCost, cost);
  addCounted(m, slot, Fact.hqHoursCost, cost);
  addCounted(m, slot, Fact.marketEnforcementCost, cost);
}

/** Adds to a fact of a right's region while the cohort comes. */
function addCounted(m: Market, slot: number, fact: number, amount: number): void {
  if (m.now < m.study.cutOver || m.now >= m.study.cohortUntil) return;
  m.book.addInRegion(fact, m.rights[slot].right.region, amount);
}

function countRight(m: Market, slot: number, event: MarketEvent): void {
  const { policy, right } = m.rights[slot];
  m.count(policy, marketCounter(m.policies[policy], right.rule, event));
}

/**
 * The right under which a lead falls, whose view has been filled; -1 where its region is open, or the right is about
 * other leads.
 */
export function rightOver(m: Market, lead: number): number {
  const policy = m.policyIndexOf(lead);
  for (let slot = 0; slot < m.rights.length; slot++) {
    if (m.rights[slot].policy !== policy || !holds(m, slot)) continue;
    if (protectsLead(m.rights[slot].right, m.lead, m.world.selling.largeDeal)) return slot;
  }
  return -1;
}

function holds(m: Market, slot: number): boolean {
  return m.held.holderPlus1[slot] > 0 && m.now < m.held.until[slot];
}

/**
 * Whom a right gives a lead to: its holder; headquarters' own team, where the holder of an exclusive right has lost it;
 * nobody, where the ordinary rules decide. The views of the decision have been filled.
 *
 * @returns the party, -1 for the ordinary rules, -2 for nobody at all
 */
export function partyByRight(m: Market, lead: number, slot: number, policy: CompiledPolicy): number {
  const { right } = m.rights[slot];
  const holder = m.held.holderPlus1[slot] - 1;
  const excluded = m.allocation.excluded[holder] !== 0;
  switch (right.kind) {
    case 'exclusive':
      if (!excluded) return givenByRight(m, lead, slot, holder);
      return m.allocation.excluded[m.hq] === 0 ? m.hq : -2;
    case 'first-offer': {
      const busy = isFull(policy.limits, m.board, holder) || m.board.passedOverUntil[holder] > m.now;
      return excluded || busy ? -1 : givenByRight(m, lead, slot, holder);
    }
    case 'finder-share':
    case 'duties-only':
      return -1;
  }
}

/** A lead goes to the holder of a right because of it. @returns the holder */
export function givenByRight(m: Market, lead: number, slot: number, holder: number): number {
  m.leads.rightPlus1[lead] = slot + 1;
  m.held.given[slot]++;
  countRight(m, slot, 'lead-given');
  return holder;
}

/** The holder of a right takes on a lead that it was given by it. */
export function noteTakenOn(m: Market, lead: number): void {
  const slot = heldSlot(m, lead);
  if (slot >= 0) m.held.taken[slot]++;
}

/** The holder has called the customer for the first time. */
export function noteAnswered(m: Market, lead: number): void {
  const slot = heldSlot(m, lead);
  if (slot < 0) return;
  const within = m.rights[slot].right.duties.answersWithin;
  if (m.now - m.leads.givenAt[lead] <= within) m.held.answered[slot]++;
}

/** The right by which a lead's owner has it, as far as it was given in the period under way; -1 for none. */
function heldSlot(m: Market, lead: number): number {
  const slot = m.leads.rightPlus1[lead] - 1;
  if (slot < 0 || m.leads.ownerPlus1[lead] !== m.held.holderPlus1[slot]) return -1;
  return m.leads.givenAt[lead] >= m.held.periodFrom[slot] ? slot : -1;
}

/** What a partner loses a month, in leads, if it loses its right, and what the right asks of it. */
export interface HeldDuty {
  promotion: number;
  /** Leads a month that would go to others without the right. */
  leads: number;
  /** Probability that a miss at a review counts against it. */
  risk: number;
}

/** The duty of the first right that a partner holds; null where it has none. */
export function dutyOf(m: Market, party: number): HeldDuty | null {
  for (let slot = 0; slot < m.rights.length; slot++) {
    if (m.held.holderPlus1[slot] !== party + 1 || !holds(m, slot)) continue;
    const { right } = m.rights[slot];
    if (right.duties.promotion === 0) continue;
    const open = m.promotion === null ? 0 : openKeeps(m, m.promotion, party);
    const { behaviour, localPromotion } = m.world;
    const pretends = behaviour.falseProgress
      ? (1 - m.tempers.honesty[party]) * behaviour.falsePasses[right.evidence]
      : 0;
    return {
      promotion: right.duties.promotion,
      leads: right.coveredPerWeek * (365.25 / 12 / 7) * gainOf(right) * (1 - open),
      risk: (right.reviewsHeld * (localPromotion?.actsOnMisses ?? 1) * (1 - pretends)) / right.withdrawAfter,
    };
  }
  return null;
}

/** What a right gives of a covered lead that would else go to another. */
function gainOf(right: MarketRight): number {
  switch (right.kind) {
    case 'exclusive':
    case 'first-offer':
      return 1;
    case 'finder-share':
      return right.share;
    case 'duties-only':
      return 0;
  }
}
