import { SECONDS_PER_HOUR } from '../engine/civil.ts';
import { draw } from '../engine/draw.ts';
import { OrderKind } from '../ledger/terms.ts';
import { Fact } from '../measure/facts.ts';
import type { DutyOwner } from '../policy/compiled-after-order.ts';
import { deliveryCounter } from '../policy/rule-index.ts';
import { type DeliveryWorld, DUTIES } from '../world/compiled-delivery.ts';
import { Purpose } from '../world/purposes.ts';
import { FULL } from './account-table.ts';
import { isServed, spendOn } from './accounts.ts';
import { negotiateAdHoc } from './ad-hoc.ts';
import { Kind, Phase } from './events.ts';
import type { Market } from './market.ts';
import { hasLeft } from './orphans.ts';
import { finished, Job, queueHqJob, queueMatterJob } from './staff.ts';
import { scheduleTicket } from './tickets.ts';

/**
 * What was sold is delivered: the front relation settles what the customer wants, then it is implemented, which is when
 * it is in use, and from then on results are reviewed. Each duty is the partner's, headquarters', or both do half of it.
 */

const IMPLEMENTATION = DUTIES.indexOf('implementation');
const REVIEW = DUTIES.indexOf('review');
/** Work on each duty, and the fact of the rule that is missing, in the order of `DUTIES`. */
const JOBS = [Job.front, Job.implementation, Job.resultsReview];
const GREY = [Fact.greyFront, Fact.greyImplementation, Fact.greyReview];

/** An order is signed. When what was sold will be in use hangs on who delivers it; delivery begins with the payment. */
export function planDelivery(m: Market, account: number, deal: number, key0: number, key1: number): void {
  const { deals, deliveries } = m;
  const project = deliveries.add(account, deal, key0, key1);
  // Until it is in use nothing that waits for that falls due.
  deals.goLiveAt[deal] = m.world.horizon;
  enter(m, project, Fact.projects, 1);
  dueAt(m, project, Math.max(m.now + 1, deals.receivedAt[deal]));
}

function needOf(m: Market, project: number): number {
  return m.accounts.need[m.deliveries.account[project]];
}

/** A draw about a project: of its order. */
function drawOf(m: Market, purpose: number, project: number, which: number): number {
  return draw(purpose, m.deliveries.key0[project], m.deliveries.key1[project], which);
}

/** Enters a fact as long as the books of the customer are open. */
function enter(m: Market, project: number, fact: number, amount: number): void {
  const need = needOf(m, project);
  if (m.isFollowed(need)) m.book.add(fact, need, amount);
}

function dueAt(m: Market, project: number, time: number): void {
  const { key0, key1, duty } = m.deliveries;
  m.at(time, Phase.claim, project, Kind.deliveryDue, key0[project] ^ (4096 + duty[project]), key1[project]);
}

/** A duty of a project falls due. One that is nobody's by the rules waits until somebody has taken it on. */
export function deliveryDue(m: Market, project: number): void {
  const world = m.delivery!;
  const { deals, deliveries } = m;
  const account = deliveries.account[project];
  const duty = deliveries.duty[project];
  const refundedAt = deals.refundedAt[deliveries.deal[project]];
  if (refundedAt > 0 && refundedAt <= m.now) return;
  // Others are reviewed with as long as they are customers.
  if (duty === REVIEW && !isServed(m, account)) return;
  const index = m.customers.policyPlus1[m.tape.needCustomer[needOf(m, project)]] - 1;
  const policy = m.policies[index];
  const owner = policy.delivery[duty];
  if (owner !== 'none') {
    if (partnerOf(m, project) >= 0) m.count(index, deliveryCounter(policy, duty));
    begin(m, world, project, owner);
    return;
  }
  if (((deliveries.negotiated[project] >> duty) & 1) === 0) {
    deliveries.negotiated[project] |= 1 << duty;
    isNobodys(m, world, project);
    if (world.unowned.happens) {
      dueAt(m, project, m.now + world.unowned.delay);
      return;
    }
  }
  const { partnerTakes } = world.unowned;
  begin(
    m,
    world,
    project,
    drawOf(m, Purpose.dutyFalls, project, duty) < partnerTakes ? 'partner' : 'platform',
  );
}

/** No rule says whose a duty is: it is counted and negotiated, and the customer notices. */
function isNobodys(m: Market, { unowned }: DeliveryWorld, project: number): void {
  const need = needOf(m, project);
  const duty = m.deliveries.duty[project];
  const party = partnerOf(m, project);
  if (m.conflicts === null || !unowned.happens) enter(m, project, GREY[duty], 1);
  else if (m.isFollowed(need)) negotiateAdHoc(m, GREY[duty], need, party, -1);
  if (unowned.happens) dissatisfy(m, project, unowned.cost);
}

/** Partner whose a duty may be: who sold it, of reviews who looks after the customer; -1 for none but headquarters. */
function partnerOf(m: Market, project: number): number {
  const { deals, deliveries, accounts } = m;
  const party =
    deliveries.duty[project] === REVIEW
      ? accounts.maintainer[deliveries.account[project]]
      : deals.party[deliveries.deal[project]];
  return party === m.hq || hasLeft(m, party) ? -1 : party;
}

/** Whoever has the duty does it, in their queue. */
function begin(m: Market, world: DeliveryWorld, project: number, written: DutyOwner): void {
  const { deals, deliveries } = m;
  const duty = deliveries.duty[project];
  const deal = deliveries.deal[project];
  const takes = world.projects[deals.product[deal]]!;
  const party = partnerOf(m, project);
  const owner = party < 0 ? 'platform' : written;
  const overruns = duty === IMPLEMENTATION && drawOf(m, Purpose.overruns, project, 0) < takes.overrunChance;
  const whole = takes.seconds[duty] * (overruns ? takes.overrun : 1);
  const part = owner === 'joint' ? whole / 2 : whole;
  deliveries.pending[project] = owner === 'joint' ? 2 : 1;
  deliveries.party[project] = party;
  if (owner !== 'platform') {
    deliveries.partSeconds[project] = Math.max(1, Math.round(part));
    deliveries.partySeconds[project] = Math.max(1, Math.round(part * slowness(m, world, deal, party)));
    queueMatterJob(m, party, JOBS[duty], project);
  }
  if (owner !== 'partner') {
    deliveries.hqSeconds[project] = Math.max(1, Math.round(part));
    queueAtHq(m, project);
  }
}

function queueAtHq(m: Market, project: number): void {
  const { deals, deliveries, delivery } = m;
  const deal = deliveries.deal[project];
  const duty = deliveries.duty[project];
  const due =
    duty === REVIEW ? m.now : deals.signedAt[deal] + delivery!.projects[deals.product[deal]]!.expected;
  queueHqJob(m, m.deliverers, JOBS[duty], project, due);
}

/** Factor on the work of a party by its mean skill in the modules of what it delivers. */
function slowness(m: Market, { unskilled }: DeliveryWorld, deal: number, party: number): number {
  const { skills } = m.world.products[m.deals.product[deal]];
  let sum = 0;
  for (let i = 0; i < skills.length; i++) sum += m.parties[party].skills[skills[i]];
  const skill = skills.length === 0 ? 1 : sum / skills.length;
  return unskilled + (1 - unskilled) * skill;
}

/** A side has done its part of a duty. */
export function deliveryPartDone(m: Market, project: number): void {
  const { seconds, station } = finished;
  if (station >= m.managers) {
    const cost = (seconds / SECONDS_PER_HOUR) * m.delivery!.people.hourlyCost;
    enter(m, project, Fact.deliveryHqSeconds, seconds);
    enter(m, project, Fact.hqHoursCost, cost);
  } else {
    spendOn(m, needOf(m, project), m.deliveries.party[project], seconds, false);
    enter(m, project, Fact.deliveryPartnerSeconds, seconds);
  }
  partIsOver(m, project);
}

/** The partner that had a part of a duty has left before it was done: headquarters does it. */
export function deliveryLeft(m: Market, project: number): void {
  m.deliveries.lost[project] = 1;
  partIsOver(m, project);
}

function partIsOver(m: Market, project: number): void {
  const { deliveries } = m;
  if (--deliveries.pending[project] > 0) return;
  if (deliveries.lost[project] === 1) {
    deliveries.lost[project] = 0;
    deliveries.pending[project] = 1;
    deliveries.hqSeconds[project] = deliveries.partSeconds[project];
    queueAtHq(m, project);
    return;
  }
  const duty = deliveries.duty[project];
  if (duty === REVIEW) reviewed(m, project);
  else if (duty === IMPLEMENTATION) goesLive(m, project);
  else {
    deliveries.duty[project] = IMPLEMENTATION;
    deliveryDue(m, project);
  }
}

/** What was sold is in use. */
function goesLive(m: Market, project: number): void {
  const world = m.delivery!;
  const { deals, deliveries } = m;
  const deal = deliveries.deal[project];
  deals.goLiveAt[deal] = Math.max(m.now, deals.receivedAt[deal]);
  const took = m.now - deals.signedAt[deal];
  const { expected } = world.projects[deals.product[deal]]!;
  enter(m, project, Fact.projectsLive, 1);
  enter(m, project, Fact.goLiveSeconds, took);
  if (took > expected) {
    enter(m, project, Fact.lateDeliveries, 1);
    if (world.late.happens)
      dissatisfy(m, project, world.late.cost * Math.min(1, (took - expected) / expected));
  }
  if (deals.kind[deal] === OrderKind.first) scheduleTicket(m, deliveries.account[project], m.now);
  deliveries.duty[project] = REVIEW;
  if (world.reviews.happens) dueAt(m, project, m.now + world.reviews.every);
}

/** Results have been reviewed with the customer. */
function reviewed(m: Market, project: number): void {
  const { reviews } = m.delivery!;
  const { satisfaction } = m.accounts;
  const account = m.deliveries.account[project];
  if (!isServed(m, account)) return;
  enter(m, project, Fact.resultsReviews, 1);
  satisfaction[account] += Math.round(reviews.weight * (FULL - satisfaction[account]));
  dueAt(m, project, m.now + reviews.every);
}

/** The customer is less satisfied. @param cost share of full satisfaction */
function dissatisfy(m: Market, project: number, cost: number): void {
  const { satisfaction } = m.accounts;
  const account = m.deliveries.account[project];
  if (isServed(m, account))
    satisfaction[account] = Math.max(0, satisfaction[account] - Math.round(FULL * cost));
}
