import { draw } from '../engine/draw.ts';
import type { Span } from '../policy/compiled.ts';
import {
  ANY_STEPS,
  DECIDED_WITHIN,
  LATER_CONFLICTS,
  type LaterConflictRule,
} from '../policy/compiled-conflicts.ts';
import { resolveConflict } from '../policy/conflicts/decide.ts';
import { laterConflictCounter } from '../policy/rule-index.ts';
import { Purpose } from '../world/purposes.ts';
import { negotiateDispute, noteStepsRunOut, spendConflict } from './ad-hoc.ts';
import { conflictView } from './conflict-view.ts';
import { endDispute, openDispute } from './dispute-life.ts';
import { Dispute } from './dispute-table.ts';
import { Kind, Phase } from './events.ts';
import type { Market } from './market.ts';
import { Job, queueManagerJob } from './staff.ts';
import { spendManager } from './staff-time.ts';
import { feelLostDispute } from './trust.ts';

/**
 * Conflicts about rights to regions, prices, later orders, quotations and service. They are reported, decided and ended
 * like those of two parties at work on one need; here is what they have in common beside, and what each is about is with
 * its stage.
 */

/** What is asked of chance about such a conflict, by the last digit of `Purpose.laterDispute`'s k. */
export const Ask = { arises: 0, reported: 1, writes: 2, chooses: 3, judges: 4 } as const;

/**
 * A uniform draw about a conflict of a need.
 *
 * @param which number of what it is about, among those of its type; of a later order, its matter: that has luck of its own
 */
export function drawLater(m: Market, type: number, need: number, which: number, ask: number): number {
  const { matters, tape } = m;
  if (type === Dispute.laterOrder)
    return draw(Purpose.laterDispute, matters.key0[which], matters.key1[which], type * 8 + ask);
  const k = (which * 8 + type) * 8 + ask;
  return draw(Purpose.laterDispute, tape.needKey0[need], tape.needKey1[need], k);
}

/** Does a side that has a conflict call on headquarters? */
export function isReported(m: Market, type: number, need: number, which: number): boolean {
  return drawLater(m, type, need, which, Ask.reported) <= m.world.behaviour.disputeReported;
}

/** Index of a type among the later conflicts. */
const indexOf = (type: number) => type - Dispute.undercutting;

function policyOfNeed(m: Market, need: number): number {
  return m.customers.policyPlus1[m.tape.needCustomer[need]] - 1;
}

/** The rule of a later conflict; null where the policy has none. */
export function laterRuleOf(m: Market, type: number, need: number): LaterConflictRule | null {
  return m.policies[policyOfNeed(m, need)].laterConflicts[indexOf(type)];
}

/**
 * Two sides call on headquarters.
 *
 * @param grey fact of the missing rule; -1 where none is missing
 * @param about what it is about, as `DisputeTable.about`
 * @param which as for `drawLater`
 */
export function callOnHq(
  m: Market,
  type: number,
  need: number,
  partyA: number,
  partyB: number,
  about: number,
  which: number,
  grey: number,
): number {
  const dispute = openDispute(m, type, need, partyA, partyB, about);
  m.disputes.which[dispute] = which;
  hearSides(m, dispute, grey);
  return dispute;
}

/**
 * Both sides of a dispute are heard. Where the customer is to be asked, its letter is waited for; then the matter joins
 * the channel managers' queue. What no rule decides is negotiated beside.
 *
 * @param grey fact of the missing rule; -1 where none is missing
 */
export function hearSides(m: Market, dispute: number, grey: number): void {
  const { type, need: needOf, partyA, partyB, which } = m.disputes;
  const need = needOf[dispute];
  const [one, other] = [partyA[dispute], partyB[dispute]];
  for (const party of [one, other]) if (party !== m.hq) spendConflict(m, need, party, false);
  if (grey >= 0) negotiateDispute(m, grey, dispute);
  if (ruleOf(m, dispute)?.decide.includes('customer-in-writing')) {
    const { tape, matters } = m;
    const about = which[dispute];
    const at = m.now + m.world.behaviour.customerWritesAfter;
    const ordered = type[dispute] === Dispute.laterOrder;
    const key0 = ordered ? matters.key0[about] : tape.needKey0[need] ^ (about * 8 + type[dispute] + 1);
    m.at(at, Phase.hq, dispute, Kind.disputeReady, key0, ordered ? matters.key1[about] : tape.needKey1[need]);
  } else queueLater(m, dispute);
}

/** The rule of a conflict of these types, that about a right to a region being its policy's. */
function ruleOf(m: Market, dispute: number): { decide: readonly string[]; within: Span } | null {
  const { type, need, right } = m.disputes;
  if (type[dispute] !== Dispute.market) return laterRuleOf(m, type[dispute], need[dispute]);
  return m.policies[m.rights[right[dispute]].policy].market?.conflict ?? null;
}

/** The facts are together. What no rule decides has as much time as a rule gives that says nothing of it. */
export function queueLater(m: Market, dispute: number): void {
  const within = ruleOf(m, dispute)?.within ?? DECIDED_WITHIN;
  queueManagerJob(m, Job.dispute, dispute, m.after(within, m.managers, m.disputes.reportedAt[dispute]));
}

/**
 * Whom the customer names in writing, and whom the channel manager finds for: both by the probability that the first
 * side is the one that is meant.
 */
export function askPeople(m: Market, dispute: number, customer: number, manager: number): void {
  const { type, need, which } = m.disputes;
  const about = [type[dispute], need[dispute], which[dispute]] as const;
  const writes = drawLater(m, ...about, Ask.writes) <= m.world.behaviour.customerWrites;
  conflictView.customerChose = writes ? (drawLater(m, ...about, Ask.chooses) <= customer ? 0 : 1) : -1;
  conflictView.managerJudged = drawLater(m, ...about, Ask.judges) <= manager ? 0 : 1;
}

/**
 * A channel manager decides by the steps of the policy; without any, by its own judgement.
 *
 * @param loses the side that loses where the first one is found: 1 where that one is right, 0 where it has to bear
 * @returns 0 or 1, the side that was found; the decision stands in `m.conflict`
 */
export function decideLater(m: Market, dispute: number, loses: 0 | 1): 0 | 1 {
  const { type, need, partyA, partyB } = m.disputes;
  const index = policyOfNeed(m, need[dispute]);
  const rule = laterRuleOf(m, type[dispute], need[dispute]);
  spendManager(m, need[dispute]);
  endDispute(m, dispute);
  resolveConflict(rule ?? BY_JUDGEMENT, conflictView, m.conflict);
  if (rule !== null) {
    const policy = m.policies[index];
    const step = ANY_STEPS[m.conflict.step];
    m.count(index, laterConflictCounter(policy, LATER_CONFLICTS[indexOf(type[dispute])], step));
    noteStepsRunOut(m, dispute, rule.decide, step);
  }
  const found = m.conflict.winner === 0 ? 0 : 1;
  const aggrieved = found === 0 ? loses : 1 - loses;
  if (!m.conflict.split) feelLostDispute(m, aggrieved === 0 ? partyA[dispute] : partyB[dispute]);
  return found;
}

const BY_JUDGEMENT = { decide: [] } as const;

/** A dispute after the order costs of the satisfaction of its customer. */
export function dissatisfy(m: Market, account: number): void {
  const { satisfaction } = m.accounts;
  if (m.conflicts === null) return;
  satisfaction[account] = Math.round(satisfaction[account] * (1 - m.conflicts.costsSatisfaction));
}

/** The customer's account of a need, -1 if it has none (any more than one order opens one). */
export function accountOf(m: Market, need: number): number {
  for (let account = m.accounts.count - 1; account >= 0; account--)
    if (m.accounts.need[account] === need) return account;
  return -1;
}
