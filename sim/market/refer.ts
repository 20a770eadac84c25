import { draw } from '../engine/draw.ts';
import type { ReferralWorld } from '../world/compiled-referrals.ts';
import { Purpose } from '../world/purposes.ts';
import { LeadKind } from '../world/tape.ts';
import { FULL } from './account-table.ts';
import type { Market } from './market.ts';
import { hasLeft } from './orphans.ts';
import { neverComes } from './promotion.ts';
import { isNotRecommended } from './recommend.ts';

/** Does a lead stay away, since its customer comes only by promotion, or on the word of another or of a partner that recommends, and does not? */
export function staysAway(m: Market, lead: number): boolean {
  const { tape, customers, referrals, recommenders } = m;
  if (referrals !== null && tape.leadKind[lead] === LeadKind.referred) {
    const customer = tape.needCustomer[tape.leadNeed[lead]];
    if (isSent(m, referrals, customer)) return false;
    customers.absent[customer] = 1;
    return true;
  }
  const kind = tape.leadKind[lead];
  if (recommenders !== null && (kind === LeadKind.recommended || kind === LeadKind.madeUp)) {
    if (!isNotRecommended(m, recommenders, lead)) return false;
    customers.absent[tape.needCustomer[tape.leadNeed[lead]]] = 1;
    return true;
  }
  return neverComes(m, lead);
}

/** Does the customer on whose word this one would come speak well of those it bought from? */
function isSent(m: Market, referrals: ReferralWorld, customer: number): boolean {
  const { tape, accounts, deals } = m;
  const account = accountOfSender(m, customer);
  if (account < 0 || accounts.churnedAt[account] > 0) return false;
  const need = accounts.need[account];
  for (let deal = 0; deal < deals.count; deal++) {
    if (deals.need[deal] === need && deals.refundedAt[deal] > 0 && deals.refundedAt[deal] <= m.now)
      return false;
  }
  const sender = tape.needFirstLead[tape.customerFirstNeed[tape.customerSentBy[customer]]];
  const u = draw(Purpose.refers, tape.leadKey0[sender], tape.leadKey1[sender], 0);
  return u < (referrals.share * accounts.satisfaction[account]) / FULL;
}

/** Account of the customer that sent this one; -1 if it has bought nothing, or nobody sent it. */
function accountOfSender({ tape, accounts }: Market, customer: number): number {
  const sender = tape.customerSentBy[customer];
  for (let account = 0; account < accounts.count; account++) {
    if (tape.needCustomer[accounts.need[account]] === sender) return account;
  }
  return -1;
}

/**
 * The partner that serves the customer on whose word a lead comes: whoever looks after it, headquarters as none. For a
 * customer that nobody of the market has sent it is on the tape.
 */
export function partnerOfRecord(m: Market, lead: number): number {
  const { tape } = m;
  const customer = tape.needCustomer[tape.leadNeed[lead]];
  if (m.referrals === null || tape.customerSentBy[customer] < 0) return tape.leadParty[lead];
  const account = accountOfSender(m, customer);
  if (account < 0) return -1;
  const party = m.accounts.maintainer[account];
  return party < 0 || party === m.hq || hasLeft(m, party) ? -1 : party;
}

/** Why a customer is no part of the business as it comes by itself; as `LeadKind`. */
export function broughtBy({ tape }: Market, customer: number): number {
  return tape.leadKind[tape.needFirstLead[tape.customerFirstNeed[customer]]];
}
