import { Fact } from '../measure/facts.ts';
import type { CustomerProtection } from '../policy/compiled.ts';
import { isComplete, mayRegister } from '../policy/customer-protection/decide.ts';
import { protectionCounter } from '../policy/rule-index.ts';
import { LEAD_FIELDS } from '../world/compiled.ts';
import { Purpose } from '../world/purposes.ts';
import { afterRegistering } from './develop.ts';
import { reportDispute } from './dispute.ts';
import { Registration } from './file-table.ts';
import { closeFile, isInvited } from './files.ts';
import type { Market } from './market.ts';
import { registrationAgainstMarket } from './market-conflict.ts';
import { NeedState } from './need-table.ts';
import { protectorOf } from './protect.ts';
import { isClaimRecognised } from './recognise.ts';
import { approveRegistration, noteAnswer, refuseRegistration } from './registration-answer.ts';
import { finished, Job, queueFileJob, queueManagerJob } from './staff.ts';
import { spend, spendManager } from './staff-time.ts';

/** A registration sent back twice is given up (assumption). */
const MOST_TRIES = 3;
const KNOWN_AFTER_A_TALK = (1 << LEAD_FIELDS.indexOf('contact')) | (1 << LEAD_FIELDS.indexOf('product'));

function policyIndexOf(m: Market, file: number): number {
  return m.customers.policyPlus1[m.tape.needCustomer[m.files.need[file]]] - 1;
}

/** The party sets about registering the customer, where that is worth something; true if it does. */
export function maybeRegister(m: Market, file: number): boolean {
  const index = policyIndexOf(m, file);
  const policy = m.policies[index];
  const party = m.files.party[file];
  if (policy.protection === null || party === m.hq) return false;
  if (m.files.registration[file] !== Registration.none) return false;
  if (m.drawFile(Purpose.registers, file, 0) > m.parties[party].registers) return false;
  return beginRegistration(m, file);
}

/** The party sets about registering the customer if the policy lets it register one more; true if it does. */
export function beginRegistration(m: Market, file: number): boolean {
  const index = policyIndexOf(m, file);
  const policy = m.policies[index];
  if (policy.protection === null) return false;
  if (!mayRegister(policy.protection, m.openRegistrations[m.files.party[file]])) {
    m.count(index, protectionCounter(policy, 'too-many-open'));
    return false;
  }
  m.files.registration[file] = Registration.preparing;
  queueFileJob(m, file, Job.registration, m.world.behaviour.registrationSeconds);
  return true;
}

/** The papers are ready: complete ones go to HQ, incomplete ones come back. */
export function registrationPrepared(m: Market, file: number): void {
  const { files } = m;
  const need = files.need[file];
  spend(m, file, finished.seconds);
  if (files.open[file] === 0) return;
  const index = policyIndexOf(m, file);
  const policy = m.policies[index];
  const { protection } = policy;
  if (protection === null) {
    files.registration[file] = Registration.none;
  } else if (isFilledIn(m, file, protection)) {
    files.registration[file] = Registration.submitted;
    files.submittedAt[file] = m.now;
    files.registeredAt[file] = m.now;
    m.openRegistrations[files.party[file]]++;
    m.book.add(Fact.registrations, need, 1);
    queueManagerJob(m, Job.review, file, m.after(protection.reviewWithin, m.managers, m.now));
  } else {
    m.count(index, protectionCounter(policy, 'incomplete'));
    files.registration[file] = Registration.none;
    if (files.registrationTries[file] < MOST_TRIES) {
      files.registration[file] = Registration.preparing;
      queueFileJob(m, file, Job.registration, m.world.behaviour.registrationSeconds / 2);
      return;
    }
  }
  afterRegistering(m, file);
}

/** HQ has looked at a registration: it is approved, or refused because the customer is another's. */
export function registrationReviewed(m: Market, file: number): void {
  const { files } = m;
  const need = files.need[file];
  spendManager(m, need);
  if (files.registration[file] !== Registration.submitted || m.needs.state[need] !== NeedState.open) {
    noteAnswer(m, file);
    return;
  }
  const index = policyIndexOf(m, file);
  const rival = holderAgainst(m, file);
  if (rival >= 0 && isClaimRecognised(m, file)) {
    refuseRegistration(m, file, index);
    if (files.protectedUntil[rival] > m.now) files.stayedAwayPlus1[file] = files.way[file] + 1;
    appeal(m, rival, file);
    return;
  }
  if (registrationAgainstMarket(m, file)) return;
  approveRegistration(m, file, index);
}

/** A party whose registration is refused takes the matter to HQ, or lets the customer go if it was not given it. */
function appeal(m: Market, rival: number, file: number): void {
  const k = m.files.contacts[file]++;
  if (m.drawFile(Purpose.disputeReported, file, k) <= m.world.behaviour.disputeReported) {
    reportDispute(m, rival, file);
  } else if (!isInvited(m, file)) closeFile(m, file);
}

/**
 * Does the registration state all facts that the policy calls complete? What the enquiry stated is at hand, and
 * who has spoken to the customer knows its contact and its wish; every other fact takes the party's care.
 */
function isFilledIn(m: Market, file: number, protection: CustomerProtection): boolean {
  if (m.script !== null) return isComplete(protection, m.script.stated(file));
  const lead = m.files.leadPlus1[file] - 1;
  let known = lead >= 0 ? m.tape.leadFields[lead] : 0;
  if (m.files.reachedAt[file] > 0) known |= KNOWN_AFTER_A_TALK;
  const k = m.files.registrationTries[file]++;
  if (isComplete(protection, known)) return true;
  let chance = 1;
  for (let field = 0; field < LEAD_FIELDS.length; field++) {
    if ((protection.completeMask & ~known & (1 << field)) !== 0) {
      chance *= m.parties[m.files.party[file]].registrationCare;
    }
  }
  return m.drawFile(Purpose.registrationComplete, file, k) <= chance;
}

/** Another's file that stands against this registration: one under protection, or one HQ gave the lead to. */
function holderAgainst(m: Market, file: number): number {
  const protector = protectorOf(m, m.files.need[file]);
  if (protector >= 0 && m.files.party[protector] !== m.files.party[file]) return protector;
  if (isInvited(m, file)) return -1;
  for (
    let other = m.needs.filePlus1[m.files.need[file]] - 1;
    other >= 0;
    other = m.files.chainPlus1[other] - 1
  ) {
    if (other !== file && m.files.open[other] === 1 && isInvited(m, other)) return other;
  }
  return -1;
}
