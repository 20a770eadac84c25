import { meetingDecided, meetingReady } from './dispute.ts';
import { Dispute } from './dispute-table.ts';
import { queueLater } from './later-disputes.ts';
import { laterOrderAwarded } from './later-order-owner.ts';
import type { Market } from './market.ts';
import { marketConflictDecided } from './market-conflict.ts';
import { priceComplaintDecided } from './price-complaint.ts';
import { quotationDisputeDecided } from './quotation-dispute.ts';
import { ticketAwarded } from './tickets.ts';

/** The facts of a dispute are together. */
export function disputeReady(m: Market, dispute: number): void {
  if (m.disputes.type[dispute] >= Dispute.market) queueLater(m, dispute);
  else meetingReady(m, dispute);
}

/** A channel manager has a dispute decided: what follows is with each type. */
export function disputeDecided(m: Market, dispute: number): void {
  switch (m.disputes.type[dispute]) {
    case Dispute.market:
      marketConflictDecided(m, dispute);
      return;
    case Dispute.undercutting:
      if (m.discounts !== null) priceComplaintDecided(m, m.discounts, dispute);
      return;
    case Dispute.laterOrder:
      laterOrderAwarded(m, dispute);
      return;
    case Dispute.quotation:
      quotationDisputeDecided(m, dispute);
      return;
    case Dispute.afterSales:
      ticketAwarded(m, dispute);
      return;
    default:
      meetingDecided(m, dispute);
  }
}
