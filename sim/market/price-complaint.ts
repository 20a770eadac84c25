import { Fact } from '../measure/facts.ts';
import type { DiscountWorld } from '../world/compiled-discounts.ts';
import { Purpose } from '../world/purposes.ts';
import { nearestPartner } from './accounts.ts';
import { clearView, conflictView } from './conflict-view.ts';
import { Dispute } from './dispute-table.ts';
import { Ask, askPeople, callOnHq, decideLater, drawLater, isReported } from './later-disputes.ts';
import type { Market } from './market.ts';
import { policyIndexOf } from './quotation.ts';
import { punish } from './undercutting.ts';

/**
 * A partner has sold at a discount: one of those that had quoted more may learn of it, or another of the region, and complain.
 * Whether the price was below the lowest it does not know.
 */
export function complainOfPrice(m: Market, file: number): void {
  const { files, quotes, needs } = m;
  const need = files.need[file];
  for (let other = needs.filePlus1[need] - 1; other >= 0; other = files.chainPlus1[other] - 1) {
    if (other === file || files.party[other] === m.hq || files.party[other] === files.party[file]) continue;
    if (other >= quotes.count || quotes.sent[other] === 0) continue;
    if (quotes.discount[other] >= quotes.discount[file]) continue;
    if (m.drawFile(Purpose.priceNoticed, other, 0) > m.conflicts!.undercutting.noticed) continue;
    if (m.drawFile(Purpose.priceNoticed, other, 1) > m.world.behaviour.disputeReported) continue;
    complain(m, file, files.party[other]);
    return;
  }
  if (drawLater(m, Dispute.undercutting, need, 0, Ask.arises) > m.conflicts!.undercutting.noticedInRegion)
    return;
  if (!isReported(m, Dispute.undercutting, need, 0)) return;
  const other = nearestPartner(m, need, files.party[file]);
  if (other !== m.hq) complain(m, file, other);
}

function complain(m: Market, file: number, complainant: number): void {
  const need = m.files.need[file];
  const rule = m.policies[policyIndexOf(m, file)].undercutting;
  const grey = rule === null ? Fact.greyComplaints : -1;
  const dispute = callOnHq(m, Dispute.undercutting, need, complainant, m.files.party[file], file, 0, grey);
  m.disputes.fileB[dispute] = file;
}

/** A channel manager finds whether a price was too low. What no rule calls too low has no consequence. */
export function priceComplaintDecided(m: Market, world: DiscountWorld, dispute: number): void {
  const { disputes, quotes } = m;
  const file = disputes.fileB[dispute];
  const policy = m.policies[policyIndexOf(m, file)];
  const tooLow = quotes.undercut[file] === 1;
  clearView(m, dispute);
  // Found are facts: the customer shows the offer, an audit finds what there is at times, and invoices do not lie.
  askPeople(m, dispute, tooLow ? 1 : 0, tooLow ? world.undercutting.auditFinds : 0);
  if (policy.settlement.collectedBy === 'platform') conflictView.recordsShow = tooLow ? 0 : 1;
  const found = decideLater(m, dispute, 1);
  if (found === 0 && tooLow) punish(m, file);
}
