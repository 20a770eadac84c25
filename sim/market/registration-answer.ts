import { protectionCounter } from '../policy/rule-index.ts';
import { Registration } from './file-table.ts';
import type { Market } from './market.ts';
import { startProtection } from './protect.ts';

/** A registration is approved: protection begins. @param index policy of the customer */
export function approveRegistration(m: Market, file: number, index: number): void {
  m.files.registration[file] = Registration.approved;
  m.count(index, protectionCounter(m.policies[index], 'approved'));
  startProtection(m, file, index);
}

/** A refused registration gives no right: nothing remains of it that a dispute could go by. */
export function refuseRegistration(m: Market, file: number, index: number): void {
  m.files.registration[file] = Registration.rejected;
  m.files.registeredAt[file] = 0;
  m.openRegistrations[m.files.party[file]]--;
  m.count(index, protectionCounter(m.policies[index], 'refused'));
}
