import { Fact } from '../measure/facts.ts';
import { Dispute } from './dispute-table.ts';
import { Kind, Phase } from './events.ts';
import { Next, Registration, Way } from './file-table.ts';
import type { Market } from './market.ts';
import { endProtection } from './protect.ts';
import { withdrawSupport } from './quotation.ts';
import { withdrawJob } from './staff.ts';

/** The party's file on a need, -1 if it has none. */
export function fileOf(m: Market, need: number, party: number): number {
  const { party: parties, chainPlus1 } = m.files;
  for (let file = m.needs.filePlus1[need] - 1; file >= 0; file = chainPlus1[file] - 1) {
    if (parties[file] === party) return file;
  }
  return -1;
}

/**
 * Opens the party's file on a need, or opens it again. A successor need not start from nothing: what the
 * customer has told once is worth all steps but the last (assumption).
 */
export function openFile(m: Market, need: number, party: number, way: number): number {
  let file = fileOf(m, need, party);
  if (file < 0) {
    file = m.files.add();
    m.files.need[file] = need;
    m.files.party[file] = party;
    m.pair(m.tape.needKey0[need], m.tape.needKey1[need], party);
    m.files.key0[file] = m.pair0;
    m.files.key1[file] = m.pair1;
    m.files.chainPlus1[file] = m.needs.filePlus1[need];
    m.needs.filePlus1[need] = file + 1;
  }
  m.files.steps[file] = Math.max(m.files.steps[file], furthest(m, need) - 1);
  m.files.way[file] = way;
  m.files.leadPlus1[file] = 0;
  if (m.files.next[file] === Next.begin) m.files.next[file] = Next.nothing;
  m.files.registration[file] = Registration.none;
  m.files.registeredAt[file] = 0;
  m.files.open[file] = 1;
  m.files.openedAt[file] = m.now;
  m.files.closedAt[file] = 0;
  m.files.aside[file] = 0;
  m.files.squat[file] = 0;
  // Attempts go on being counted, so that a party that has the lead again does not draw the same luck again.
  m.files.attemptsBefore[file] = m.files.attempts[file];
  m.files.reportedAt[file] = 0;
  m.files.registrationTries[file] = 0;
  m.files.stayedAwayPlus1[file] = 0;
  m.files.registersAgain[file] = 0;
  return file;
}

/** Steps the party that came furthest has done. */
function furthest(m: Market, need: number): number {
  let steps = 0;
  for (let file = m.needs.filePlus1[need] - 1; file >= 0; file = m.files.chainPlus1[file] - 1) {
    if (m.files.reachedAt[file] > 0) steps = Math.max(steps, m.files.steps[file]);
  }
  return steps;
}

/** The party stops: it won, lost, gave up, or was told to. */
export function closeFile(m: Market, file: number): void {
  if (m.files.open[file] === 0) return;
  withdrawJob(m, file);
  if (m.quotation !== null) withdrawSupport(m, file);
  if (m.files.next[file] !== Next.job) m.files.next[file] = Next.nothing;
  const lead = m.files.leadPlus1[file] - 1;
  if (lead >= 0 && m.files.firstAttemptAt[file] === 0 && m.leads.acceptedAt[lead] > 0) {
    m.book.add(Fact.heldIdleSeconds, m.files.need[file], m.now - m.leads.acceptedAt[lead]);
  }
  m.files.open[file] = 0;
  m.files.closedAt[file] = m.now;
  const state = m.files.registration[file];
  if (state === Registration.preparing) m.files.registration[file] = Registration.none;
  if (state === Registration.submitted || state === Registration.approved) {
    m.openRegistrations[m.files.party[file]]--;
    if (state === Registration.approved) endProtection(m, file);
    m.files.registration[file] =
      state === Registration.approved ? Registration.expired : Registration.rejected;
    m.files.registeredAt[file] = 0;
  }
}

/**
 * Enters that the party has just spent selling hours, and sees whether another did so too: *worked twice* if
 * both files were open while both spent hours, *in sequence* if the other had stopped before.
 */
export function noteWork(m: Market, file: number): void {
  const { files, needs } = m;
  const need = files.need[file];
  if (files.open[file] === 1 && (needs.workedTwice[need] === 0 || needs.workedInSequence[need] === 0)) {
    for (let other = needs.filePlus1[need] - 1; other >= 0; other = files.chainPlus1[other] - 1) {
      if (other === file || files.workedAt[other] === 0) continue;
      const together = Math.max(files.openedAt[file], files.openedAt[other]);
      if (files.open[other] === 1) {
        if (needs.workedTwice[need] === 0 && files.workedAt[other] >= together) {
          needs.workedTwice[need] = 1;
          needs.twiceType[need] = meetingType(m, file, other);
          m.book.add(Fact.workedTwice, need, 1);
        }
      } else if (needs.workedInSequence[need] === 0 && files.workedAt[other] <= files.openedAt[file]) {
        needs.workedInSequence[need] = 1;
        m.book.add(Fact.workedInSequence, need, 1);
      }
    }
  }
  files.workedAt[file] = m.now;
}

/** Type of the conflict of two parties at work on one need, as `Dispute`, whether or not it is ever reported. */
export function meetingType(m: Market, first: number, second: number): number {
  if (m.files.party[first] === m.hq || m.files.party[second] === m.hq) return Dispute.partnerAgainstHq;
  if (m.files.way[first] === Way.grabbed || m.files.way[second] === Way.grabbed) return Dispute.grabbing;
  return Dispute.severalPartners;
}

/** Has the party been given or taken the lead by right, as HQ sees it? */
export function isInvited(m: Market, file: number): boolean {
  return m.files.way[file] === Way.given;
}

/** Lets the party turn to a file later. */
export function actLater(m: Market, file: number, what: number, time: number): void {
  m.files.next[file] = what;
  m.files.actionAt[file] = time;
  m.at(time, Phase.claim, file, Kind.act, m.files.key0[file], m.files.key1[file]);
}
