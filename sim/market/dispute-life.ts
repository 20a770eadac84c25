import { Fact } from '../measure/facts.ts';
import { DISPUTE_TYPES } from '../policy/compiled-conflicts.ts';
import type { Market } from './market.ts';

/**
 * What all conflicts have in common, whatever their type: one is opened when somebody reports it, and ended once, by a
 * decision. What they are about, who decides by what and what follows is with each type.
 */

/** Facts of each type, in the order of `DISPUTE_TYPES`. */
const OPENED = [
  Fact.disputesSeveralPartners,
  Fact.disputesGrabbing,
  Fact.disputesPartnerAgainstHq,
  Fact.disputesMarket,
  Fact.disputesUndercutting,
  Fact.disputesLaterOrder,
  Fact.disputesQuotation,
  Fact.disputesAfterSales,
];
const DECIDED = [
  Fact.decidedSeveralPartners,
  Fact.decidedGrabbing,
  Fact.decidedPartnerAgainstHq,
  Fact.decidedMarket,
  Fact.decidedUndercutting,
  Fact.decidedLaterOrder,
  Fact.decidedQuotation,
  Fact.decidedAfterSales,
];
const SECONDS = [
  Fact.secondsSeveralPartners,
  Fact.secondsGrabbing,
  Fact.secondsPartnerAgainstHq,
  Fact.secondsMarket,
  Fact.secondsUndercutting,
  Fact.secondsLaterOrder,
  Fact.secondsQuotation,
  Fact.secondsAfterSales,
];

/** Puts a conflict down that has come before headquarters. @param type as `Dispute` */
export function openDispute(
  m: Market,
  type: number,
  need: number,
  partyA: number,
  partyB: number,
  about = 0,
): number {
  const dispute = m.disputes.add(type, need, m.now);
  m.disputes.partyA[dispute] = partyA;
  m.disputes.partyB[dispute] = partyB;
  m.disputes.about[dispute] = about;
  m.book.add(OPENED[type], need, 1);
  return dispute;
}

/** A conflict is decided. @returns seconds since it was reported @throws Error if it was decided before */
export function endDispute(m: Market, dispute: number): number {
  const { disputes } = m;
  if (disputes.decided[dispute] === 1) throw new Error(`Dispute ${dispute} is decided a second time.`);
  const type = disputes.type[dispute];
  const need = disputes.need[dispute];
  const waited = m.now - disputes.reportedAt[dispute];
  disputes.decided[dispute] = 1;
  disputes.ended[type]++;
  if (m.isFollowed(need)) {
    m.book.add(DECIDED[type], need, 1);
    m.book.add(SECONDS[type], need, waited);
  }
  return waited;
}

/** Conflicts of each type that are opened, ended and open, counted from the table. */
export function disputeBalance(m: Market) {
  const { disputes } = m;
  const opened = new Int32Array(DISPUTE_TYPES.length);
  const open = new Int32Array(DISPUTE_TYPES.length);
  for (let dispute = 0; dispute < disputes.count; dispute++) {
    const type = disputes.type[dispute];
    opened[type]++;
    if (disputes.decided[dispute] === 0) open[type]++;
  }
  return { opened, open, ended: disputes.ended };
}

/** Facts of conflicts reported, and decided, by type; for the laws. */
export const DISPUTE_FACTS = { opened: OPENED, decided: DECIDED };
