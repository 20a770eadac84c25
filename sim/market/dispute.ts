import { draw } from '../engine/draw.ts';
import { Fact } from '../measure/facts.ts';
import { CONFLICT_STEPS, CONFLICT_TYPES, type ConflictRule } from '../policy/compiled.ts';
import { resolveConflict } from '../policy/conflicts/decide.ts';
import { conflictCounter } from '../policy/rule-index.ts';
import { NEVER } from '../policy/view.ts';
import { Purpose } from '../world/purposes.ts';
import { noteStepsRunOut } from './ad-hoc.ts';
import { logOddsOf } from './chances.ts';
import { clearView, conflictView } from './conflict-view.ts';
import { restartProgress } from './deadline.ts';
import { scheduleStep } from './develop.ts';
import { endDispute, openDispute } from './dispute-life.ts';
import { Kind, Phase } from './events.ts';
import { Next, Way } from './file-table.ts';
import { closeFile, isInvited, meetingType } from './files.ts';
import { moveOwner, releaseOwner } from './hand-out.ts';
import { LeadState } from './lead-table.ts';
import type { Market } from './market.ts';
import { NeedState } from './need-table.ts';
import { Job, queueManagerJob } from './staff.ts';
import { spend, spendManager } from './staff-time.ts';
import { feelLostDispute } from './trust.ts';

/** Probability that a channel manager finds for the party that has got further (assumption). */
const JUDGES_BY_WORK = 0.75;
/** A need is taken to HQ at most so often (assumption). */
const MOST_DISPUTES = 3;

/** What a loser keeps of a deal, as `FileTable.share`; to `compensation` the type of the dispute is added. */
export const Share = { none: 0, split: 1, half: 2, compensation: 3 } as const;

/** A party has just spoken to the customer: it may learn that another works on it, and take that to HQ. */
export function discoverRival(m: Market, file: number): void {
  const { files, needs } = m;
  const need = files.need[file];
  if (needs.disputePlus1[need] > 0 || needs.disputes[need] >= MOST_DISPUTES) return;
  const rival = workingRival(m, file);
  if (rival < 0) return;
  const k = files.contacts[file]++;
  const { behaviour } = m.world;
  if (m.drawFile(Purpose.rivalDiscovered, file, k) > behaviour.rivalDiscovered) return;
  if (m.drawFile(Purpose.disputeReported, file, k) > behaviour.disputeReported) return;
  reportDispute(m, rival, file);
}

/** Another party's open file with hours on it, the one that worked first. */
export function workingRival(m: Market, file: number): number {
  const { files, needs } = m;
  let found = -1;
  for (let other = needs.filePlus1[files.need[file]] - 1; other >= 0; other = files.chainPlus1[other] - 1) {
    if (other !== file && files.open[other] === 1 && files.workedAt[other] > 0) found = other;
  }
  return found;
}

/** Two parties are before HQ over one customer. `first` worked it first. */
export function reportDispute(m: Market, first: number, second: number): void {
  const { files, needs, disputes } = m;
  const need = files.need[second];
  if (files.need[first] !== need || files.party[first] === files.party[second]) return;
  if (needs.disputePlus1[need] > 0 || needs.disputes[need] >= MOST_DISPUTES) return;
  const dispute = openDispute(
    m,
    meetingType(m, first, second),
    need,
    files.party[first],
    files.party[second],
  );
  disputes.fileA[dispute] = first;
  disputes.fileB[dispute] = second;
  needs.disputePlus1[need] = dispute + 1;
  if (needs.disputes[need]++ === 0) m.book.add(Fact.claimed, need, 1);
  spend(m, first, m.world.behaviour.disputePartySeconds);
  spend(m, second, m.world.behaviour.disputePartySeconds);
  if (m.conflicts !== null) {
    const partners = files.party[first] === m.hq || files.party[second] === m.hq ? 1 : 2;
    m.book.add(Fact.conflictPartySeconds, need, partners * m.world.behaviour.disputePartySeconds);
  }
  const { decide } = ruleOf(m, dispute);
  const asked = decide.includes('customer-in-writing');
  if (asked || (files.reachedAt[first] > 0 && files.reachedAt[second] > 0)) needs.drawnIn[need] = 1;
  const wait = asked ? m.world.behaviour.customerWritesAfter : 0;
  m.at(m.now + wait, Phase.hq, dispute, Kind.disputeReady, files.key0[second], files.key1[second]);
}

function policyIndexOf(m: Market, dispute: number): number {
  return m.customers.policyPlus1[m.tape.needCustomer[m.disputes.need[dispute]]] - 1;
}

function ruleOf(m: Market, dispute: number): ConflictRule {
  return m.policies[policyIndexOf(m, dispute)].conflicts[m.disputes.type[dispute]];
}

/** The facts are together: the matter joins the channel managers' queue, due when the policy says. */
export function meetingReady(m: Market, dispute: number): void {
  const due = m.after(ruleOf(m, dispute).within, m.managers, m.disputes.reportedAt[dispute]);
  queueManagerJob(m, Job.dispute, dispute, due);
}

/** A channel manager decides: the loser is told and stops, its leads go to the winner. */
export function meetingDecided(m: Market, dispute: number): void {
  const { files, needs, disputes } = m;
  const need = disputes.need[dispute];
  const first = disputes.fileA[dispute];
  const second = disputes.fileB[dispute];
  spendManager(m, need);
  const waited = endDispute(m, dispute);
  if (m.isFollowed(need)) {
    m.book.add(Fact.disputesDecided, need, 1);
    m.book.add(Fact.disputeSeconds, need, waited);
  }
  needs.disputePlus1[need] = 0;
  if (needs.state[need] !== NeedState.open) return;
  // A party that has stopped meanwhile has left the customer to the other one.
  if (files.open[first] === 1 && files.open[second] === 1) settleBetween(m, dispute, first, second);
  for (let file = needs.filePlus1[need] - 1; file >= 0; file = files.chainPlus1[file] - 1) resume(m, file);
}

function settleBetween(m: Market, dispute: number, first: number, second: number): void {
  const { files, disputes } = m;
  fillView(m, dispute, first, second);
  const index = policyIndexOf(m, dispute);
  const rule = ruleOf(m, dispute);
  resolveConflict(rule, conflictView, m.conflict);
  const type = CONFLICT_TYPES[disputes.type[dispute]];
  m.count(index, conflictCounter(m.policies[index], type, CONFLICT_STEPS[m.conflict.step]));
  noteStepsRunOut(m, dispute, rule.decide, CONFLICT_STEPS[m.conflict.step]);
  const winner = m.conflict.winner === 0 ? first : second;
  const loser = winner === first ? second : first;
  if (m.conflict.split) {
    // Either may sign; the other has its half.
    files.share[loser] = Share.split;
    files.share[winner] = Share.split;
    files.way[winner] = Way.given;
    files.way[loser] = Way.given;
  } else {
    if (m.conflict.loserShare > 0) files.share[loser] = Share.half;
    else if (rule.othersWhoWorked > 0 && files.workedAt[loser] > 0)
      files.share[loser] = Share.compensation + disputes.type[dispute];
    feelLostDispute(m, files.party[loser]);
    closeFile(m, loser);
    files.way[winner] = Way.given;
    inherit(m, disputes.need[dispute], loser, winner);
  }
}

function fillView(m: Market, dispute: number, first: number, second: number): void {
  const { files, tape } = m;
  const need = m.disputes.need[dispute];
  const nth = m.needs.disputes[need];
  const [k0, k1] = [tape.needKey0[need], tape.needKey1[need]];
  clearView(m, dispute);
  for (let i = 0; i < 2; i++) {
    const file = i === 0 ? first : second;
    const party = files.party[file];
    conflictView.registeredAt[i] = files.registeredAt[file] > 0 ? files.registeredAt[file] : NEVER;
    conflictView.ownsLead[i] = isInvited(m, file) && files.leadPlus1[file] > 0 ? 1 : 0;
    conflictView.atDecisionSite[i] = (m.board.regionMask[party] >>> tape.needRegion[need]) & 1;
    conflictView.skill[i] = meanSkill(m, party, need);
  }
  if (m.script !== null) {
    conflictView.customerChose = m.script.customerChooses(first, second);
    conflictView.managerJudged = m.script.managerFindsFor(first, second);
    return;
  }
  conflictView.customerChose = -1;
  if (draw(Purpose.customerWrites, k0, k1, nth) <= m.world.behaviour.customerWrites) {
    const [a, b] = [Math.exp(logOddsOf(m, first)), Math.exp(logOddsOf(m, second))];
    conflictView.customerChose = draw(Purpose.customerChooses, k0, k1, nth) * (a + b) <= a ? 0 : 1;
  }
  const further = files.steps[second] > files.steps[first] ? 1 : 0;
  conflictView.managerJudged =
    draw(Purpose.managerJudges, k0, k1, nth) <= JUDGES_BY_WORK ? further : 1 - further;
}

/** Mean skill of a party on the modules of a need, 0..1. */
export function meanSkill(m: Market, party: number, need: number): number {
  const { skills } = m.world.products[m.tape.needProduct[need]];
  let sum = 0;
  for (let i = 0; i < skills.length; i++) sum += m.parties[party].skills[skills[i]];
  return skills.length === 0 ? 0 : sum / skills.length;
}

/** Leads of the need that the loser held go on with the winner. */
export function inherit(m: Market, need: number, loser: number, winner: number): void {
  const { leads, tape } = m;
  const customer = tape.needCustomer[need];
  for (let lead = m.customers.lastLeadPlus1[customer] - 1; lead >= 0; lead = leads.previousPlus1[lead] - 1) {
    if (leads.filePlus1[lead] !== loser + 1) continue;
    if (m.files.leadPlus1[winner] > 0) {
      // The winner has the customer through another enquiry: now all can see that the two are one.
      releaseOwner(m, lead);
      leads.state[lead] = LeadState.merged;
      m.book.add(Fact.merged, need, 1);
      continue;
    }
    moveOwner(m, lead, winner);
    leads.state[lead] = LeadState.held;
    restartProgress(m, lead);
  }
}

/** Work that was held up goes on. */
function resume(m: Market, file: number): void {
  if (m.files.open[file] === 1 && m.files.next[file] === Next.dispute) {
    m.files.next[file] = Next.nothing;
    scheduleStep(m, file);
  }
}
