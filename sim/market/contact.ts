import { Fact } from '../measure/facts.ts';
import { Purpose } from '../world/purposes.ts';
import { endJunk, setClock } from './close.ts';
import { contactMade, giveBack } from './deadline.ts';
import { scheduleStep } from './develop.ts';
import { discoverRival, meanSkill } from './dispute.ts';
import { Next } from './file-table.ts';
import { actLater, closeFile, fileOf, noteWork } from './files.ts';
import { conversationHeld } from './hand-offs.ts';
import { noteAnswered } from './lead-under-right.ts';
import type { Market } from './market.ts';
import { NeedState } from './need-table.ts';
import { noteResponse } from './performance.ts';
import { enterIdle } from './protect.ts';
import { maybeRegister } from './register.ts';
import { finished, Job, queueFileJob } from './staff.ts';
import { spend } from './staff-time.ts';

const HOUR = 3600;

/** The next contact attempt joins the party's queue. */
export function attemptContact(m: Market, file: number): void {
  const u = m.drawFile(Purpose.attemptDuration, file, m.files.attempts[file]);
  queueFileJob(m, file, Job.attempt, -Math.log(u) * m.world.customers.attemptSeconds);
}

/** An attempt is over: the customer was reached or not. */
export function attemptDone(m: Market, file: number): void {
  const { files, needs } = m;
  const need = files.need[file];
  const party = files.party[file];
  const attempt = files.attempts[file]++;
  enterIdle(m, file);
  spend(m, file, finished.seconds);
  noteWork(m, file);
  if (needs.firstContactAt[need] === 0 && needs.state[need] === NeedState.open) firstContact(m, need);
  noteCaller(m, file);
  if (files.firstAttemptAt[file] === 0) {
    files.firstAttemptAt[file] = m.now;
    if (files.leadPlus1[file] > 0) {
      noteResponse(m, files.leadPlus1[file] - 1, party);
      if (party === m.hq) noteDirectCall(m, file);
      if (m.rights.length > 0) noteAnswered(m, files.leadPlus1[file] - 1);
    }
  }
  if (files.open[file] === 0) return;
  contactMade(m, file);
  if (m.drawFile(Purpose.attemptReaches, file, attempt) <= m.world.customers.reached) reached(m, file);
  else if (attempt + 1 - files.attemptsBefore[file] < m.parties[party].attempts) {
    const gap = -Math.log(m.drawFile(Purpose.attemptGap, file, attempt)) * m.world.customers.attemptGap;
    actLater(m, file, Next.attempt, m.working[party].addWorking(m.now, Math.max(1, Math.round(gap))));
  } else if (m.drawFile(Purpose.givesBack, file, 0) <= m.tempers.honesty[party]) giveBack(m, file);
}

/** Somebody answers the customer for the first time. */
function firstContact(m: Market, need: number): void {
  m.needs.firstContactAt[need] = m.now;
  if (m.world.speed.actsBy === 'clocks') setClock(m, need);
  if (m.tape.customerValid[m.tape.needCustomer[need]] === 0) return;
  const waited = m.now - m.tape.leadTime[m.tape.needFirstLead[need]];
  if (waited < HOUR) m.book.add(Fact.contactedWithin1h, need, 1);
  if (waited < 8 * HOUR) m.book.add(Fact.contactedWithin8h, need, 1);
  if (waited < 24 * HOUR) m.book.add(Fact.contactedWithin24h, need, 1);
  if (waited < 168 * HOUR) m.book.add(Fact.contactedWithin7d, need, 1);
}

function noteDirectCall(m: Market, file: number): void {
  const need = m.files.need[file];
  if (!m.isFollowed(need)) return;
  m.book.add(Fact.directCalled, need, 1);
  m.book.add(Fact.directWaitSeconds, need, m.now - m.leads.givenAt[m.files.leadPlus1[file] - 1]);
}

/** A customer that has to start again with another party has been handed over. */
function noteCaller(m: Market, file: number): void {
  const need = m.files.need[file];
  const party = m.files.party[file];
  const before = m.needs.callerPlus1[need] - 1;
  m.needs.callerPlus1[need] = party + 1;
  if (before < 0 || before === party || m.files.firstAttemptAt[file] > 0) return;
  const other = fileOf(m, need, before);
  if (other >= 0 && m.files.open[other] === 0) m.needs.handOvers[need]++;
}

function reached(m: Market, file: number): void {
  const { files, needs } = m;
  const need = files.need[file];
  files.reachedAt[file] = m.now;
  if (m.tape.customerValid[m.tape.needCustomer[need]] === 0) {
    closeFile(m, file);
    endJunk(m, need);
    return;
  }
  if (needs.reachedAt[need] === 0) {
    needs.reachedAt[need] = m.now;
    m.book.add(Fact.reached, need, 1);
    m.book.add(Fact.matchSkill, need, meanSkill(m, files.party[file], need));
  }
  discoverRival(m, file);
  if (files.open[file] === 0) return;
  if (m.handOffs !== null && conversationHeld(m, m.handOffs, file)) return;
  if (!maybeRegister(m, file)) scheduleStep(m, file);
}
