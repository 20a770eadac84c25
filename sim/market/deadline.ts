import { FOREVER } from '../engine/working-time.ts';
import { Fact } from '../measure/facts.ts';
import type { CompiledPolicy } from '../policy/compiled.ts';
import { isProgress, type ReclaimReason, reclaimAfter } from '../policy/follow-up/decide.ts';
import { passedOverUntil } from '../policy/limits/decide.ts';
import { limitCounter, protectionCounter, reclaimCounter } from '../policy/rule-index.ts';
import { Purpose } from '../world/purposes.ts';
import { moveAtExpiry } from './cut-over.ts';
import { Kind, Phase } from './events.ts';
import { Next } from './file-table.ts';
import { closeFile } from './files.ts';
import {
  Giving,
  giveTo,
  handOut,
  isExclusive,
  postToPool,
  queueForManager,
  releaseOwner,
} from './hand-out.ts';
import { Deadline, LeadState } from './lead-table.ts';
import { fillLeadView } from './lead-view.ts';
import type { Market } from './market.ts';
import { NeedState } from './need-table.ts';
import { noteResponse, noteResult } from './performance.ts';
import { OFFENCES_KEPT } from './run-state.ts';
import { Job, queueManagerJob } from './staff.ts';
import { spendManager } from './staff-time.ts';
import { feelUnfairReclaim } from './trust.ts';

/** A logged call, as a bit of `FollowUp.progressMask`. */
const LOGGED_CALL = 4;
/** Work within this many seconds before a reclaim makes it a wrong one (14 days, assumption). */
const LIVE_WITHIN = 14 * 86_400;

/** Sets what a lead waits for and until when; one calendar entry serves all its deadlines. */
export function setDeadline(m: Market, lead: number, kind: number, time: number): void {
  m.leads.deadlineKind[lead] = kind;
  if (time === FOREVER) m.leadDeadlines.clear(lead);
  else pushDeadline(m, lead, m.leadDeadlines.set(lead, time));
}

export function clearDeadline(m: Market, lead: number): void {
  m.leads.deadlineKind[lead] = Deadline.none;
  m.leadDeadlines.clear(lead);
}

/** The calendar entry of a lead's deadline has come: the deadline may have moved meanwhile. */
export function deadlineDue(m: Market, lead: number): void {
  const time = m.leadDeadlines.popped(lead, m.now);
  if (time === m.now) missed(m, lead);
  else pushDeadline(m, lead, time);
}

function pushDeadline(m: Market, lead: number, time: number): void {
  if (time === FOREVER) return;
  m.at(time, Phase.release, lead, Kind.deadline, m.tape.leadKey0[lead], m.tape.leadKey1[lead]);
}

/** A deadline has passed unmet. */
function missed(m: Market, lead: number): void {
  const { leads } = m;
  const need = m.tape.leadNeed[lead];
  const kind = leads.deadlineKind[lead];
  clearDeadline(m, lead);
  moveAtExpiry(m, m.tape.needCustomer[need]);
  switch (kind) {
    case Deadline.pool: {
      if (leads.state[lead] !== LeadState.pooled) return;
      countReason(m, lead, 'pool-window', 0);
      handOut(m, lead, leads.rule[lead] + 1);
      return;
    }
    case Deadline.accept:
      m.book.add(Fact.acceptBreaches, need, 1);
      takeBack(m, lead, 'not-accepted', 0);
      return;
    case Deadline.contact:
      m.book.add(Fact.contactBreaches, need, 1);
      noteNeglect(m, lead);
      if (!pretendsProgress(m, lead)) takeBack(m, lead, 'not-contacted', 0);
      return;
    case Deadline.progress: {
      const rule = reclaimRuleOf(m, lead, m.policyOf(lead));
      if (rule >= 0 && !pretendsProgress(m, lead)) takeBack(m, lead, 'no-progress', rule);
    }
  }
}

/** HQ's picture of a party that let a lead lie: it took at least so long to answer. */
function noteNeglect(m: Market, lead: number): void {
  const file = m.leads.filePlus1[lead] - 1;
  if (file >= 0 && m.files.firstAttemptAt[file] === 0) noteResponse(m, lead, m.leads.ownerPlus1[lead] - 1);
}

/** The owner has answered the customer: the clock of progress takes the place of the clock of contact. */
export function contactMade(m: Market, file: number): void {
  const lead = ownedLead(m, file);
  if (lead < 0) return;
  const policy = m.policyOf(lead);
  const kind = m.leads.deadlineKind[lead];
  if (kind === Deadline.contact || (kind === Deadline.progress && isProgress(policy, LOGGED_CALL))) {
    restartProgress(m, lead);
  }
}

/** Progress that counts was reported: the clock starts again. */
export function progressMade(m: Market, file: number): void {
  const lead = ownedLead(m, file);
  if (lead >= 0) restartProgress(m, lead);
}

/** Starts the clock of progress under the rule that matches the lead now. */
export function restartProgress(m: Market, lead: number): void {
  const policy = m.policyOf(lead);
  const rule = reclaimRuleOf(m, lead, policy);
  if (rule < 0) clearDeadline(m, lead);
  else {
    const owner = m.leads.ownerPlus1[lead] - 1;
    setDeadline(m, lead, Deadline.progress, m.after(policy.followUp.reclaim[rule].after, owner, m.now));
  }
}

/** Has a lead been held without work for 14 days, since no rule would take it back? */
export function liesIdle(m: Market, lead: number, file: number): boolean {
  if (m.leads.state[lead] !== LeadState.held || m.leads.deadlineKind[lead] !== Deadline.none) return false;
  const since = Math.max(m.leads.acceptedAt[lead], m.files.workedAt[file]);
  return m.now - since >= LIVE_WITHIN && reclaimRuleOf(m, lead, m.policyOf(lead)) < 0;
}

/** The reclaim rule that matches a lead now, -1 for none. */
function reclaimRuleOf(m: Market, lead: number, policy: CompiledPolicy): number {
  const { reclaim } = policy.followUp;
  if (reclaim.length === 0) return -1;
  // The view need not be filled for a rule that asks nothing.
  if (reclaim[0].when.length === 0) return 0;
  fillLeadView(m, lead);
  return reclaimAfter(policy, m.lead);
}

/** Lead that the party holds through this file, -1 if it has none. */
export function ownedLead(m: Market, file: number): number {
  const lead = m.files.leadPlus1[file] - 1;
  return lead >= 0 && m.leads.filePlus1[lead] === file + 1 ? lead : -1;
}

/**
 * A party about to lose a lead may report progress that did not happen. It passes by the evidence asked for; if HQ
 * audits it, the truth may come out when a channel manager has got round to it.
 *
 * @returns true if the report passed
 */
function pretendsProgress(m: Market, lead: number): boolean {
  const { behaviour } = m.world;
  const file = m.leads.filePlus1[lead] - 1;
  const party = m.leads.ownerPlus1[lead] - 1;
  if (!behaviour.falseProgress || party < 0 || party === m.hq) return false;
  const need = m.tape.leadNeed[lead];
  const k = m.files.reports[file]++;
  if (m.drawFile(Purpose.falseReport, file, k) <= m.tempers.honesty[party]) return false;
  const { followUp } = m.policyOf(lead);
  m.book.add(Fact.falseReports, need, 1);
  if (m.drawFile(Purpose.audit, file, k) <= followUp.audited) {
    m.book.add(Fact.audits, need, 1);
    m.files.auditedReportPlus1[file] = k + 1;
    queueManagerJob(m, Job.audit, file, m.now);
  }
  if (m.drawFile(Purpose.falsePasses, file, k) > behaviour.falsePasses[followUp.evidence]) return false;
  m.book.add(Fact.falseReportsPassed, need, 1);
  restartProgress(m, lead);
  return true;
}

/** A channel manager has audited what was reported about a file: a false report may be found, and costs the lead. */
export function reportAudited(m: Market, file: number): void {
  const { files } = m;
  spendManager(m, files.need[file]);
  const k = files.auditedReportPlus1[file] - 1;
  files.auditedReportPlus1[file] = 0;
  const lead = ownedLead(m, file);
  if (k < 0 || lead < 0 || m.drawFile(Purpose.auditFinds, file, k) > m.world.behaviour.auditFinds) return;
  takeBack(m, lead, 'false-report', 0);
}

function countReason(m: Market, lead: number, reason: ReclaimReason, rule: number): void {
  m.count(m.policyIndexOf(lead), reclaimCounter(m.policyOf(lead), reason, rule));
}

/** A party that could not reach the customer gives the lead back. */
export function giveBack(m: Market, file: number): void {
  const lead = ownedLead(m, file);
  if (lead >= 0) takeBack(m, lead, 'returned', 0);
  else closeFile(m, file);
}

/** A lead leaves its owner, who is told and stops; then the policy says who comes next. */
export function takeBack(m: Market, lead: number, reason: ReclaimReason, rule: number): void {
  const { leads, files, needs } = m;
  const need = m.tape.leadNeed[lead];
  const policy = m.policyOf(lead);
  const after = policy.followUp.after;
  const out = leads.moves[lead] >= after.atMostMoves;
  const party = leads.ownerPlus1[lead] - 1;
  // Moved often enough: it stays, also with HQ's direct team, which has nobody to pass it on to.
  if (
    out &&
    reason !== 'declined' &&
    (after.then === 'keep' || (after.then === 'hq-direct' && party === m.hq))
  ) {
    m.count(m.policyIndexOf(lead), limitCounter('moves'));
    return;
  }
  countReason(m, lead, reason, rule);
  const file = leads.filePlus1[lead] - 1;
  if (reason === 'declined') m.book.add(Fact.declined, need, 1);
  else if (reason !== 'returned') {
    m.book.add(Fact.reclaims, need, 1);
    leads.reclaimed[lead] = 1;
    if (reason !== 'not-accepted') noteResult(m, party, false);
    if (isLive(m, file)) {
      m.book.add(Fact.reclaimedWrongly, need, 1);
      feelUnfairReclaim(m, party);
    }
    // Want of progress may be the customer's doing; not answering, and a false report, are the party's own.
    if (reason !== 'no-progress' && reason !== 'protection-over') offend(m, lead, party);
    if (files.protectedUntil[file] > 0) m.count(m.policyIndexOf(lead), protectionCounter(policy, 'lapsed'));
  }
  closeFile(m, file);
  releaseOwner(m, lead);
  leads.moves[lead]++;
  if (needs.state[need] !== NeedState.open) return;
  if (out) {
    m.count(m.policyIndexOf(lead), limitCounter('moves'));
    if (after.then === 'hq-direct') giveTo(m, lead, m.hq, Giving.offer);
    else leads.state[lead] = LeadState.unowned;
    return;
  }
  if (isExclusive(m, lead)) {
    handOut(m, lead, 0);
    return;
  }
  switch (after.giveTo) {
    case 'next-best':
      handOut(m, lead, 0);
      return;
    case 'open-pool':
      postToPool(m, lead, -1);
      return;
    case 'hq-direct':
      giveTo(m, lead, m.hq, Giving.offer);
      return;
    case 'channel-manager':
      queueForManager(m, lead, -1);
  }
}

/** Was the party truly at work on a customer it had reached? */
function isLive(m: Market, file: number): boolean {
  const { files } = m;
  return (
    files.reachedAt[file] > 0 &&
    files.next[file] !== Next.nothing &&
    m.now - files.workedAt[file] <= LIVE_WITHIN
  );
}

/** HQ remembers: after so many offences in the window a party is passed over for a while. */
function offend(m: Market, lead: number, party: number): void {
  if (party < 0 || party === m.hq) return;
  const ring = party * OFFENCES_KEPT;
  m.offenceAt[ring + (m.offences[party]++ % OFFENCES_KEPT)] = m.now;
  const governing = m.policyIndexOf(lead);
  // The record is one; what follows from it is each policy's own affair.
  for (const [index, { limits }] of m.policies.entries()) {
    if (limits.offences === 0) continue;
    const until = passedOverUntil(limits, recentOffences(m, party, limits.offenceWindow), m.now);
    if (until <= Math.max(m.now, m.passedOver[index][party])) continue;
    m.passedOver[index][party] = until;
    if (index === governing) m.count(index, limitCounter('offenders'));
  }
}

/** Offences of a party within the last so many seconds. */
function recentOffences(m: Market, party: number, window: number): number {
  const ring = party * OFFENCES_KEPT;
  const kept = Math.min(m.offences[party], OFFENCES_KEPT);
  let recent = 0;
  for (let i = 0; i < kept; i++) if (m.offenceAt[ring + i] > m.now - window) recent++;
  return recent;
}
