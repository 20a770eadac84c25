import { SECONDS_PER_HOUR } from '../engine/civil.ts';
import { Fact } from '../measure/facts.ts';
import type { Enablement } from '../policy/compiled-quotation.ts';
import { isLessonDue } from '../policy/enablement/decide.ts';
import type { QuotationWorld } from '../world/compiled-quotation.ts';
import type { Market } from './market.ts';
import { policyIndexOf, spendPresales } from './quotation.ts';
import { Job, queueHqJob } from './staff.ts';
import { spend } from './staff-time.ts';

/**
 * Know-how of a party now: what it learnt, halved in every half-life.
 *
 *     stock(t) = stock(t0) 2^(-(t - t0) / half-life)
 */
export function knowHow(m: Market, world: QuotationWorld, party: number): number {
  const stock = m.knowHow[party];
  if (stock === 0) return 0;
  return stock * Math.exp((-Math.LN2 * (m.now - m.knowHowAt[party])) / world.enablement.halfLife);
}

/** Share of what a quotation leaves unexplained that the party explains all the same; the direct team knows all. */
export function explains(m: Market, world: QuotationWorld, party: number): number {
  if (!world.enablement.happens) return 0;
  if (party === m.hq) return world.enablement.explainsAtMost;
  return world.enablement.explainsAtMost * (1 - Math.exp(-knowHow(m, world, party)));
}

function learn(m: Market, world: QuotationWorld, party: number, amount: number): void {
  if (party === m.hq) return;
  m.knowHow[party] = knowHow(m, world, party) + amount;
  m.knowHowAt[party] = m.now;
}

/** A joint proposal teaches the party that was part of it. */
export function learnFromProposal(m: Market, world: QuotationWorld, party: number): void {
  if (world.enablement.happens) learn(m, world, party, world.enablement.jointProposalGives);
}

/** A partner that has something to quote is invited to a lesson, if the policy gives any and its last is long ago. */
export function lessonComesUp(m: Market, enablement: Enablement | null, file: number): void {
  const party = m.files.party[file];
  if (enablement === null || party === m.hq || !isLessonDue(enablement, m.lessonAt[party], m.now)) return;
  m.lessonAt[party] = m.now;
  m.quotes.lessonSeconds[file] = enablement.hqSeconds;
  // Whatever waits for an engineer has a customer behind it: lessons come when there is time.
  queueHqJob(m, m.presales, Job.lesson, file, m.now + enablement.every);
}

/** A presales engineer has taught a partner. */
export function lessonGiven(m: Market, world: QuotationWorld, file: number): void {
  const need = m.files.need[file];
  const party = m.files.party[file];
  spendPresales(m, world, need);
  const { enablement } = m.policies[policyIndexOf(m, file)];
  if (enablement !== null) spend(m, file, enablement.partnerSeconds);
  if (m.isFollowed(need)) m.book.add(Fact.lessons, need, 1);
  if (!world.enablement.happens) return;
  learn(m, world, party, world.enablement.hourGives * (m.quotes.lessonSeconds[file] / SECONDS_PER_HOUR));
}
