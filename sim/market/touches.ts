import { exponentialQuantile } from '../engine/distribution/exponential.ts';
import { draw } from '../engine/draw.ts';
import type { Claim } from '../ledger/recommender-pay.ts';
import { Fact } from '../measure/facts.ts';
import type { RecommenderWorld } from '../world/compiled-recommenders.ts';
import { Purpose } from '../world/purposes.ts';
import type { Market } from './market.ts';

/** First lead of a customer, whose key its draws start from. */
function firstLeadOf(m: Market, customer: number): number {
  return m.tape.needFirstLead[m.tape.customerFirstNeed[customer]];
}

/** Can headquarters tell that a member of the kind reached the customer? */
function isTracked(m: Market, recommenders: RecommenderWorld, customer: number, kind: number): boolean {
  const lead = firstLeadOf(m, customer);
  const { k0, tracked } = recommenders.kinds[kind];
  return draw(Purpose.touchTracked, m.tape.leadKey0[lead], m.tape.leadKey1[lead], k0) < tracked;
}

/** The member of a kind that would reach a customer: that with the earliest of equal clocks, -1 if there is none. */
function memberReaching(m: Market, recommenders: RecommenderWorld, customer: number, kind: number): number {
  const lead = firstLeadOf(m, customer);
  let winner = -1;
  let least = 2;
  for (const [member, { kind: of, k0 }] of recommenders.members.entries()) {
    if (of !== kind) continue;
    const u = draw(Purpose.touchedBy, m.tape.leadKey0[lead], m.tape.leadKey1[lead], k0);
    if (u >= least) continue;
    least = u;
    winner = member;
  }
  return winner;
}

/** When a member of the kind reached it: before the first enquiry, or while the customer decides. */
function reachedAt(m: Market, recommenders: RecommenderWorld, customer: number, kind: number): number {
  const { tape } = m;
  const lead = firstLeadOf(m, customer);
  const [key0, key1] = [tape.leadKey0[lead], tape.leadKey1[lead]];
  const { k0, before, around } = recommenders.kinds[kind];
  const lag = 1 + Math.floor(around * exponentialQuantile(draw(Purpose.touchedAround, key0, key1, k0)));
  const earlier = draw(Purpose.touchedBefore, key0, key1, k0) < before;
  return tape.customerFirstTime[customer] + (earlier ? -lag : lag);
}

/**
 * Whom beside its bringer the members of each kind reach: as many as they make an effort for when it first enquires.
 * Each kind has a draw of its own, so that more effort reaches the same customers and others.
 */
export function reachCustomer(
  m: Market,
  recommenders: RecommenderWorld,
  customer: number,
  need: number,
): void {
  const { tape, recommended, book } = m;
  const lead = firstLeadOf(m, customer);
  const bringer = tape.recommended!.customerBy[customer];
  const own = bringer < 0 ? -1 : recommenders.members[bringer].kind;
  for (const [kind, { k0, influences }] of recommenders.kinds.entries()) {
    if (kind === own) noteTouch(m, recommenders, customer, need, kind);
    else if (influences > 0) {
      const member = memberReaching(m, recommenders, customer, kind);
      if (member < 0) continue;
      const u = draw(Purpose.touched, tape.leadKey0[lead], tape.leadKey1[lead], k0);
      if (u >= influences * recommended.effort[member]) continue;
      recommended.touched[customer] |= 1 << kind;
      noteTouch(m, recommenders, customer, need, kind);
    }
  }
  if (recommended.touched[customer] !== 0) book.add(Fact.influenced, need, 1);
}

function noteTouch(
  m: Market,
  recommenders: RecommenderWorld,
  customer: number,
  need: number,
  kind: number,
): void {
  m.book.add(Fact.touched, need, 1);
  if (!isTracked(m, recommenders, customer, kind)) m.book.add(Fact.touchedUntracked, need, 1);
}

/** What those that have influenced a customer by now add to the log-odds of a sale. */
export function influenceLogOdds(m: Market, recommenders: RecommenderWorld, customer: number): number {
  const mask = m.recommended.touched[customer];
  if (mask === 0) return 0;
  let sum = 0;
  for (const [kind, { logOdds }] of recommenders.kinds.entries()) {
    if (((mask >>> kind) & 1) === 1 && reachedAt(m, recommenders, customer, kind) <= m.now) sum += logOdds;
  }
  return sum;
}

/** Who brought the customer, if that can be told; null for nobody. */
export function bringerOf(m: Market, recommenders: RecommenderWorld, customer: number): Claim | null {
  const recommender = m.tape.recommended!.customerBy[customer];
  if (recommender < 0) return null;
  const { kind } = recommenders.members[recommender];
  if (!isTracked(m, recommenders, customer, kind)) return null;
  const { type } = recommenders.kinds[kind];
  return { recommender, type, at: m.tape.customerFirstTime[customer], brought: true };
}

/** All of which headquarters can tell that they reached a customer. */
export function claimsOn(m: Market, recommenders: RecommenderWorld, customer: number): Claim[] {
  const bringer = bringerOf(m, recommenders, customer);
  const claims = bringer === null ? [] : [bringer];
  const mask = m.recommended.touched[customer];
  for (const [kind, { type }] of recommenders.kinds.entries()) {
    if (((mask >>> kind) & 1) === 0 || !isTracked(m, recommenders, customer, kind)) continue;
    const recommender = memberReaching(m, recommenders, customer, kind);
    claims.push({ recommender, type, at: reachedAt(m, recommenders, customer, kind), brought: false });
  }
  return claims;
}
