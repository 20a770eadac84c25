import type { Market } from './market.ts';

/** What partners think of headquarters: it goes at once and comes back slowly. */

/** A party has lost a dispute, and stops. */
export function feelLostDispute(m: Market, party: number): void {
  if (m.adaptation !== null) lose(m, party, m.adaptation.trust.lostDispute);
}

/** A lead was taken back from a party that was working it. */
export function feelUnfairReclaim(m: Market, party: number): void {
  if (m.adaptation !== null) lose(m, party, m.adaptation.trust.unfairReclaim);
}

/** A month's pay came late, this share of it. */
export function feelLatePay(m: Market, party: number, share: number): void {
  if (m.adaptation !== null) lose(m, party, share * m.adaptation.trust.latePay);
}

/** Some of what was lost comes back with every month. */
export function recoverTrust(m: Market, party: number): void {
  if (m.adaptation === null) return;
  const { starts, recovers } = m.adaptation.trust;
  m.tempers.trust[party] += recovers * (starts - m.tempers.trust[party]);
}

/** A channel manager has been there. @param share of the lost trust that comes back, 0 to 1 */
export function regainTrust(m: Market, party: number, share: number): void {
  if (m.adaptation === null) return;
  m.tempers.trust[party] += share * Math.max(0, m.adaptation.trust.starts - m.tempers.trust[party]);
}

/** @param share of the trust that there is, 0 to 1 */
function lose(m: Market, party: number, share: number): void {
  if (m.adaptation?.trust.happens && party !== m.hq) m.tempers.trust[party] *= 1 - share;
}
