import { Fact } from '../measure/facts.ts';
import { DISPUTE_TYPES } from '../policy/compiled-conflicts.ts';
import { DISPUTE_FACTS, disputeBalance } from './dispute-life.ts';
import { Dispute } from './dispute-table.ts';
import { fileOf } from './files.ts';
import { HandOff, LEAD_STATES, LeadState } from './lead-table.ts';
import { orphansAreKept } from './leaving.ts';
import type { Market } from './market.ts';
import { NeedState } from './need-table.ts';
import { hasLeft } from './orphans.ts';
import type { RecommendersPaid } from './pay-recommenders.ts';
import type { Settled } from './settle.ts';

/** A law of the market was broken: a fault of the program, never of its input. */
export class LawBroken extends Error {
  override readonly name = 'LawBroken';
}

function must(holds: boolean, law: string): void {
  if (!holds) throw new LawBroken(law);
}

/**
 * Laws that hold at the end of every run, in production too: leads and needs are neither lost nor doubled,
 * everybody holds the leads they are said to hold, queues add up, and the ledger sums to zero.
 */
export function checkLaws(m: Market, settled: Settled): void {
  checkLeads(m);
  checkNeeds(m);
  checkQueues(m);
  if (m.handOffs !== null) checkRoles(m);
  if (m.delivery !== null) checkDelivery(m);
  checkDisputes(m);
  if (m.leavers > 0) checkLeavers(m);
  const { ledger } = settled;
  must(ledger.total() === 0, `the ledger sums to ${ledger.total()}, not to 0`);
  must(ledger.balanceOf('partner') === settled.partnerPay, 'partners hold what was posted to them');
  must(
    -ledger.balanceOf('customers') === settled.receipts,
    'customers have paid the price of every contract',
  );
  if (settled.recommenders !== null) checkRecommenders(m, settled, settled.recommenders);
}

function checkDelivery(m: Market): void {
  const { deals, deliveries } = m;
  for (let project = 0; project < deliveries.count; project++) {
    const deal = deliveries.deal[project];
    must(deals.goLiveAt[deal] >= deals.receivedAt[deal], `contract ${deal} is in use before it is paid`);
  }
  const of = (fact: number) => m.book.facts[fact * m.book.buckets.count];
  must(of(Fact.projectsLive) <= of(Fact.projects), 'more is in use than was to be delivered');
  must(of(Fact.lateDeliveries) <= of(Fact.projectsLive), 'more is late than is in use');
}

function checkLeads(m: Market): void {
  const { leads, tape } = m;
  const held = new Int32Array(m.parties.length);
  const byState = new Array<number>(LEAD_STATES.length).fill(0);
  for (let lead = 0; lead < m.arrived; lead++) {
    const state = leads.state[lead];
    byState[state]++;
    const party = leads.ownerPlus1[lead] - 1;
    const owned = state === LeadState.offered || state === LeadState.held;
    must(owned === party >= 0, `lead ${lead} is ${LEAD_STATES[state]} and has owner ${party}`);
    if (party >= 0) {
      held[party]++;
      must(
        m.needs.state[tape.leadNeed[lead]] === NeedState.open,
        `lead ${lead} is held though its need is closed`,
      );
      const file = leads.filePlus1[lead] - 1;
      must(m.files.party[file] === party, `lead ${lead} is in another's file`);
      must(m.files.open[file] === 1, `lead ${lead} is held in a closed file`);
      must(m.files.leadPlus1[file] === lead + 1, `lead ${lead} is held in the file of another lead`);
    }
  }
  must(byState[LeadState.toCome] === 0, `${byState[LeadState.toCome]} leads arrived and went nowhere`);
  for (let party = 0; party < m.parties.length; party++) {
    must(
      held[party] === m.openLeads[party],
      `party ${party} holds ${held[party]} leads, not ${m.openLeads[party]}`,
    );
  }
}

function checkNeeds(m: Market): void {
  const { needs, tape } = m;
  let won = 0;
  for (let need = 0; need < tape.needs; need++) {
    const due = tape.customerFirstTime[tape.needCustomer[need]] + m.study.followUp;
    const state = needs.state[need];
    if (state === NeedState.won) won++;
    must(state !== NeedState.open || due >= m.now, `need ${need} is open after its follow-up`);
    must(
      (state === NeedState.won) === needs.winnerPlus1[need] > 0,
      `need ${need} has a winner and is not won`,
    );
    if (needs.protectedPlus1[need] > 0) {
      const file = needs.protectedPlus1[need] - 1;
      must(
        m.files.protectedUntil[file] >= m.now,
        `need ${need} is protected after the end of its protection`,
      );
    }
  }
  checkFacts(m);
  must(won === m.deals.firstOrders, `${won} needs are won under ${m.deals.firstOrders} contracts`);
}

/** Who has left holds nothing and has done nothing since, and its customers are accounted for. */
function checkLeavers(m: Market): void {
  const { files, openLeads } = m;
  let left = 0;
  for (let party = 0; party < m.hq; party++) {
    if (!hasLeft(m, party)) continue;
    left++;
    must(!m.held.holderPlus1.includes(party + 1), `party ${party} has left and has a right to a region`);
    must(openLeads[party] === 0, `party ${party} has left and holds ${openLeads[party]} leads`);
  }
  must(left === m.leavers, `${left} partners have left, not ${m.leavers}`);
  for (let file = 0; file < files.count; file++) {
    if (!hasLeft(m, files.party[file])) continue;
    must(files.open[file] === 0, `file ${file} is open though its party has left`);
    const since = m.tempers.leftAt[files.party[file]];
    must(files.workedAt[file] <= since, `file ${file} was worked after its party had left`);
  }
  must(orphansAreKept(m), 'a customer is looked after by a party that has left');
  const of = (fact: number) => m.book.facts[fact * m.book.buckets.count];
  must(
    of(Fact.orphansHandedOver) + of(Fact.orphansGone) + of(Fact.greyOrphans) <= of(Fact.orphans),
    "more orphans are handed over, gone or nobody's than there are",
  );
}

/** A lead has one owner, who develops it, and at most one who received it and handed it over. */
function checkRoles(m: Market): void {
  const { leads, files, deals, tape } = m;
  for (let lead = 0; lead < m.arrived; lead++) {
    const receiver = leads.receiverPlus1[lead] - 1;
    const state = leads.handOff[lead];
    must(
      receiver >= 0
        ? state >= HandOff.handedOver
        : state !== HandOff.handedOver && state !== HandOff.answered,
      `lead ${lead} was received by ${receiver} and its hand-over is in state ${state}`,
    );
    if (receiver < 0) continue;
    const file = fileOf(m, tape.leadNeed[lead], receiver);
    must(
      file >= 0 && files.reachedAt[file] > 0,
      `lead ${lead} was handed over before its customer was reached`,
    );
    must(
      files.open[file] === 0 || files.leadPlus1[file] !== lead + 1 || leads.ownerPlus1[lead] === receiver + 1,
      `lead ${lead} was handed over by party ${receiver}, which works it still`,
    );
  }
  for (let deal = 0; deal < deals.count; deal++) {
    const { party, receiverPlus1, maintainerPlus1 } = deals;
    must(receiverPlus1[deal] !== party[deal] + 1, `contract ${deal} was handed over to who had received it`);
    must(maintainerPlus1[deal] !== party[deal] + 1, `contract ${deal} is kept by another who signed it`);
  }
  const of = (fact: number) => m.book.facts[fact * m.book.buckets.count];
  must(of(Fact.handOffs) <= of(Fact.handOffsDue), 'more leads are handed over than were to be');
  must(of(Fact.handOffsAnswered) <= of(Fact.handOffs), 'more hand-overs are answered than there are');
  must(of(Fact.keptBackFound) <= of(Fact.keptBack), 'more leads are found to be kept back than are');
}

/** Partners that recommend are paid for no more than they brought and posted, and for no orders that were not signed. */
function checkRecommenders(m: Market, { ledger }: Settled, paid: RecommendersPaid): void {
  const { customerBy, postBy } = m.tape.recommended!;
  const members = paid.leads.length;
  const brought = new Int32Array(members);
  const posted = new Int32Array(members);
  customerBy.forEach((member, customer) => {
    if (member >= 0 && m.customers.policyPlus1[customer] > 0) brought[member]++;
  });
  postBy.forEach((member, post) => {
    posted[member] += m.recommended.posted[post];
  });
  for (let member = 0; member < members; member++) {
    const leads = paid.leads[member];
    must(leads <= brought[member], `recommender ${member} is paid for ${leads} customers it did not bring`);
    must(paid.posts[member] <= posted[member], `recommender ${member} is paid for posts it did not make`);
    must(paid.orders[member] <= m.deals.firstOrders, `recommender ${member} is paid for orders never signed`);
  }
  must(ledger.balanceOf('recommender') === paid.total, 'recommenders hold what was posted to them');
}

/** Every conflict that was opened was decided once or is open, and every one about a need under way is known to its need. */
function checkDisputes(m: Market): void {
  const { disputes, needs } = m;
  const { opened, ended, open } = disputeBalance(m);
  for (const [type, name] of DISPUTE_TYPES.entries()) {
    must(
      opened[type] === ended[type] + open[type],
      `of ${opened[type]} disputes of the type ${name} ${ended[type]} are decided and ${open[type]} are open`,
    );
    const [reported, decided] = [DISPUTE_FACTS.opened[type], DISPUTE_FACTS.decided[type]].map(
      (fact) => m.book.facts[fact * m.book.buckets.count],
    );
    must(decided <= reported && reported <= opened[type], `more ${name} are told than there are`);
  }
  let meetings = 0;
  for (let dispute = 0; dispute < disputes.count; dispute++) {
    if (disputes.decided[dispute] === 1 || disputes.type[dispute] >= Dispute.market) continue;
    meetings++;
    must(
      needs.disputePlus1[disputes.need[dispute]] === dispute + 1,
      `dispute ${dispute} is open unknown to its need`,
    );
  }
  let known = 0;
  for (let need = 0; need < m.tape.needs; need++) if (needs.disputePlus1[need] > 0) known++;
  must(known === meetings, `${known} needs wait for ${meetings} disputes`);
}

function checkQueues({ stations }: Market): void {
  for (let station = 0; station < stations.servers.length; station++) {
    const came = stations.arrivals[station];
    const left = stations.completed[station] + stations.cancelled[station] + stations.turnedAway[station];
    const present = stations.waiting[station] + stations.busy[station];
    must(
      came === left + present,
      `of ${came} jobs at station ${station}, ${left} left and ${present} stayed`,
    );
  }
}

/** Facts that must fit together, over the whole cohort. */
function checkFacts(m: Market): void {
  const of = (fact: number) => m.book.facts[fact * m.book.buckets.count];
  must(of(Fact.hidden) <= of(Fact.workedTwice), 'more needs are worked twice in secret than at all');
  const byType = of(Fact.hiddenSeveralPartners) + of(Fact.hiddenGrabbing) + of(Fact.hiddenPartnerAgainstHq);
  must(byType === of(Fact.hidden), 'hidden conflicts by type add up to all of them');
  must(of(Fact.workedTwice) <= of(Fact.needs), 'more needs are worked twice than there are');
  must(of(Fact.customersWon) <= of(Fact.customers), 'more customers are won than came');
  const answered = of(Fact.contactedWithin7d) + of(Fact.neverContacted);
  must(answered <= of(Fact.firstLeads), 'more enquiries are answered or never answered than there are');
}
