import type { Market } from './market.ts';

/**
 * What HQ knows of how a party performs: trailing means that allocation may look at, kept from the first second on
 * under every policy.
 */

const HOUR = 3600;
/** Weights of the latest answer and of the latest lead in the trailing means (assumption). */
const RESPONSE_WEIGHT = 0.05;
const WIN_WEIGHT = 0.02;

/** The party has answered a lead for the first time, or had it taken away unanswered: it took until now. */
export function noteResponse(m: Market, lead: number, party: number): void {
  const hours = (m.now - m.leads.givenAt[lead]) / HOUR;
  m.responseHours[party] += RESPONSE_WEIGHT * (hours - m.responseHours[party]);
}

/** A lead of the party came to an end with a customer behind it, or was taken away for neglect. */
export function noteResult(m: Market, party: number, won: boolean): void {
  m.winRate[party] += WIN_WEIGHT * ((won ? 1 : 0) - m.winRate[party]);
}
