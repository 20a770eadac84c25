import { Fact } from '../measure/facts.ts';
import { clearView, conflictView } from './conflict-view.ts';
import { endDispute, openDispute } from './dispute-life.ts';
import { Dispute } from './dispute-table.ts';
import { accountOf, askPeople, callOnHq, decideLater, dissatisfy, laterRuleOf } from './later-disputes.ts';
import type { Market } from './market.ts';
import { Job, queueManagerMatter } from './staff.ts';
import { spend, spendManager } from './staff-time.ts';

const ALONE = 0;
const JOINT = 2;

/** Partner and headquarters fall out over who bears the cost of a wrong quotation that was sold. */
export function openQuotationDispute(m: Market, file: number, deal: number): void {
  const need = m.files.need[file];
  const party = m.files.party[file];
  if (m.conflicts === null) {
    const dispute = openDispute(m, Dispute.quotation, need, party, m.hq, deal);
    m.disputes.fileA[dispute] = file;
    spend(m, file, m.world.behaviour.disputePartySeconds);
    queueManagerMatter(m, Job.quotationDispute, dispute);
    return;
  }
  const grey = laterRuleOf(m, Dispute.quotation, need) === null ? Fact.greyQuotationDisputes : -1;
  const dispute = callOnHq(m, Dispute.quotation, need, party, m.hq, deal, 0, grey);
  m.disputes.fileA[dispute] = file;
}

/** In a world without conflicts a channel manager hears both sides, and what the rules say stays. */
export function quarrelSettled(m: Market, dispute: number): void {
  spendManager(m, m.disputes.need[dispute]);
  endDispute(m, dispute);
}

/** A channel manager finds who bears it; what the customer has not paid by then it pays as much later as that took. */
export function quotationDisputeDecided(m: Market, dispute: number): void {
  const { disputes, quotes, deals } = m;
  const file = disputes.fileA[dispute];
  const deal = disputes.about[dispute];
  const need = disputes.need[dispute];
  const level = quotes.level[file];
  clearView(m, dispute);
  conflictView.quoted[0] = level === ALONE ? 1 : 0;
  conflictView.quoted[1] = level === JOINT ? 1 : 0;
  const blamed = m.conflicts!.partnerToBlame[level];
  askPeople(m, dispute, blamed, blamed);
  const found = decideLater(m, dispute, 0);
  const waited = m.now - disputes.reportedAt[dispute];
  // Without a rule the quarrel is settled by what is written, as far as anything is.
  if (laterRuleOf(m, Dispute.quotation, need) !== null) {
    quotes.bearsPlus1[file] = 1 + (m.conflict.split ? 500 : found === 0 ? 1000 : 0);
  }
  // What has been received by now was paid all the same, and whatever followed from that has happened.
  if (deals.receivedAt[deal] > m.now) {
    deals.receivedAt[deal] += waited;
    deals.goLiveAt[deal] += waited;
    if (deals.refundedAt[deal] > 0) deals.refundedAt[deal] += waited;
  }
  const account = accountOf(m, need);
  if (account >= 0) dissatisfy(m, account);
}
