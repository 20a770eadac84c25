import { SECONDS_PER_HOUR } from '../engine/civil.ts';
import { Fact } from '../measure/facts.ts';
import type { QuotationPolicy } from '../policy/compiled-quotation.ts';
import { EXCEPTIONS } from '../policy/compiled-quotation.ts';
import { exceptionFor, levelFor, quotationRuleOf } from '../policy/quotation/decide.ts';
import { exceptionCounter, quotationCounter } from '../policy/rule-index.ts';
import type { QuotationWorld } from '../world/compiled-quotation.ts';
import { Purpose } from '../world/purposes.ts';
import { learnFromProposal, lessonComesUp } from './enablement.ts';
import { Next } from './file-table.ts';
import { actLater } from './files.ts';
import type { Market } from './market.ts';
import { scopeProject } from './mis-scoping.ts';
import { levelNeeded, projectView } from './project.ts';
import { QuoteStage, WHOLE_PRICE } from './quote-table.ts';
import { finished, Job, queueFileJob, queueHqJob } from './staff.ts';
import { spendManager } from './staff-time.ts';

/** Step of development in which a quotation is made: index into `DEVELOPMENT_STEPS`. */
export const QUOTE_STEP = 2;

const JOINT = 2;
const MORE_SUPPORT = EXCEPTIONS.indexOf('more-support') + 1;

/** Index of the policy that governs the customer of a file. */
export function policyIndexOf(m: Market, file: number): number {
  return m.customers.policyPlus1[m.tape.needCustomer[m.files.need[file]]] - 1;
}

/**
 * A party turns to its quotation: by the rule that fits the project it goes to work alone, or waits for the part of
 * headquarters, or asks for an exception first.
 */
export function prepareQuote(m: Market, world: QuotationWorld, file: number): void {
  const { quotes } = m;
  quotes.reach(file);
  if (quotes.stage[file] === QuoteStage.ready) {
    quoteAlone(m, world, file);
    return;
  }
  const index = policyIndexOf(m, file);
  const policy = m.policies[index];
  lessonComesUp(m, policy.enablement, file);
  quotes.allowed[file] = WHOLE_PRICE;
  if (policy.quotation === null) {
    quoteAlone(m, world, file);
    return;
  }
  const rule = quotationRuleOf(policy.quotation, projectView(m, file));
  m.count(index, quotationCounter(policy, rule));
  quotes.rulePlus1[file] = rule + 1;
  const { singlePriceList, largestDiscount } = policy.quotation.rules[rule];
  const party = m.files.party[file];
  const level = levelFor(
    policy.quotation.rules[rule],
    party === m.hq ? Number.POSITIVE_INFINITY : m.won[party],
  );
  quotes.singlePriceList[file] = singlePriceList ? 1 : 0;
  quotes.allowed[file] = Math.round(largestDiscount * WHOLE_PRICE);
  if (asksForException(m, world, policy.quotation, level, file)) return;
  callHeadquarters(m, world, policy.quotation, file, level);
}

/** The party does its own work on the quotation; one that took support as margin does less of it. */
function quoteAlone(m: Market, world: QuotationWorld, file: number): void {
  const { quotes } = m;
  quotes.stage[file] = QuoteStage.ready;
  const own = m.world.products[m.tape.needProduct[m.files.need[file]]].stepSeconds[QUOTE_STEP];
  const saved = quotes.diverted[file] === 1 ? world.supportAsMargin.saves * own : 0;
  const joint = quotes.level[file] === JOINT ? world.support.partnerSeconds : 0;
  queueFileJob(m, file, Job.step, own - saved + joint);
}

/** Asks headquarters for its part, if the rule or an exception gives any. */
function callHeadquarters(
  m: Market,
  world: QuotationWorld,
  policy: QuotationPolicy,
  file: number,
  level: number,
): void {
  const { quotes } = m;
  quotes.level[file] = level;
  if (level === 0) {
    quoteAlone(m, world, file);
    return;
  }
  const rule = policy.rules[quotes.rulePlus1[file] - 1];
  const needed = level === JOINT ? world.support.jointSeconds : world.support.solutionSeconds;
  // Hours that a rule sets are for its own level.
  const given = rule.hqSeconds > 0 && rule.level === level ? rule.hqSeconds : needed;
  quotes.hqSeconds[file] = given;
  quotes.helpPermille[file] = Math.round(1000 * Math.min(1, given / needed));
  quotes.stage[file] = QuoteStage.waiting;
  const due = m.after(rule.answersWithin, m.presales, m.now);
  quotes.hqJobPlus1[file] = queueHqJob(m, m.presales, Job.support, file, due) + 1;
  m.book.add(Fact.supportAsked, m.files.need[file], 1);
  if (rule.quoteAloneWhenLate) actLater(m, file, Next.support, Math.max(due, m.now + 1));
  else m.files.next[file] = Next.support;
}

/** Headquarters is late: where the policy says so, the party quotes alone unless an engineer is at it. */
export function supportIsLate(m: Market, world: QuotationWorld, file: number): void {
  const { quotes } = m;
  const job = quotes.hqJobPlus1[file] - 1;
  if (quotes.stage[file] !== QuoteStage.waiting || job < 0 || !m.stations.isWaiting(job)) return;
  withdrawSupport(m, file);
  quotes.level[file] = 0;
  m.book.add(Fact.supportLate, m.files.need[file], 1);
  goOn(m, world, file);
}

/** Takes the part of headquarters out of its queue when a file closes; one in hand is finished all the same. */
export function withdrawSupport(m: Market, file: number): void {
  const { quotes } = m;
  if (file >= quotes.count || quotes.stage[file] === QuoteStage.ready) return;
  const job = quotes.hqJobPlus1[file] - 1;
  quotes.stage[file] = QuoteStage.nothing;
  quotes.hqJobPlus1[file] = 0;
  if (job >= 0 && m.stations.isWaiting(job)) m.stations.cancel(job, m.now);
}

/** A presales engineer has done the part of headquarters. @param job the piece of work just finished */
export function supportGiven(m: Market, world: QuotationWorld, file: number, job: number): void {
  const { quotes, files } = m;
  const need = files.need[file];
  spendPresales(m, world, need);
  // A file that was closed meanwhile, and perhaps opened again, has no use for it.
  if (quotes.hqJobPlus1[file] !== job + 1) return;
  quotes.hqJobPlus1[file] = 0;
  const party = files.party[file];
  if (
    world.supportAsMargin.happens &&
    party !== m.hq &&
    m.drawFile(Purpose.supportAsMargin, file, 0) <= m.parties[party].supportAsMargin
  ) {
    quotes.diverted[file] = 1;
    m.book.add(Fact.supportDiverted, need, 1);
  }
  if (quotes.level[file] === JOINT) {
    quotes.qualified[file] = 1;
    if (quotes.diverted[file] === 0) learnFromProposal(m, world, party);
  }
  goOn(m, world, file);
}

/** Nothing stands in the way of the party's own work any more, unless a dispute does. */
function goOn(m: Market, world: QuotationWorld, file: number): void {
  m.quotes.stage[file] = QuoteStage.ready;
  if (m.needs.disputePlus1[m.files.need[file]] > 0) m.files.next[file] = Next.dispute;
  else quoteAlone(m, world, file);
}

/** Does the party ask for another kind of quotation than its rule gives? It waits for the answer if so. */
function asksForException(
  m: Market,
  world: QuotationWorld,
  policy: QuotationPolicy,
  level: number,
  file: number,
): boolean {
  if (!world.exceptions.happens || m.files.party[file] === m.hq) return false;
  const needed = levelNeeded(m, world, m.files.need[file]);
  const exception = exceptionFor(policy, level, needed);
  if (exception === undefined) return false;
  if (m.drawFile(Purpose.asksException, file, 0) > world.exceptions.asked) return false;
  const { quotes } = m;
  quotes.stage[file] = QuoteStage.asking;
  quotes.exceptionPlus1[file] = EXCEPTIONS.indexOf(exception) + 1;
  m.files.next[file] = Next.support;
  const due = m.after(policy.exceptionsAnsweredWithin, m.managers, m.now);
  quotes.hqJobPlus1[file] = queueHqJob(m, m.managers, Job.exception, file, due) + 1;
  return true;
}

/** A channel manager has granted an exception from the kind of quotation. @param job as for `supportGiven` */
export function exceptionGranted(m: Market, world: QuotationWorld, file: number, job: number): void {
  const { quotes } = m;
  const need = m.files.need[file];
  spendManager(m, need);
  if (quotes.hqJobPlus1[file] !== job + 1) return;
  quotes.hqJobPlus1[file] = 0;
  const index = policyIndexOf(m, file);
  const policy = m.policies[index];
  m.book.add(Fact.exceptions, need, 1);
  const asked = quotes.exceptionPlus1[file];
  if (policy.quotation === null || quotes.rulePlus1[file] > policy.quotation.rules.length) {
    // The customer came under other rules meanwhile.
    goOn(m, world, file);
    return;
  }
  m.count(index, exceptionCounter(policy, EXCEPTIONS[asked - 1]));
  const level = asked === MORE_SUPPORT ? levelNeeded(m, world, need) : 0;
  callHeadquarters(m, world, policy.quotation, file, level);
}

/** The quotation has gone out. */
export function quoteSent(m: Market, world: QuotationWorld, file: number): void {
  const { quotes } = m;
  quotes.reach(file);
  const need = m.files.need[file];
  m.book.add(Fact.quotations, need, 1);
  if (quotes.level[file] < levelNeeded(m, world, need)) m.book.add(Fact.quotedShort, need, 1);
  if (quotes.level[file] === JOINT) m.book.add(Fact.jointProposals, need, 1);
  scopeProject(m, world, file);
}

/** Enters the time of a presales engineer on the matter just finished, and how long it waited, to a need. */
export function spendPresales(m: Market, world: QuotationWorld, need: number): void {
  if (!m.isFollowed(need)) return;
  m.book.add(Fact.presalesJobs, need, 1);
  m.book.add(Fact.presalesSeconds, need, finished.seconds);
  m.book.add(Fact.presalesWaitSeconds, need, finished.waited);
  m.book.add(Fact.hqHoursCost, need, (finished.seconds / SECONDS_PER_HOUR) * world.presales.hourlyCost);
}
