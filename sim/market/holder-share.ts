import { timesRate } from '../ledger/rounding.ts';
import { Fact } from '../measure/facts.ts';
import { Dispute } from './dispute-table.ts';
import { rightOver } from './lead-under-right.ts';
import { fillLeadView } from './lead-view.ts';
import type { Market } from './market.ts';

/**
 * A first order is signed by a party: notes the holder of the region that has a part of it, because it had to stand
 * back from a registration, or because its right is a share of what others sell there.
 */
export function noteHolder(m: Market, deal: number, need: number, party: number): void {
  if (m.rights.length === 0) return;
  if (m.needs.marketStandsBack[need] === 1 && m.needs.marketPartyPlus1[need] === party + 1) {
    m.deals.marketHolderPlus1[deal] = m.needs.marketHolderPlus1[need];
    return;
  }
  const lead = m.tape.needFirstLead[need];
  fillLeadView(m, lead);
  const slot = rightOver(m, lead);
  if (m.conflicts !== null && slot >= 0) noteHidden(m, need, slot, party);
  if (slot < 0 || m.rights[slot].right.kind !== 'finder-share') return;
  if (m.held.holderPlus1[slot] === party + 1) return;
  m.deals.marketHolderPlus1[deal] = m.held.holderPlus1[slot];
  m.deals.finderRightPlus1[deal] = slot + 1;
}

/** What the holder of a region gets of the margin of a first order, minor units; it comes on top of the seller's. */
export function holderShare(m: Market, deal: number, margin: number): number {
  if (m.deals.marketHolderPlus1[deal] === 0) return 0;
  const slot = m.deals.finderRightPlus1[deal] - 1;
  const conflict = m.policies[m.deals.policy[deal]].market?.conflict;
  return timesRate(margin, slot >= 0 ? m.rights[slot].right.share : (conflict?.holderGets ?? 0));
}

/** Somebody else has sold in a protected region, and nobody has said so. */
function noteHidden(m: Market, need: number, slot: number, party: number): void {
  const { kind } = m.rights[slot].right;
  const holder = m.held.holderPlus1[slot] - 1;
  if ((kind !== 'exclusive' && kind !== 'first-offer') || holder < 0 || holder === party) return;
  const { disputes } = m;
  for (let dispute = 0; dispute < disputes.count; dispute++) {
    if (disputes.need[dispute] === need && disputes.type[dispute] === Dispute.market) return;
  }
  m.book.add(Fact.hiddenMarket, need, 1);
}
