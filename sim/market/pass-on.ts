import { Fact } from '../measure/facts.ts';
import { Registration, registrationApproved } from './file-table.ts';
import { closeFile, fileOf } from './files.ts';
import { Giving, giveTo, releaseOwner } from './hand-out.ts';
import { HandOff } from './lead-table.ts';
import type { Market } from './market.ts';
import { hasLeft } from './orphans.ts';
import { endProtection, moveProtection } from './protect.ts';

/** Can whoever is to have a lead take it over still? Not one that has left, or has the customer by another enquiry. */
export function canTakeOver(m: Market, lead: number): boolean {
  const party = m.leads.developerPlus1[lead] - 1;
  if (hasLeft(m, party)) return false;
  const file = fileOf(m, m.tape.leadNeed[lead], party);
  return file < 0 || m.files.open[file] === 0 || m.files.leadPlus1[file] === 0;
}

/**
 * A lead goes from who received it to who is to develop it, and a protection that runs goes with it.
 *
 * @param file the receiver's
 * @param steps of development that need not be done again
 */
export function passOn(m: Market, lead: number, file: number, steps: number): void {
  const { leads, files } = m;
  const need = files.need[file];
  const to = leads.developerPlus1[lead] - 1;
  const before = fileOf(m, need, to);
  const own = before < 0 ? 0 : files.steps[before];
  const isProtected = registrationApproved(files, file) && files.protectedUntil[file] > m.now;
  const registeredAt = files.registeredAt[file];
  leads.handOff[lead] = HandOff.handedOver;
  leads.receiverPlus1[lead] = files.party[file] + 1;
  m.book.add(Fact.handOffs, need, 1);
  if (isProtected) {
    // The customer stays protected while the lead changes hands.
    files.registration[file] = Registration.expired;
    files.registeredAt[file] = 0;
    m.openRegistrations[files.party[file]]--;
  }
  closeFile(m, file);
  releaseOwner(m, lead);
  giveTo(m, lead, to, Giving.offer);
  const taken = leads.filePlus1[lead] - 1;
  files.steps[taken] = Math.max(own, steps);
  if (!isProtected) return;
  if (files.registration[taken] !== Registration.none) {
    endProtection(m, file);
    return;
  }
  files.registration[taken] = Registration.approved;
  files.submittedAt[taken] = files.submittedAt[file];
  files.registeredAt[taken] = registeredAt;
  m.openRegistrations[to]++;
  moveProtection(m, file, taken);
}
