import { Fact } from '../measure/facts.ts';
import {
  covers,
  extendedEnd,
  mayExtend,
  protectionEnd,
  protectionStart,
} from '../policy/customer-protection/decide.ts';
import { protectionCounter } from '../policy/rule-index.ts';
import { Purpose } from '../world/purposes.ts';
import { protectionIsOver } from './claim.ts';
import { moveAtExpiry } from './cut-over.ts';
import { ownedLead, takeBack } from './deadline.ts';
import { Kind, Phase } from './events.ts';
import { Registration } from './file-table.ts';
import { fileOf } from './files.ts';
import type { Market } from './market.ts';
import { NeedState } from './need-table.ts';

/** Protection without work is idle from this many seconds after the last work on (14 days, assumption). */
const IDLE_AFTER = 14 * 86_400;

/** File under whose protection a need stands: its own, or another of the group where the policy covers groups. */
export function protectorOf(m: Market, need: number): number {
  const own = m.needs.protectedPlus1[need] - 1;
  if (own >= 0 || !coversGroup(m, need)) return own;
  const customer = m.tape.needCustomer[need];
  const end = m.tape.customerFirstNeed[customer + 1];
  for (let other = m.tape.customerFirstNeed[customer]; other < end; other++) {
    const file = m.needs.protectedPlus1[other] - 1;
    if (file >= 0) return file;
  }
  return -1;
}

/** Does protection of one need of a customer hold for its other needs? */
function coversGroup({ tape, customers, policies }: Market, need: number): boolean {
  const policy = customers.policyPlus1[tape.needCustomer[need]] - 1;
  const protection = policy < 0 ? null : policies[policy].protection;
  return protection !== null && covers(protection, false, true);
}

/** Protection of an approved registration begins. */
export function startProtection(m: Market, file: number, policyIndex: number): void {
  const protection = m.policies[policyIndex].protection;
  if (protection === null) return;
  const from = protectionStart(protection, m.files.registeredAt[file], m.now);
  const until = protectionEnd(protection, from);
  m.files.protectedFrom[file] = from;
  m.files.extensions[file] = 0;
  // A customer that was not recognised may be registered twice; the first registration stands.
  const need = m.files.need[file];
  if (m.needs.protectedPlus1[need] === 0) m.needs.protectedPlus1[need] = file + 1;
  runUntil(m, file, Math.max(until, m.now + 1));
}

/** Sets the end of a protection and sees to the one calendar entry for it. */
export function runUntil(m: Market, file: number, until: number): void {
  m.files.protectedUntil[file] = until;
  m.files.protectionQueued[file] = until;
  m.at(until, Phase.release, file, Kind.protectionEnds, m.files.key0[file], m.files.key1[file]);
}

/** A protection has run its time: it is extended on proof, or it ends. */
export function protectionDue(m: Market, file: number): void {
  const { files } = m;
  if (files.protectionQueued[file] !== m.now || files.protectedUntil[file] !== m.now) return;
  const customer = m.tape.needCustomer[files.need[file]];
  moveAtExpiry(m, customer);
  const index = m.customers.policyPlus1[customer] - 1;
  const policy = m.policies[index];
  const { protection } = policy;
  if (protection !== null && mayExtend(protection, m.now + 1, files.extensions[file], m.now)) {
    if (showsProof(m, file, protection.extensionEvidence)) {
      files.extensions[file]++;
      m.count(index, protectionCounter(policy, 'extended'));
      runUntil(m, file, extendedEnd(protection, m.now));
      return;
    }
    m.count(index, protectionCounter(policy, 'extension-refused'));
  }
  if (protection !== null) m.count(index, protectionCounter(policy, 'expired'));
  endProtection(m, file);
  m.openRegistrations[files.party[file]]--;
  files.registration[file] = Registration.expired;
  files.registeredAt[file] = 0;
  if (protection?.whenOver === 'taken-back') takeBackUnsold(m, files.need[file], files.party[file]);
}

/** What a party has of the needs that its protection covered is taken back, unless another protection stands. */
function takeBackUnsold(m: Market, need: number, party: number): void {
  const [from, end] = covered(m, need);
  for (let each = from; each < end; each++) {
    if (m.needs.state[each] !== NeedState.open || protectorOf(m, each) >= 0) continue;
    const file = fileOf(m, each, party);
    const lead = file < 0 ? -1 : ownedLead(m, file);
    if (lead >= 0) takeBack(m, lead, 'protection-over', 0);
  }
}

/** A party that has got somewhere can show it; one that has not may pretend. */
function showsProof(m: Market, file: number, evidence: 0 | 1 | 2): boolean {
  if (m.files.reachedAt[file] > 0 && m.files.workedAt[file] > m.files.protectedFrom[file]) return true;
  const { behaviour } = m.world;
  if (!behaviour.falseProgress) return false;
  const k = m.files.reports[file]++;
  if (m.drawFile(Purpose.falseReport, file, k) <= m.tempers.honesty[m.files.party[file]]) return false;
  m.book.add(Fact.falseReports, m.files.need[file], 1);
  const passes = m.drawFile(Purpose.falsePasses, file, k) <= behaviour.falsePasses[evidence];
  if (passes) m.book.add(Fact.falseReportsPassed, m.files.need[file], 1);
  return passes;
}

/** Protection ends here and now, whatever the reason: who stayed away for it may look again. */
export function endProtection(m: Market, file: number): void {
  if (m.files.protectedUntil[file] === 0) return;
  enterEnd(m, file);
  const need = m.files.need[file];
  if (m.needs.protectedPlus1[need] === file + 1) m.needs.protectedPlus1[need] = otherProtected(m, need) + 1;
  const [from, end] = covered(m, need);
  protectionIsOver(m, from, end);
}

/** A protection goes on with another file of the same need, without a moment between. */
export function moveProtection(m: Market, from: number, to: number): void {
  const { files, needs } = m;
  const until = files.protectedUntil[from];
  enterEnd(m, from);
  files.protectedFrom[to] = m.now;
  files.extensions[to] = files.extensions[from];
  const need = files.need[to];
  if (needs.protectedPlus1[need] === from + 1) needs.protectedPlus1[need] = to + 1;
  runUntil(m, to, until);
}

/** Enters the time of a protection and what of it was idle. */
function enterEnd(m: Market, file: number): void {
  const { files } = m;
  enterIdle(m, file);
  m.book.add(Fact.protectedSeconds, files.need[file], m.now - files.protectedFrom[file]);
  files.protectedUntil[file] = 0;
}

/** First need that a protection of this one covers, and one past the last. */
function covered(m: Market, need: number): readonly [from: number, end: number] {
  const customer = m.tape.needCustomer[need];
  if (!coversGroup(m, need)) return [need, need + 1];
  return [m.tape.customerFirstNeed[customer], m.tape.customerFirstNeed[customer + 1]];
}

/** Another file of the need that is protected too, the first one opened; -1 if there is none. */
function otherProtected(m: Market, need: number): number {
  let found = -1;
  for (let file = m.needs.filePlus1[need] - 1; file >= 0; file = m.files.chainPlus1[file] - 1) {
    if (m.files.protectedUntil[file] > 0) found = file;
  }
  return found;
}

/** Enters the idle part of a protection since the last work, before work is done or the protection ends. */
export function enterIdle(m: Market, file: number): void {
  if (m.files.protectedUntil[file] === 0) return;
  const since = Math.max(m.files.protectedFrom[file], m.files.workedAt[file]);
  const idle = m.now - since - IDLE_AFTER;
  if (idle > 0) m.book.add(Fact.idleProtectedSeconds, m.files.need[file], idle);
}
