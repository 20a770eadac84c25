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
  negotiateDispute(m, Fact.greyStepsRunOut, dispute);
}

/** Both sides of a dispute negotiate what no rule decides. */
export function negotiateDispute(m: Market, grey: number, dispute: number): void {
  const { need, partyA, partyB } = m.disputes;
  const [one, other] = [sideAtWork(m, dispute, partyA[dispute]), sideAtWork(m, dispute, partyB[dispute])];
  negotiateAdHoc(m, grey, need[dispute], one, other);
}

/** Headquarters is a side at work only where its own team meets a partner: else its channel managers are paid already. */
function sideAtWork(m: Market, dispute: number, party: number): number {
  return m.disputes.type[dispute] >= Dispute.market && party === m.hq ? -1 : party;
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
