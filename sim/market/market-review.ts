import { draw } from '../engine/draw.ts';
import { Fact } from '../measure/facts.ts';
import type { MarketRight } from '../policy/compiled-market.ts';
import { type DutyRecord, promotedEnough, servedEnough } from '../policy/market-protection/decide.ts';
import { NEVER } from '../policy/view.ts';
import { Purpose } from '../world/purposes.ts';
import type { Market } from './market.ts';
import { beginPeriod, countRight, endRight, grantRights, nextReview, spentInAll } from './market-rights.ts';
import { Job, queueManagerMatter } from './staff.ts';
import { spendManagerInRegion } from './staff-time.ts';

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
  if (m.isCounting()) {
    const { region } = right;
    m.book.addInRegion(Fact.marketEnforcementCost, region, spendManagerInRegion(m, region));
  }
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

/** Adds to a fact of a right's region while the cohort comes. */
function addCounted(m: Market, slot: number, fact: number, amount: number): void {
  if (m.isCounting()) m.book.addInRegion(fact, m.rights[slot].right.region, amount);
}
