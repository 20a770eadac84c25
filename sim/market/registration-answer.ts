import { Fact } from '../measure/facts.ts';
import { protectionCounter } from '../policy/rule-index.ts';
import { Registration } from './file-table.ts';
import type { Market } from './market.ts';
import { startProtection } from './protect.ts';

/** A registration is approved: protection begins. @param index policy of the customer */
export function approveRegistration(m: Market, file: number, index: number): void {
  noteAnswer(m, file);
  m.files.registration[file] = Registration.approved;
  m.count(index, protectionCounter(m.policies[index], 'approved'));
  startProtection(m, file, index);
}

/** A refused registration gives no right: nothing remains of it that a dispute could go by. */
export function refuseRegistration(m: Market, file: number, index: number): void {
  noteAnswer(m, file);
  m.files.registration[file] = Registration.rejected;
  m.files.registeredAt[file] = 0;
  m.openRegistrations[m.files.party[file]]--;
  m.count(index, protectionCounter(m.policies[index], 'refused'));
}

/** A registration is answered, or has come to nothing by the time it would have been. */
export function noteAnswer(m: Market, file: number): void {
  const need = m.files.need[file];
  if (m.isFollowed(need)) m.book.add(Fact.registrationSeconds, need, m.now - m.files.submittedAt[file]);
}
