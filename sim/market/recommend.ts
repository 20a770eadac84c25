import { draw } from '../engine/draw.ts';
import { validClaims } from '../ledger/recommender-pay.ts';
import type { RecommenderRule } from '../ledger/recommender-terms.ts';
import { Fact } from '../measure/facts.ts';
import type { RecommenderKind, RecommenderWorld } from '../world/compiled-recommenders.ts';
import { Purpose } from '../world/purposes.ts';
import { LeadKind } from '../world/tape.ts';
import { spendAdHoc } from './ad-hoc.ts';
import { Kind, Phase } from './events.ts';
import type { Market } from './market.ts';
import { reckonedPay } from './reckoned-pay.ts';
import { Judged } from './recommender-table.ts';
import { claimsOn, reachCustomer } from './touches.ts';

/** Partners that recommend make the effort that suits today's rules. */
export function beginRecommending(m: Market): void {
  const { recommenders, tape, recommended } = m;
  if (recommenders === null) return;
  recommended.reset(tape.customers, tape.recommended!.postBy.length);
  for (const [member, { kind }] of recommenders.members.entries()) {
    recommended.buys[member] = recommenders.kinds[kind].firstBuys;
    recommended.effort[member] = effortFor(m, recommenders.kinds[kind], member, 0);
  }
  nextMonth(m, 1);
  nextPost(m, 0);
}

function nextMonth(m: Market, month: number): void {
  if (month < m.months.length) m.at(m.months[month], Phase.hq, month, Kind.recommendersLook, 0, 0);
}

function nextPost(m: Market, post: number): void {
  const { postTime, postKey0, postKey1 } = m.tape.recommended!;
  if (post >= postTime.length) return;
  m.at(postTime[post], Phase.release, post, Kind.post, postKey0[post], postKey1[post]);
}

/** What a type is paid under the latest rules of the plan at a second; null for nothing. */
function ruleAt(m: Market, type: number, at: number): RecommenderRule | null {
  return m.policies[m.governance.latestPolicy(m.plan, at)].recommenderPay?.rules[type] ?? null;
}

/**
 * A month begins: those that recommend go part of the way to the effort that suits what they are paid.
 *
 * They reckon with the rules as they are, and have learnt from their own enquiries how many buy.
 */
export function recommendersLook(m: Market, month: number): void {
  const { recommenders, recommended } = m;
  if (recommenders === null) return;
  recommended.postsOfMonth.fill(0);
  for (const [member, { kind: index }] of recommenders.members.entries()) {
    const kind = recommenders.kinds[index];
    recommended.effort[member] +=
      kind.adjusts * (effortFor(m, kind, member, m.now) - recommended.effort[member]);
  }
  nextMonth(m, month + 1);
}

/**
 * Effort that suits the pay of the day, 1 being the ordinary one:
 *
 *     anyway + (1 - anyway) x (pay for an enquiry / wants) ^ responds,   at most `most`
 */
function effortFor(m: Market, kind: RecommenderKind, member: number, at: number): number {
  const rule = ruleAt(m, kind.type, at);
  const pay = rule === null ? 0 : reckonedPay(m, kind, rule, member);
  if (pay <= 0) return kind.anyway;
  const answer = Math.exp(kind.responds * Math.log(pay / kind.wants));
  return Math.min(kind.most, kind.anyway + (1 - kind.anyway) * answer);
}

/** The moment of a post has come: it is made if the partner makes so much effort, and seldom if it is not paid for. */
export function postDue(m: Market, post: number): void {
  nextPost(m, post + 1);
  const { recommenders, recommended } = m;
  if (recommenders === null) return;
  const { postBy, postKey0, postKey1 } = m.tape.recommended!;
  const member = postBy[post];
  const kind = recommenders.kinds[recommenders.members[member].kind];
  const perPost = ruleAt(m, kind.type, m.now)?.perPost ?? null;
  const tooMany = perPost !== null && recommended.postsOfMonth[member] >= perPost.atMost;
  const effort = tooMany ? kind.anyway : recommended.effort[member];
  if (draw(Purpose.recommends, postKey0[post], postKey1[post], 0) * kind.most >= effort) return;
  recommended.posted[post] = 1;
  recommended.postsOfMonth[member]++;
  if (m.isCounting()) {
    m.book.addInRegion(Fact.posts, m.parties[m.hq].regions[0], 1);
  }
}

/** Does the customer of a first lead stay away, since nobody recommends to it? */
export function isNotRecommended(m: Market, recommenders: RecommenderWorld, lead: number): boolean {
  const { tape, recommended } = m;
  const customer = tape.needCustomer[tape.leadNeed[lead]];
  const { customerBy, customerPost } = tape.recommended!;
  const member = customerBy[customer];
  const kind = recommenders.kinds[recommenders.members[member].kind];
  const [key0, key1] = [tape.leadKey0[lead], tape.leadKey1[lead]];
  if (customerPost[customer] >= 0) return recommended.posted[customerPost[customer]] === 0;
  if (tape.leadKind[lead] === LeadKind.madeUp) {
    const paid = (ruleAt(m, kind.type, m.now)?.perLead?.pays ?? 0) > 0;
    if (!paid || draw(Purpose.makesUp, key0, key1, 0) < kind.honesty) return true;
  }
  return draw(Purpose.recommends, key0, key1, 0) * kind.most >= recommended.effort[member];
}

/** Who has brought a customer; -1 for nobody. */
function broughtByMember(m: Market, customer: number): number {
  return m.tape.recommended?.customerBy[customer] ?? -1;
}

/** A customer has come for the first time: who has reached it, and is it worth anything? */
export function meetRecommended(
  m: Market,
  recommenders: RecommenderWorld,
  customer: number,
  need: number,
): void {
  const { tape, book } = m;
  const kind = tape.leadKind[tape.needFirstLead[tape.customerFirstNeed[customer]]];
  if (kind === LeadKind.madeUp) book.add(Fact.madeUp, need, 1);
  if (tape.customerValid[customer] === 0) return;
  if (kind === LeadKind.recommended) book.add(Fact.recommended, need, 1);
  reachCustomer(m, recommenders, customer, need);
}

/** Headquarters has judged a lead; the first one of a customer that was brought is remembered. */
export function noteJudged(m: Market, lead: number, effective: boolean): void {
  const customer = m.tape.needCustomer[m.tape.leadNeed[lead]];
  if (broughtByMember(m, customer) < 0 || m.recommended.judged[customer] !== Judged.notYet) return;
  m.recommended.judged[customer] = effective ? Judged.effective : Judged.ineffective;
}

/** Somebody has taken a lead on. */
export function noteAccepted(m: Market, lead: number): void {
  const customer = m.tape.needCustomer[m.tape.leadNeed[lead]];
  if (m.recommended.acceptedAt[customer] === 0) m.recommended.acceptedAt[customer] = m.now;
}

/** Somebody has found that nobody is behind an enquiry. */
export function noteJunk(m: Market, need: number): void {
  m.recommended.junkAt[m.tape.needCustomer[need]] = m.now;
}

/** A need has ended: who brought its customer learns how many of its enquiries buy. */
export function noteRecommendedEnd(
  m: Market,
  recommenders: RecommenderWorld,
  need: number,
  won: boolean,
): void {
  const member = broughtByMember(m, m.tape.needCustomer[need]);
  if (member < 0) return;
  const { buys } = m.recommended;
  const { learns } = recommenders.kinds[recommenders.members[member].kind];
  buys[member] += learns * ((won ? 1 : 0) - buys[member]);
}

/** A customer has bought for the first time. Whose it is where no rule says takes negotiating. */
export function noteRecommendedWon(
  m: Market,
  recommenders: RecommenderWorld,
  customer: number,
  need: number,
): void {
  if (isCreditOpen(m, recommenders, customer)) spendAdHoc(m, need, -1, -1);
  m.book.add(Fact.wonInAll, need, 1);
  if (broughtByMember(m, customer) >= 0) m.book.add(Fact.recommendedWon, need, 1);
  if (m.recommended.touched[customer] !== 0) m.book.add(Fact.influencedWon, need, 1);
}

/** Can two claim an order that is signed now, and no rule says whose it is? */
function isCreditOpen(m: Market, recommenders: RecommenderWorld, customer: number): boolean {
  const terms = m.policies[m.customers.policyPlus1[customer] - 1].recommenderPay;
  if (terms === null || terms.credit !== null) return false;
  const claims = claimsOn(m, recommenders, customer);
  return validClaims({ terms, claims, signedAt: m.now }).length > 1;
}
