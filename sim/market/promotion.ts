import { SECONDS_PER_MONTH } from '../engine/civil.ts';
import { draw } from '../engine/draw.ts';
import { reckonedRate } from '../ledger/reckoned-rate.ts';
import { Fact } from '../measure/facts.ts';
import type { PromotionWorld } from '../world/compiled-promotion.ts';
import { Purpose } from '../world/purposes.ts';
import { race } from '../world/race.ts';
import { LeadKind } from '../world/tape.ts';
import { Kind, Phase } from './events.ts';
import { dutyOf } from './held-duty.ts';
import type { Market } from './market.ts';
import { grantRights } from './market-rights.ts';
import { hasLeft } from './orphans.ts';
import { bestSpending, broughtShare, openShare } from './promotion-choice.ts';

/** Whoever stands for less than this of what works in a region has not paid for it (assumption). */
const PAYS_FROM = 0.01;

/** Puts partners at their beginning: nobody has promoted anything, each expects its part of what its region brings. */
export function beginPromotion(m: Market): void {
  const { promotion, promotions } = m;
  if (promotion === null && m.rights.length === 0) return;
  for (let party = 0; promotion !== null && party < m.hq; party++) {
    promotions.region[party] = m.parties[party].regions[0];
    promotions.keeps[party] = openKeeps(m, promotion, party);
  }
  nextMonth(m, 0);
}

/** Share of what it brings that a partner expects to keep where nothing protects it. */
export function openKeeps(m: Market, promotion: PromotionWorld, party: number): number {
  const region = m.promotions.region[party];
  return openShare(promotion, region, partnersOf(m, region));
}

/** Partners that serve a region, whether or not they have left. */
export function partnersOf(m: Market, region: number): number {
  let partners = 0;
  for (let party = 0; party < m.hq; party++) partners += (m.board.regionMask[party] >>> region) & 1;
  return partners;
}

function nextMonth(m: Market, month: number): void {
  if (month < m.months.length) m.at(m.months[month], Phase.hq, month, Kind.promotionMonth, 0, 0);
}

/** A month begins: what was spent is entered, and every partner decides what it will spend. */
export function promotionMonth(m: Market, month: number): void {
  const { promotion, promotions } = m;
  advancePromotion(m);
  promotions.month = month;
  grantRights(m);
  nextMonth(m, month + 1);
  if (promotion === null) return;
  const worth = worthOfLead(m, promotion);
  for (let party = 0; party < m.hq; party++) decideLevel(m, promotion, party, worth);
  spreadLevels(m, promotion);
}

/**
 * The rule of thumb: a partner goes part of the way to what would pay it best, as far as it promotes at all and its
 * budget allows; below what it spends anyway it does not go. A duty it does, if it
 * ever promotes, where what it fears to lose is worth more.
 */
function decideLevel(m: Market, promotion: PromotionWorld, party: number, worth: number): void {
  const { promotions } = m;
  if (hasLeft(m, party)) {
    promotions.level[party] = 0;
    return;
  }
  const { promotes, promotionBudget, promotesAnyway } = m.parties[party];
  const region = promotions.region[party];
  const others = promotions.total[region] - promotions.stock[party * m.world.regions.length + region];
  const keeps = promotions.keeps[party];
  const margin = worth * m.winRate[party];
  const best = bestSpending(promotion, region, keeps, margin, others);
  const wanted = Math.max(promotesAnyway, promotes * Math.min(promotionBudget, best));
  promotions.level[party] += promotion.adjusts * (wanted - promotions.level[party]);
  const duty = m.rights.length === 0 || promotes === 0 ? null : dutyOf(m, party);
  if (duty === null) return;
  const lacks = duty.promotion - promotions.level[party];
  if (lacks > 0 && duty.risk * duty.leads * margin >= lacks) promotions.level[party] = duty.promotion;
}

/** A partner thinks again about what it spends, since it has just been given a region. */
export function rethinkPromotion(m: Market, promotion: PromotionWorld, party: number): void {
  advancePromotion(m);
  decideLevel(m, promotion, party, worthOfLead(m, promotion));
  spreadLevels(m, promotion);
}

/** Margin of a customer won from the sources that promotion raises, as partners reckon it under today's terms. */
function worthOfLead(m: Market, promotion: PromotionWorld): number {
  let leads = 0;
  let value = 0;
  for (const source of promotion.raises) {
    leads += m.world.sources[source].perWeek;
    value += m.world.sources[source].perWeek * m.meanValue[source];
  }
  const { settlement } = m.policies[m.governance.latestPolicy(m.plan, m.now)];
  return leads === 0 ? 0 : (value / leads) * reckonedRate(settlement) * promotion.customerIsWorth;
}

/** Enters what was spent and what has worn off since the last time. */
export function advancePromotion(m: Market): void {
  const { promotion, promotions, world } = m;
  if (promotion === null) return;
  const seconds = m.now - promotions.at;
  if (seconds <= 0) return;
  const left = Math.exp((-Math.log(2) * seconds) / promotion.halfLife);
  const regions = world.regions.length;
  promotions.total.fill(0);
  for (let party = 0; party < m.hq; party++) {
    const level = promotions.level[party];
    const from = promotions.region[party] * regions;
    for (let region = 0; region < regions; region++) {
      const row = party * regions + region;
      const steady = level * promotion.reach[from + region];
      promotions.stock[row] = steady + (promotions.stock[row] - steady) * left;
      promotions.total[region] += promotions.stock[row];
    }
    if (level > 0) enterSpending(m, party, level);
  }
  promotions.at = m.now;
}

function enterSpending(m: Market, party: number, level: number): void {
  const { promotions, study, book } = m;
  promotions.spent[party * m.months.length + promotions.month] +=
    (level * (m.now - promotions.at)) / SECONDS_PER_MONTH;
  const counted = Math.min(m.now, study.cohortUntil) - Math.max(promotions.at, study.cutOver);
  if (counted <= 0) return;
  const amount = (level * counted) / SECONDS_PER_MONTH;
  book.addInRegion(Fact.localPromotionSpend, promotions.region[party], amount);
  book.spendOfParty(party, amount);
}

/** What is spent on each region from now on. */
export function spreadLevels(m: Market, promotion: PromotionWorld): void {
  const { promotions } = m;
  const regions = m.world.regions.length;
  promotions.inflow.fill(0);
  for (let party = 0; party < m.hq; party++) {
    const from = promotions.region[party] * regions;
    for (let region = 0; region < regions; region++) {
      promotions.inflow[region] += promotions.level[party] * promotion.reach[from + region];
    }
  }
}

/** What works in a region at this moment, of all partners or of one: the stock of the last entry, worn off since. */
function stockNow(m: Market, promotion: PromotionWorld, stock: number, inflow: number): number {
  const left = Math.exp((-Math.log(2) * (m.now - m.promotions.at)) / promotion.halfLife);
  return inflow + (stock - inflow) * left;
}

function stockOfParty(m: Market, promotion: PromotionWorld, party: number, region: number): number {
  const { promotions } = m;
  const regions = m.world.regions.length;
  const inflow = promotions.level[party] * promotion.reach[promotions.region[party] * regions + region];
  return stockNow(m, promotion, promotions.stock[party * regions + region], inflow);
}

/**
 * Is this a lead of a customer that never comes, since not enough is promoted in its region? What promotion may bring
 * is on the tape once and for all, each customer with a draw of its own, so that one that two plans bring is the same.
 */
export function neverComes(m: Market, lead: number): boolean {
  const { tape, customers, promotion, promotions } = m;
  const customer = tape.needCustomer[tape.leadNeed[lead]];
  if (tape.leadKind[lead] !== LeadKind.promoted || promotion === null)
    return customers.absent[customer] === 1;
  const region = tape.leadRegion[lead];
  const stock = stockNow(m, promotion, promotions.total[region], promotions.inflow[region]);
  const u = draw(Purpose.promotionBrings, tape.leadKey0[lead], tape.leadKey1[lead], 0);
  if (u >= broughtShare(promotion, region, stock)) {
    customers.absent[customer] = 1;
    return true;
  }
  m.leads.promoterPlus1[lead] = promoterOf(m, promotion, lead, region) + 1;
  return false;
}

/** The partner whose promotion brought a lead: drawn in proportion to what each stands for in the region. */
function promoterOf(m: Market, promotion: PromotionWorld, lead: number, region: number): number {
  for (let party = 0; party < m.hq; party++) m.paid[party] = stockOfParty(m, promotion, party, region);
  const { leadKey0, leadKey1 } = m.tape;
  return race(Purpose.promoter, leadKey0[lead], leadKey1[lead], m.parties, m.paid);
}

/** A lead that promotion brought has got its first owner: whoever brought it learns whether it keeps such leads. */
export function notePromoted(m: Market, lead: number, party: number): void {
  const { leads, promotion, promotions } = m;
  const promoter = leads.promoterPlus1[lead] - 1;
  if (promotion === null || promoter < 0 || leads.promotionNoted[lead] === 1) return;
  leads.promotionNoted[lead] = 1;
  const kept = party === promoter ? 1 : 0;
  promotions.keeps[promoter] += promotion.learns * (kept - promotions.keeps[promoter]);
  const need = m.tape.leadNeed[lead];
  const region = m.tape.leadRegion[lead];
  m.book.add(Fact.promotedGiven, need, 1);
  m.book.add(Fact.promotedToPromoter, need, kept);
  const all = stockNow(m, promotion, promotions.total[region], promotions.inflow[region]);
  const own = party === m.hq ? 0 : stockOfParty(m, promotion, party, region);
  if (own < PAYS_FROM * all) m.book.add(Fact.promotedToOthers, need, 1);
}

/** The partner that found a lead of a partners' source: whoever's promotion brought it, else the one on the tape. */
export function finderOf(m: Market, lead: number): number {
  const promoter = m.leads.promoterPlus1[lead] - 1;
  return promoter >= 0 ? promoter : m.tape.leadParty[lead];
}

/**
 * Partners have paid for their promotion, month by month, in whole minor units.
 *
 * @param pay enters what a partner spent in a month that ended at `at`
 */
export function payForPromotion(m: Market, pay: (party: number, amount: number, at: number) => void): void {
  if (m.promotion === null) return;
  const { months, promotions } = m;
  for (let party = 0; party < m.hq; party++) {
    for (let month = 0; month <= promotions.month; month++) {
      const amount = Math.round(promotions.spent[party * months.length + month]);
      if (amount > 0) pay(party, amount, month < promotions.month ? months[month + 1] : m.now);
    }
  }
}
