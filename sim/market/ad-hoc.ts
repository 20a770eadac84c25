import { Fact } from '../measure/facts.ts';
import { spendOn } from './accounts.ts';
import { Dispute } from './dispute-table.ts';
import type { Market } from './market.ts';
import { hasLeft } from './orphans.ts';
import { finished, Job, queueManagerMatter } from './staff.ts';
import { spendManager } from './staff-time.ts';

/**
 * Something has come up that no rule decides: it is counted by the rule that is missing, and negotiated at the cost of a
 * channel manager's and the parties' time.
 *
 * @param grey fact of the missing rule
 * @param parties who negotiates; none of them for -1
 */
export function negotiateAdHoc(m: Market, grey: number, need: number, one: number, other: number): void {
  if (m.conflicts === null) return;
  m.book.add(grey, need, 1);
  spendAdHoc(m, need, one, other);
}

/** The same for what is counted elsewhere. */
export function spendAdHoc(m: Market, need: number, one: number, other: number): void {
  if (m.conflicts === null) return;
  for (const party of [one, other]) if (party >= 0) spendConflict(m, need, party, true);
  queueManagerMatter(m, Job.adHoc, need);
}

/** None of the written steps could tell two sides apart, so that a dispute is decided by another: a grey area. */
export function noteStepsRunOut(m: Market, dispute: number, written: readonly string[], step: string): void {
  if (written.includes(step)) return;
  const { type, need, partyA, partyB } = m.disputes;
  // Headquarters is a side at work only where its own team meets a partner.
  const other = type[dispute] > Dispute.market && partyB[dispute] === m.hq ? -1 : partyB[dispute];
  negotiateAdHoc(m, Fact.greyStepsRunOut, need[dispute], partyA[dispute], other);
}

/** A channel manager has negotiated what no rule decides. */
export function negotiatedAdHoc(m: Market, need: number): void {
  spendManager(m, need);
  if (m.isFollowed(need)) m.book.add(Fact.adHocSeconds, need, finished.seconds);
}

/** A party spends time on a dispute, or on negotiating what no rule decides. */
export function spendConflict(m: Market, need: number, party: number, adHoc: boolean): void {
  if (hasLeft(m, party)) return;
  const seconds = adHoc ? m.conflicts!.adHoc.partySeconds : m.world.behaviour.disputePartySeconds;
  spendOn(m, need, party, seconds, false);
  if (m.isFollowed(need) && party !== m.hq) m.book.add(Fact.conflictPartySeconds, need, seconds);
}
