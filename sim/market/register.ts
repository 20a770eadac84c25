import { Fact } from '../measure/facts.ts';
import { mayRegister } from '../policy/customer-protection/decide.ts';
import { protectionCounter } from '../policy/rule-index.ts';
import { Purpose } from '../world/purposes.ts';
import { afterRegistering } from './develop.ts';
import { reportDispute } from './dispute.ts';
import { Registration } from './file-table.ts';
import { isInvited } from './files.ts';
import type { Market } from './market.ts';
import { NeedState } from './need-table.ts';
import { protectorOf, startProtection } from './protect.ts';
import { isClaimRecognised } from './recognise.ts';
import { finished, Job, queueFileJob, queueManagerJob, spend, spendManager } from './staff.ts';

/** A registration sent back twice is given up (assumption). */
const MOST_TRIES = 3;

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
  if (!mayRegister(policy.protection, m.openRegistrations[party])) {
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
  } else if (
    m.drawFile(Purpose.registrationComplete, file, files.registrationTries[file]++) <=
    m.parties[files.party[file]].registrationCare
  ) {
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
  const submitted = files.submittedAt[file];
  spendManager(m, need);
  if (m.isFollowed(need)) m.book.add(Fact.registrationSeconds, need, m.now - submitted);
  if (files.registration[file] !== Registration.submitted || m.needs.state[need] !== NeedState.open) return;
  const index = policyIndexOf(m, file);
  const policy = m.policies[index];
  const rival = holderAgainst(m, file);
  if (rival >= 0 && isClaimRecognised(m, file)) {
    refuse(m, file, index);
    reportDispute(m, rival, file);
    return;
  }
  files.registration[file] = Registration.approved;
  m.count(index, protectionCounter(policy, 'approved'));
  startProtection(m, file, index);
}

function refuse(m: Market, file: number, index: number): void {
  m.files.registration[file] = Registration.rejected;
  m.openRegistrations[m.files.party[file]]--;
  m.count(index, protectionCounter(m.policies[index], 'refused'));
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
