import { draw } from '../engine/draw.ts';
import { FOREVER } from '../engine/working-time.ts';
import { OrderKind } from '../ledger/terms.ts';
import { Fact } from '../measure/facts.ts';
import { Purpose } from '../world/purposes.ts';
import { LeadKind } from '../world/tape.ts';
import { openAccount } from './accounts.ts';
import { Amount } from './book.ts';
import { logOddsOf, priceFactor, QUOTED } from './chances.ts';
import { enterContract } from './contract.ts';
import { clearDeadline, liesIdle } from './deadline.ts';
import { discountOf } from './discount.ts';
import { Kind, Phase } from './events.ts';
import { Next, registrationApproved } from './file-table.ts';
import { closeFile } from './files.ts';
import { releaseOwner } from './hand-out.ts';
import { noteHolder } from './holder-share.ts';
import { LeadState } from './lead-table.ts';
import type { Market } from './market.ts';
import { NeedState } from './need-table.ts';
import { logistic, unansweredPatience } from './odds.ts';
import { offerSigned } from './offer.ts';
import { noteOwnFind } from './own-finds.ts';
import { noteResult } from './performance.ts';
import { Pressed, pressedDiscount, pressedSigned } from './pressed.ts';
import { noteJunk, noteRecommendedEnd, noteRecommendedWon } from './recommend.ts';
import { broughtBy } from './refer.ts';
import { noteReceiver } from './role-pay.ts';
import { noteTiming } from './signed-when.ts';

/** Hidden conflicts by the types of those who work one need, as `Dispute`. */
const HIDDEN = [Fact.hiddenSeveralPartners, Fact.hiddenGrabbing, Fact.hiddenPartnerAgainstHq];

/**
 * Sets when and how the customer will end a need, as things stand: its own decision, no decision, a rival, or
 * the end of its follow-up, whichever comes first. Asked on arrival, and again when somebody answers, where
 * speed acts by the clocks.
 */
export function setClock(m: Market, need: number): void {
  const { tape, world, study } = m;
  const customer = tape.needCustomer[need];
  const lead = tape.needFirstLead[need];
  const from = tape.leadTime[lead];
  let after = tape.needDecision[need];
  let as: number = NeedState.won;
  if (tape.needNoDecision[need] < after) {
    after = tape.needNoDecision[need];
    as = NeedState.noDecision;
  }
  const rival = tape.needRival[need] * world.customers.rivalMean;
  if (rival < after) {
    after = rival;
    as = NeedState.toRival;
  }
  if (world.behaviour.speedToLead && world.speed.actsBy === 'clocks' && m.needs.firstContactAt[need] === 0) {
    const threshold = -Math.log(draw(Purpose.impatience, tape.needKey0[need], tape.needKey1[need], 0));
    const patience = unansweredPatience(
      world.speed,
      world.sources[tape.leadSource[lead]].speedTau,
      threshold,
    );
    if (patience < after) {
      after = patience;
      as = NeedState.toRival;
    }
  }
  let time = from + Math.max(1, Math.round(after));
  const end = tape.customerFirstTime[customer] + study.followUp;
  if (time >= end) {
    time = end;
    as = NeedState.openAtEnd;
  }
  m.needs.closeAs[need] = as;
  pushClose(m, need, m.needCloses.set(need, Math.max(time, m.now)));
}

/** The calendar entry of a need's end has come: the end may have moved meanwhile. */
export function needClosesDue(m: Market, need: number): void {
  const time = m.needCloses.popped(need, m.now);
  if (time !== m.now) pushClose(m, need, time);
  else if (m.needs.state[need] === NeedState.open) {
    if (m.needs.closeAs[need] === NeedState.won) decide(m, need);
    else end(m, need, m.needs.closeAs[need], -1);
  }
}

function pushClose(m: Market, need: number, time: number): void {
  if (time === FOREVER) return;
  m.at(time, Phase.release, need, Kind.needCloses, m.tape.needKey0[need], m.tape.needKey1[need]);
}

/**
 * The customer decides: sold iff its latent draw is at most the best file's probability; who signs is drawn
 * among the files in proportion to their odds.
 */
function decide(m: Market, need: number): void {
  const { files, needs, tape } = m;
  if (tape.customerValid[tape.needCustomer[need]] === 0) {
    end(m, need, NeedState.junk, -1);
    return;
  }
  let best = 0;
  let odds = 0;
  for (let file = needs.filePlus1[need] - 1; file >= 0; file = files.chainPlus1[file] - 1) {
    if (!canSign(m, file)) continue;
    const x = logOddsOf(m, file);
    best = Math.max(best, logistic(x));
    odds += Math.exp(x);
  }
  if (m.steps !== null && needs.pressed[need] === Pressed.mayHandBack) {
    const presser = needs.pressedByPlus1[need] - 1;
    if (canSign(m, presser)) {
      end(m, need, NeedState.won, presser, tape.needLatent[need] > best);
      return;
    }
  }
  if (tape.needLatent[need] > best) {
    end(m, need, NeedState.refused, -1);
    return;
  }
  let left = draw(Purpose.signs, tape.needKey0[need], tape.needKey1[need], 0) * odds;
  let winner = -1;
  for (let file = needs.filePlus1[need] - 1; file >= 0; file = files.chainPlus1[file] - 1) {
    if (!canSign(m, file)) continue;
    winner = file;
    left -= Math.exp(logOddsOf(m, file));
    if (left <= 0) break;
  }
  end(m, need, NeedState.won, winner);
}

/** The customer signs with the party of a file, as a test says: nothing is weighed and nothing drawn. */
export function signsWith(m: Market, file: number): void {
  const need = m.files.need[file];
  m.needCloses.clear(need);
  end(m, need, NeedState.won, file);
}

/** A party has brought the customer to decide at a moment of its own. @param time after now */
export function decidesAt(m: Market, need: number, time: number): void {
  m.needs.closeAs[need] = NeedState.won;
  pushClose(m, need, m.needCloses.set(need, time));
}

/** Can the customer sign with the party of a file: is it at work, in talks, and has it made a quotation? */
export function canSign(m: Market, file: number): boolean {
  return m.files.open[file] === 1 && m.files.reachedAt[file] > 0 && m.files.steps[file] >= QUOTED;
}

/** A party has found that there is no customer behind the enquiry. */
export function endJunk(m: Market, need: number): void {
  m.needCloses.clear(need);
  if (m.recommenders !== null) noteJunk(m, need);
  end(m, need, NeedState.junk, -1);
}

/**
 * A need ends; its files are closed and its leads come to their ends with it.
 *
 * @param unwilling the customer signs without having decided, and may hand the order back
 */
function end(m: Market, need: number, state: number, winner: number, unwilling = false): void {
  const { files, needs, tape } = m;
  const customer = tape.needCustomer[need];
  const valid = tape.customerValid[customer] === 1;
  if (winner >= 0) sign(m, need, winner, unwilling);
  // First, so that the end of a protection calls nobody back to what is over.
  needs.state[need] = state;
  for (let file = needs.filePlus1[need] - 1; file >= 0; file = files.chainPlus1[file] - 1) {
    closeFile(m, file);
    if (files.next[file] === Next.begin) files.next[file] = Next.nothing;
  }
  if (m.adaptation !== null) noteOwnFind(m, need);
  if (m.recommenders !== null) noteRecommendedEnd(m, m.recommenders, need, winner >= 0);
  endLeads(m, need, state, winner);
  if (!valid) return;
  if (needs.firstContactAt[need] === 0) m.book.add(Fact.neverContacted, need, 1);
  if (needs.workedTwice[need] === 1 && needs.disputes[need] === 0) {
    m.book.add(Fact.hidden, need, 1);
    m.book.add(HIDDEN[needs.twiceType[need]], need, 1);
  }
  if (needs.workedTwice[need] === 1 && winner >= 0) m.book.add(Fact.workedTwiceWins, need, 1);
  if (winner < 0 && tape.needValue[need] >= m.world.selling.largeDeal)
    m.book.add(Fact.highValueLost, need, 1);
  if (state === NeedState.openAtEnd) {
    m.book.add(Fact.openAtEnd, need, 1);
    if (m.customers.openAtEnd[customer]++ === 0) m.book.add(Fact.customersOpenAtEnd, need, 1);
  } else if (winner < 0 && needs.reachedAt[need] === 0) m.book.add(Fact.lostUnattended, need, 1);
  else if (state === NeedState.toRival) m.book.add(Fact.lostToRival, need, 1);
  else if (state === NeedState.noDecision) m.book.add(Fact.lostToNoDecision, need, 1);
  else if (state === NeedState.refused) m.book.add(Fact.lostAtDecision, need, 1);
}

/** A contract is signed. */
function sign(m: Market, need: number, file: number, unwilling: boolean): void {
  const { files, tape, book } = m;
  const customer = tape.needCustomer[need];
  const party = files.party[file];
  const listed = priceFactor(m, need);
  const adSpend = Math.round(tape.needAdSpend[need]);
  const value = tape.needValue[need] - tape.needAdSpend[need];
  const invoiced = Math.round(value * listed) + adSpend;
  const full = value * (listed * (1 - discountOf(m, file)));
  const price = Math.round(full * (1 - pressedDiscount(m, file))) + adSpend;
  const deal = enterContract(m, {
    need,
    file,
    party,
    registered: registrationApproved(files, file),
    kind: OrderKind.first,
    product: tape.needProduct[need],
    price,
    adSpend,
    invoiced,
    listPrice: Math.round(value),
    key0: m.tape.needKey0[need],
    key1: m.tape.needKey1[need],
  });
  const stays = m.steps === null || pressedSigned(m, m.steps, deal, unwilling);
  noteTiming(m, deal);
  if (m.handOffs !== null) noteReceiver(m, deal);
  openAccount(m, deal);
  noteHolder(m, deal, need, party);
  m.needs.winnerPlus1[need] = party + 1;
  if (m.quotation !== null || m.discounts !== null) offerSigned(m, file, deal, value * listed);
  if (!stays) {
    // What is handed back is no customer won.
    book.addAmount(Amount.won, party, need, 1);
    return;
  }
  book.add(Fact.needsWon, need, 1);
  if (m.customers.won[customer]++ === 0) {
    book.add(Fact.customersWon, need, 1);
    if (m.recommenders !== null) noteRecommendedWon(m, m.recommenders, customer, need);
    const kind = broughtBy(m, customer);
    if (kind === LeadKind.promoted) book.add(Fact.promotedWon, need, 1);
    else if (kind === LeadKind.referred) book.add(Fact.referredWon, need, 1);
  }
  if (party === m.hq) book.add(Fact.needsWonByHq, need, 1);
  if (m.deals.receiverPlus1[deal] > 0) book.add(Fact.handedOffWon, need, 1);
  if (files.afterReclaim[file] === 1) book.add(Fact.wonAfterReclaim, need, 1);
  book.addAmount(Amount.won, party, need, 1);
}

/** Every lead about the need comes to its end. */
function endLeads(m: Market, need: number, state: number, winner: number): void {
  const { leads, tape } = m;
  let credited = false;
  for (
    let lead = m.customers.lastLeadPlus1[tape.needCustomer[need]] - 1;
    lead >= 0;
    lead = leads.previousPlus1[lead] - 1
  ) {
    if (tape.leadNeed[lead] !== need || leads.state[lead] > LeadState.unowned) continue;
    const party = leads.ownerPlus1[lead] - 1;
    const file = leads.filePlus1[lead] - 1;
    const won: boolean = winner >= 0 && file === winner && !credited;
    if (party >= 0 && state !== NeedState.junk) noteResult(m, party, won);
    if (m.conflicts !== null && party >= 0 && liesIdle(m, lead, file)) m.book.add(Fact.greyIdle, need, 1);
    releaseOwner(m, lead);
    clearDeadline(m, lead);
    leads.state[lead] = won ? LeadState.won : endState(state, party >= 0);
    credited ||= won;
  }
}

function endState(state: number, owned: boolean): number {
  switch (state) {
    case NeedState.junk:
      return LeadState.invalid;
    case NeedState.openAtEnd:
      return LeadState.open;
    case NeedState.won:
      return LeadState.closedWithNeed;
    case NeedState.noDecision:
      return LeadState.expired;
    default:
      return owned ? LeadState.lost : LeadState.expired;
  }
}
