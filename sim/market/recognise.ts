import { draw } from '../engine/draw.ts';
import { LEAD_FIELDS } from '../world/compiled.ts';
import { Purpose } from '../world/purposes.ts';
import type { Market } from './market.ts';

const COMPANY = 1 << LEAD_FIELDS.indexOf('company');

/**
 * Is a lead seen to come from the same customer as an earlier one? The market's draw for the pair, by what
 * both state; nobody reads the customer's true identity.
 */
export function isRecognised(m: Market, lead: number, earlier: number): boolean {
  if (!m.world.behaviour.missedRecognition) return true;
  const { tape } = m;
  const { sameSite, sameGroup, companyMissing } = m.world.recognition;
  let probability = tape.leadRegion[lead] === tape.leadRegion[earlier] ? sameSite : sameGroup;
  if ((tape.leadFields[lead] & tape.leadFields[earlier] & COMPANY) === 0) probability *= companyMissing;
  // The later lead's own key, turned by the earlier one's: the key of the pair.
  const u = draw(
    Purpose.recognition,
    tape.leadKey0[lead] ^ tape.leadKey0[earlier],
    tape.leadKey1[lead] ^ tape.leadKey1[earlier],
    0,
  );
  return u <= probability;
}

/** Is a party's claim or registration seen to concern a customer that HQ knows already? By site and stated facts. */
export function isClaimRecognised(m: Market, file: number): boolean {
  if (!m.world.behaviour.missedRecognition) return true;
  const { tape, files, world } = m;
  const need = files.need[file];
  const atSite = ((m.board.regionMask[files.party[file]] >>> tape.needRegion[need]) & 1) === 1;
  let probability = atSite ? world.recognition.sameSite : world.recognition.sameGroup;
  if ((tape.leadFields[tape.needFirstLead[need]] & COMPANY) === 0)
    probability *= world.recognition.companyMissing;
  return m.drawFile(Purpose.claimRecognition, file, 0) <= probability;
}
