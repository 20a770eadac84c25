import { SECONDS_PER_HOUR, SECONDS_PER_MONTH } from '../engine/civil.ts';
import { exponentialQuantile } from '../engine/distribution/exponential.ts';
import { draw } from '../engine/draw.ts';
import { Fact } from '../measure/facts.ts';
import { ANSWERED_WITHIN, type ServiceRule } from '../policy/compiled-after-order.ts';
import { serviceCounter } from '../policy/rule-index.ts';
import type { AfterSalesWorld } from '../world/compiled-after-order.ts';
import { Purpose } from '../world/purposes.ts';
import { FULL } from './account-table.ts';
import { isServed, notice, policyOf, spendOn } from './accounts.ts';
import { clearView, conflictView } from './conflict-view.ts';
import { meanSkill } from './dispute.ts';
import { Dispute } from './dispute-table.ts';
import { Kind, Phase } from './events.ts';
import {
  Ask,
  askPeople,
  callOnHq,
  decideLater,
  dissatisfy,
  drawLater,
  isReported,
  laterRuleOf,
} from './later-disputes.ts';
import type { Market } from './market.ts';
import { Matter } from './matter-table.ts';
import { hasLeft, isOrphan } from './orphans.ts';
import { bill, wantsWork } from './service-bill.ts';
import { subscribes } from './service-demand.ts';
import { finished, Job, queueHqJob, queueMatterJob } from './staff.ts';

/** After so many times to and fro headquarters does it, whosesoever it is (assumption). */
const MOST_BOUNCES = 6;

/** The next ticket of a customer, whatever it will be about. @param from second from which on it can come */
export function scheduleTicket(m: Market, account: number, from: number): void {
  const { afterSales } = m.world;
  if (afterSales === null || !afterSales.happens) return;
  const rate = ticketsAMonth(afterSales, m.accounts.products[account]);
  if (rate === 0) return;
  const nth = m.accounts.tickets[account]++;
  const [key0, key1] = keyOf(m, account);
  const gap = exponentialQuantile(draw(Purpose.ticketGap, key0, key1, nth)) * (SECONDS_PER_MONTH / rate);
  const time = Math.max(from, m.now) + 1 + Math.floor(gap);
  m.at(time, Phase.arrival, account, Kind.ticket, key0 ^ (nth + 1), key1);
}

function keyOf(m: Market, account: number): readonly [number, number] {
  const need = m.accounts.need[account];
  return [m.tape.needKey0[need], m.tape.needKey1[need]];
}

function ticketsAMonth({ tickets }: AfterSalesWorld, products: number): number {
  let rate = 0;
  for (const each of tickets) if ((each.products & products) !== 0) rate += each.perMonth;
  return rate;
}

/** A customer asks for something. */
export function ticketComes(m: Market, account: number): void {
  if (!isServed(m, account)) return;
  const { accounts, matters } = m;
  const world = m.world.afterSales!;
  const nth = accounts.tickets[account] - 1;
  const kind = classOf(m, world, account, nth);
  scheduleTicket(m, account, m.now);
  const matter = matters.add(account, Matter.ticket, kind, nth, m.now, ...keyOf(m, account));
  m.book.add(Fact.tickets, accounts.need[account], 1);
  const rule = ruleOf(m, account, kind);
  if (rule === null) {
    m.book.add(Fact.greyTickets, accounts.need[account], 1);
    sendOn(m, matter, null);
    return;
  }
  const policy = m.customers.policyPlus1[m.tape.needCustomer[accounts.need[account]]] - 1;
  const { afterSales } = m.policies[policy];
  m.count(policy, serviceCounter(m.policies[policy], afterSales!.rules.indexOf(rule)));
  const wanted = rule.valueAdded ? subscribes(m, account, kind, rule) : wantsWork(m, account, nth, rule);
  if (!wanted) {
    m.book.add(Fact.ticketsNotIncluded, accounts.need[account], 1);
    matters.done[matter] = 1;
    feel(m, account, world.declined);
    return;
  }
  if (rule.owner === 'either') sendOn(m, matter, rule);
  else work(m, matter, rule, rule.owner === 'platform');
}

/** What the n-th ticket of a customer is about: by how often its products bring which. */
function classOf(m: Market, { tickets }: AfterSalesWorld, account: number, nth: number): number {
  const products = m.accounts.products[account];
  const [key0, key1] = keyOf(m, account);
  let left = draw(Purpose.ticketClass, key0, key1, nth) * ticketsAMonth(m.world.afterSales!, products);
  let found = -1;
  for (const [kind, each] of tickets.entries()) {
    if ((each.products & products) === 0) continue;
    found = kind;
    left -= each.perMonth;
    if (left <= 0) break;
  }
  return found;
}

function ruleOf(m: Market, account: number, kind: number): ServiceRule | null {
  const { afterSales } = policyOf(m, account);
  if (afterSales === null) return null;
  const rule = afterSales.ruleOf[kind];
  return rule < 0 ? null : afterSales.rules[rule];
}

/** Nobody, or more than one side, owns the ticket: it goes to and fro until a side takes it. */
function sendOn(m: Market, matter: number, rule: ServiceRule | null): void {
  const { bounces } = m.world.afterSales!;
  const { matters, accounts } = m;
  const account = matters.account[matter];
  const sent = matters.moves[matter];
  // The customer asks whoever looks after it; then the other side, and so on.
  const platform = sent % 2 === 1 || accounts.maintainer[account] === m.hq;
  const [key0, key1] = keyOf(m, account);
  const taken =
    !bounces.happens ||
    accounts.maintainer[account] === m.hq ||
    sent >= MOST_BOUNCES ||
    draw(Purpose.ticketTaken, key0, key1, 8 * matters.nth[matter] + sent) < bounces.taken;
  if (taken) {
    work(m, matter, rule, bounces.happens ? platform || sent >= MOST_BOUNCES : true);
    return;
  }
  matters.moves[matter] = sent + 1;
  m.book.add(Fact.bounces, accounts.need[account], 1);
  spendOn(m, accounts.need[account], accounts.maintainer[account], bounces.seconds, true);
  spendEngineers(m, accounts.need[account], bounces.seconds);
  if (isBlamed(m, matter)) return;
  notice(m, matter, m.now + bounces.delay);
}

/** Sides fall out over a ticket that is sent to and fro, and one takes it to the channel managers. */
function isBlamed(m: Market, matter: number): boolean {
  const { matters, accounts, conflicts } = m;
  if (!conflicts?.afterSales.happens || matters.moves[matter] !== conflicts.afterSales.after) return false;
  const account = matters.account[matter];
  const party = accounts.maintainer[account];
  if (isOrphan(m, account)) return false;
  const need = accounts.need[account];
  const which = matters.nth[matter];
  if (drawLater(m, Dispute.afterSales, need, which, Ask.arises) > conflicts.afterSales.disputed) return false;
  if (!isReported(m, Dispute.afterSales, need, which)) {
    m.book.add(Fact.hiddenAfterSales, need, 1);
    return false;
  }
  const grey = laterRuleOf(m, Dispute.afterSales, need) === null ? Fact.greyServiceDisputes : -1;
  callOnHq(m, Dispute.afterSales, need, party, m.hq, matter, which, grey);
  return true;
}

/** A channel manager decides who does a ticket. */
export function ticketAwarded(m: Market, dispute: number): void {
  const { disputes, matters } = m;
  const matter = disputes.about[dispute];
  const account = matters.account[matter];
  const need = disputes.need[dispute];
  clearView(m, dispute);
  conflictView.maintains[0] = 1;
  for (let i = 0; i < 2; i++) conflictView.skill[i] = meanSkill(m, conflictView.party[i], need);
  const { foundPartners } = m.conflicts!.afterSales;
  askPeople(m, dispute, foundPartners, foundPartners);
  const found = decideLater(m, dispute, 0);
  if (!isServed(m, account)) return;
  dissatisfy(m, account);
  const { split } = m.conflict;
  if (split) matters.sharedPlus1[matter] = disputes.partyA[dispute] + 1;
  work(m, matter, ruleOf(m, account, matters.what[matter]), split || found === 1);
}

/** A ticket has been sent on: the other side looks at it. */
export function ticketSentOn(m: Market, matter: number): void {
  const account = m.matters.account[matter];
  if (m.matters.done[matter] === 0 && isServed(m, account)) {
    sendOn(m, matter, ruleOf(m, account, m.matters.what[matter]));
  }
}

/** The partner that had the ticket has left before it came to it. */
export function ticketLeft(m: Market, matter: number): void {
  const account = m.matters.account[matter];
  if (m.matters.done[matter] === 0 && isServed(m, account))
    work(m, matter, ruleOf(m, account, m.matters.what[matter]), false);
}

/** A side does the ticket, in its queue. Without a limit or a price the work grows. */
function work(m: Market, matter: number, rule: ServiceRule | null, platform: boolean): void {
  const { matters, accounts } = m;
  const world = m.world.afterSales!;
  const account = matters.account[matter];
  const [key0, key1] = keyOf(m, account);
  const unlimited = rule === null || (!rule.valueAdded && rule.included === Number.POSITIVE_INFINITY);
  const creep = unlimited && world.expectations.happens ? world.expectations.creep : 1;
  const u = draw(Purpose.ticketWork, key0, key1, matters.nth[matter]);
  const plain = world.tickets[matters.what[matter]].seconds * (0.5 + u);
  matters.seconds[matter] = Math.max(1, Math.round(plain * creep));
  if (creep > 1)
    m.book.add(Fact.creepSeconds, accounts.need[account], Math.round(plain * creep) - Math.round(plain));
  const party = accounts.maintainer[account];
  matters.party[matter] = party;
  // Who has nobody to look after it calls headquarters.
  if (platform || party === m.hq || isOrphan(m, account)) {
    matters.byPlatform[matter] = 1;
    const due = m.after(rule?.answerWithin ?? ANSWERED_WITHIN, m.engineers, m.now);
    queueHqJob(m, m.engineers, Job.ticket, matter, due);
  } else queueMatterJob(m, party, Job.ticket, matter);
}

/** A ticket is done: hours, what is billed for them and who bears them; and the customer is more or less satisfied. */
export function ticketDone(m: Market, matter: number): void {
  const { matters, accounts } = m;
  const account = matters.account[matter];
  const need = accounts.need[account];
  const { seconds } = finished;
  const platform = matters.byPlatform[matter] === 1;
  matters.done[matter] = 1;
  matters.doneAt[matter] = m.now;
  if (platform) spendEngineers(m, need, seconds);
  else spendOn(m, need, matters.party[matter], seconds, true);
  if (!isServed(m, account)) return;
  const world = m.world.afterSales!;
  const rule = ruleOf(m, account, matters.what[matter]);
  if (rule !== null) bill(m, matter, rule, seconds, platform);
  const sharer = matters.sharedPlus1[matter] - 1;
  if (platform && sharer >= 0 && !hasLeft(m, sharer)) {
    // Headquarters does it, and the partner pays half of the hours, where no rule makes it pay all of them.
    const half = Math.round(((seconds / SECONDS_PER_HOUR) * world.engineers.hourlyCost) / 2);
    matters.charged[matter] = Math.max(matters.charged[matter], half);
    matters.party[matter] = sharer;
  }
  const waited = m.now - matters.openedAt[matter];
  m.book.add(Fact.ticketsDone, need, 1);
  m.book.add(Fact.ticketSeconds, need, waited);
  let score = waited <= world.expected ? 1 : world.expected / waited;
  score -= world.bounces.cost * matters.moves[matter];
  if (rule === null && world.expectations.happens) score -= world.expectations.cost;
  feel(m, account, Math.max(0, score));
}

/** Engineers of headquarters spend time on a customer. */
function spendEngineers(m: Market, need: number, seconds: number): void {
  if (!m.isFollowed(need)) return;
  const { hourlyCost } = m.world.afterSales!.engineers;
  m.book.add(Fact.engineerSeconds, need, seconds);
  m.book.add(Fact.hqHoursCost, need, (seconds / SECONDS_PER_HOUR) * hourlyCost);
}

/** The customer's satisfaction moves towards that with its latest ticket. */
function feel(m: Market, account: number, score: number): void {
  const { satisfaction } = m.accounts;
  const { weight } = m.world.afterSales!;
  satisfaction[account] += Math.round(weight * (FULL * score - satisfaction[account]));
}
