import { draw } from '../engine/draw.ts';
import { reckonedRate } from '../ledger/reckoned-rate.ts';
import { LEAD_FIELDS } from '../world/compiled.ts';
import { Purpose } from '../world/purposes.ts';
import { attemptContact } from './contact.ts';
import { restartProgress, setDeadline, takeBack } from './deadline.ts';
import { Next } from './file-table.ts';
import { diligenceWith, expectHandOff, partPromised, readsIn } from './hand-offs.ts';
import { Deadline, LeadState } from './lead-table.ts';
import { noteTakenOn } from './lead-under-right.ts';
import type { Market } from './market.ts';
import { logistic } from './odds.ts';
import { noteAccepted } from './recommend.ts';
import { maybeRegister } from './register.ts';

/** Staff hours a partner reckons for a lead, most of which end early (assumption). */
export const HOURS_RECKONED = 4;
const PRODUCT_STATED = 1 << LEAD_FIELDS.indexOf('product');
/** Open leads a person feels busy with (assumption). */
const BUSY_LEADS = 8;

/** The owner reads the offer: it takes the lead on, or passes it up for better ones. */
export function readOffer(m: Market, lead: number): void {
  const { leads } = m;
  if (leads.state[lead] !== LeadState.offered || leads.readAt[lead] !== m.now) return;
  const file = leads.filePlus1[lead] - 1;
  const party = leads.ownerPlus1[lead] - 1;
  if (passesUp(m, lead, party, m.openLeads[party] - 1)) takeBack(m, lead, 'declined', 0);
  else startWork(m, lead, file);
}

/**
 * Cherry-picking: a busy party passes up what promises less an hour than it wants, the likelier the busier
 * it is. What it expects is the value as stated times its margin and a first guess of winning, per hour.
 */
export function passesUp(m: Market, lead: number, party: number, otherLeads: number): boolean {
  const { behaviour } = m.world;
  const { marginWanted, squatPropensity, staff } = m.parties[party];
  if (!behaviour.cherryPicking || marginWanted <= 0) return false;
  // A party that collects customers declines nothing.
  if (behaviour.squatting && squatPropensity > 0.5) return false;
  const busy = otherLeads / (staff * BUSY_LEADS);
  if (busy <= 0) return false;
  const { tape } = m;
  let promise = reckonedMargin(m, lead) / HOURS_RECKONED / marginWanted;
  if (m.handOffs !== null) promise *= partPromised(m, m.handOffs, lead, party);
  if (promise >= 1) return false;
  m.pair(tape.leadKey0[lead], tape.leadKey1[lead], party);
  return (
    draw(Purpose.decline, m.pair0, m.pair1, 0) > promise && draw(Purpose.decline, m.pair0, m.pair1, 1) <= busy
  );
}

/**
 * Pay that a party reckons with for a lead, minor units: its value times the rate, and a first guess of winning.
 *
 * @param isFoundOut whether it knows what the customer wants, and not only what the lead says
 */
export function reckonedMargin(m: Market, lead: number, isFoundOut = false): number {
  const { tape } = m;
  const { selling, sources } = m.world;
  const { logOdds } = sources[tape.leadSource[lead]];
  const guess = logistic(selling.base + logOdds) * (0.5 + tape.leadScore[lead] / 100);
  return reckonedRate(m.policyOf(lead).settlement) * expectedValue(m, lead, isFoundOut) * guess;
}

/** Value without ad spend of what the lead wants; where nobody knows, the mean of its source. */
function expectedValue(m: Market, lead: number, isFoundOut: boolean): number {
  const { tape } = m;
  const isStated = (tape.leadFields[lead] & PRODUCT_STATED) !== 0;
  if (!isStated && !isFoundOut) return m.meanValue[tape.leadSource[lead]];
  const { price, adSpend } = m.world.products[tape.needProduct[tape.leadNeed[lead]]];
  return price - adSpend;
}

/** The party has taken the lead on: it works it, puts it aside, or only holds it. */
export function startWork(m: Market, lead: number, file: number): void {
  const { leads, files } = m;
  const party = leads.ownerPlus1[lead] - 1;
  const { squatPropensity } = m.parties[party];
  if (m.handOffs !== null) expectHandOff(m, lead);
  const diligence = diligenceWith(m, lead, party);
  leads.state[lead] = LeadState.held;
  leads.acceptedAt[lead] = m.now;
  if (m.recommenders !== null) noteAccepted(m, lead);
  if (m.rights.length > 0) noteTakenOn(m, lead);
  // A party that worked the customer uninvited has answered it already when the lead becomes its own.
  if (files.attempts[file] > files.attemptsBefore[file]) restartProgress(m, lead);
  else setDeadline(m, lead, Deadline.contact, m.after(m.policyOf(lead).followUp.contactWithin, party, m.now));
  if (files.next[file] !== Next.nothing) return;
  const squats = m.world.behaviour.squatting ? squatPropensity : 0;
  // One draw, three outcomes: [0, squats) holds it, then a diligent share works it, the rest is put aside.
  const u = m.drawFile(Purpose.squat, file, 0);
  if (u < squats) {
    files.squat[file] = 1;
    maybeRegister(m, file);
  } else if (u < squats + (1 - squats) * diligence) {
    if (m.handOffs === null || !readsIn(m, m.handOffs, lead, file)) attemptContact(m, file);
  } else files.aside[file] = 1;
}
