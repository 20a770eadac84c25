import { draw } from '../engine/draw.ts';
import { Fact } from '../measure/facts.ts';
import { chooseDeveloper, Moment, shareByRoles } from '../policy/roles/decide.ts';
import { developerCounter, limitCounter } from '../policy/rule-index.ts';
import { DEVELOPMENT_STEPS } from '../world/compiled.ts';
import type { HandOffWorld } from '../world/compiled-hand-offs.ts';
import { Purpose } from '../world/purposes.ts';
import { HOURS_RECKONED, reckonedMargin } from './accept.ts';
import { fillAllocationView } from './allocation-view.ts';
import { attemptContact } from './contact.ts';
import { ownedLead } from './deadline.ts';
import { scheduleStep } from './develop.ts';
import { fileOf, noteWork } from './files.ts';
import { HandOff } from './lead-table.ts';
import type { Market } from './market.ts';
import { NeedState } from './need-table.ts';
import { canTakeOver, passOn } from './pass-on.ts';
import { finished, Job, queueFileJob, queueManagerMatter } from './staff.ts';
import { spend, spendManager } from './staff-time.ts';
import { feelLostDispute } from './trust.ts';

/**
 * Who receives a lead need not be who develops it. When the lead has come to the moment that a rule names, its owner
 * writes down what it knows and hands it over; who takes over reads in before it calls. Owners that are paid little for
 * receiving take less care, and some do not hand over at all.
 */

/** Steps after which a customer's needs are known: the lead is qualified. */
export const QUALIFIED = DEVELOPMENT_STEPS.indexOf('needs-confirmed') + 1;

/**
 * Asks the rules who is to develop a lead that a party has or may get; which rule says so stands in `m.decision`.
 *
 * @returns the party, -1 where they name nobody
 */
function askWhoDevelops(m: Market, lead: number, holder: number, moment: number): number {
  const { files, allocation, tape, openLeads } = m;
  fillAllocationView(m, lead, 0, isFoundOut(m, lead, holder));
  for (let file = m.needs.filePlus1[tape.leadNeed[lead]] - 1; file >= 0; file = files.chainPlus1[file] - 1) {
    // Whoever has the customer through another enquiry could not have this one beside it.
    const other = files.leadPlus1[file] > 0 && files.leadPlus1[file] !== lead + 1;
    if (files.open[file] === 1 && other) allocation.excluded[files.party[file]] = 1;
  }
  allocation.excluded[holder] = 0;
  allocation.chance = draw(Purpose.develops, tape.leadKey0[lead], tape.leadKey1[lead], 0);
  // The lead is no load to whom it is with already.
  const held = m.leads.ownerPlus1[lead] === holder + 1 ? 1 : 0;
  openLeads[holder] -= held;
  chooseDeveloper(m.policyOf(lead), moment, allocation, m.decision);
  openLeads[holder] += held;
  return m.decision.party;
}

/** Does the party know what the customer needs, whatever the lead says? */
function isFoundOut(m: Market, lead: number, holder: number): boolean {
  const file = fileOf(m, m.tape.leadNeed[lead], holder);
  return file >= 0 && m.files.open[file] === 1 && m.files.steps[file] >= QUALIFIED;
}

/** The owner has taken a lead on: it can tell by the rules whether it will hand it over. */
export function expectHandOff(m: Market, lead: number): void {
  const { leads } = m;
  if (leads.receiverPlus1[lead] > 0) return;
  const owner = leads.ownerPlus1[lead] - 1;
  leads.handOff[lead] = willHandOver(m, lead, owner) ? HandOff.expected : HandOff.open;
}

function willHandOver(m: Market, lead: number, party: number): boolean {
  if (m.policyOf(lead).roles.rules.length === 0) return false;
  const developer = askWhoDevelops(m, lead, party, Moment.any);
  return developer >= 0 && developer !== party;
}

/** What a party promises itself of a lead an hour by the part it will have in it, against doing all of it. */
export function partPromised(m: Market, world: HandOffWorld, lead: number, party: number): number {
  const policy = m.policyOf(lead);
  const receiver = m.leads.receiverPlus1[lead] - 1;
  if (receiver >= 0) return shareByRoles(policy, receiver === party, true);
  if (!willHandOver(m, lead, party)) return shareByRoles(policy, true, true);
  return shareByRoles(policy, true, false) / world.receivingHours;
}

/** Care that a party takes with a lead that it will hand over, against others. */
function effort(m: Market, world: HandOffWorld, lead: number, party: number): number {
  const state = m.leads.handOff[lead];
  if (!world.effort.happens || party === m.hq) return 1;
  if (state !== HandOff.expected && state !== HandOff.briefing) return 1;
  const { least, fullFrom } = world.effort;
  return least + (1 - least) * Math.min(1, shareByRoles(m.policyOf(lead), true, false) / fullFrom);
}

/** Probability that a party does what is due on a lead of its. @param lead -1 where it works the customer without one */
export function diligenceWith(m: Market, lead: number, party: number): number {
  const { diligence } = m.tempers;
  if (m.handOffs === null || lead < 0) return diligence[party];
  return diligence[party] * effort(m, m.handOffs, lead, party);
}

/** Who takes a lead over reads in before it calls. @returns true if it does */
export function readsIn(m: Market, world: HandOffWorld, lead: number, file: number): boolean {
  if (m.leads.handOff[lead] !== HandOff.handedOver) return false;
  queueFileJob(m, file, Job.briefing, world.developerSeconds);
  return true;
}

/** A party has held its first conversation with the customer. @returns true if it prepares to hand it over */
export function conversationHeld(m: Market, world: HandOffWorld, file: number): boolean {
  noteAnswered(m, file);
  if (comesToHandOff(m, world, file, Moment.firstContact)) return true;
  // What an earlier party has found out need not be found out again.
  return m.files.steps[file] >= QUALIFIED && comesToHandOff(m, world, file, Moment.qualification);
}

/** A party has found out what the customer needs. @returns true if it prepares to hand the lead over */
export function qualified(m: Market, world: HandOffWorld, file: number): boolean {
  return comesToHandOff(m, world, file, Moment.qualification);
}

/** Enters how long it has taken since the lead was to be handed over, once a lead. */
function noteAnswered(m: Market, file: number): void {
  const { leads, files } = m;
  const lead = ownedLead(m, file);
  if (lead < 0 || leads.handOff[lead] !== HandOff.settled || leads.receiverPlus1[lead] === 0) return;
  leads.handOff[lead] = HandOff.answered;
  const need = files.need[file];
  m.book.add(Fact.handOffsAnswered, need, 1);
  m.book.add(Fact.handOffSeconds, need, m.now - leads.handOffDueAt[lead]);
}

function comesToHandOff(m: Market, world: HandOffWorld, file: number, moment: number): boolean {
  const { leads, files } = m;
  const lead = ownedLead(m, file);
  if (lead < 0 || leads.handOff[lead] > HandOff.expected) return false;
  const need = files.need[file];
  const index = m.policyIndexOf(lead);
  const policy = m.policies[index];
  // Whoever comes out of a dispute as the owner goes on by itself.
  if (policy.roles.rules.length === 0 || m.needs.disputePlus1[need] > 0) return false;
  const party = files.party[file];
  const developer = askWhoDevelops(m, lead, party, moment);
  const { rule, counter, counterValue, overflow } = m.decision;
  if (rule < 0) return false;
  m.count(index, developerCounter(policy, rule));
  if (counter >= 0) m.counters[index][counter] = counterValue;
  if (overflow) m.count(index, limitCounter('open-leads'));
  if (developer < 0 || developer === party) {
    leads.handOff[lead] = HandOff.settled;
    return false;
  }
  leads.developerPlus1[lead] = developer + 1;
  leads.handOffDueAt[lead] = m.now;
  m.book.add(Fact.handOffsDue, need, 1);
  if (keepsIt(m, world, lead, file)) {
    keepBack(m, world, lead, file);
    return false;
  }
  leads.handOff[lead] = HandOff.briefing;
  queueFileJob(m, file, Job.briefing, world.receiverSeconds);
  return true;
}

/**
 * A party that is not honest keeps a lead the likelier, the larger the part of the pay is that it would give away, and
 * only where that is worth more than the hours it would save.
 */
function keepsIt(m: Market, { keeping, receivingHours }: HandOffWorld, lead: number, file: number): boolean {
  const party = m.files.party[file];
  if (!keeping.happens || party === m.hq) return false;
  const policy = m.policyOf(lead);
  const givenAway = shareByRoles(policy, true, true) - shareByRoles(policy, true, false);
  const tempted = (1 - m.tempers.honesty[party]) * givenAway;
  if (m.drawFile(Purpose.keepsLead, file, 0) > tempted) return false;
  const { hourlyCost, marginWanted } = m.parties[party];
  const hoursSaved = HOURS_RECKONED * (1 - receivingHours);
  const margin = reckonedMargin(m, lead, m.files.steps[file] >= QUALIFIED);
  return givenAway * margin > hoursSaved * Math.max(hourlyCost, marginWanted);
}

function keepBack(m: Market, { keeping }: HandOffWorld, lead: number, file: number): void {
  m.leads.handOff[lead] = HandOff.kept;
  m.book.add(Fact.keptBack, m.files.need[file], 1);
  if (m.drawFile(Purpose.keepsLead, file, 1) > keeping.foundOut) return;
  queueManagerMatter(m, Job.whoDevelops, file);
}

/** A channel manager sees that a lead was not handed over as it should have been, and has it handed over now. */
export function keptBackDecided(m: Market, file: number): void {
  const { files, leads } = m;
  const need = files.need[file];
  spendManager(m, need);
  const lead = ownedLead(m, file);
  if (files.open[file] === 0 || lead < 0 || leads.handOff[lead] !== HandOff.kept) return;
  if (m.needs.state[need] !== NeedState.open || m.needs.disputePlus1[need] > 0) return;
  m.book.add(Fact.keptBackFound, need, 1);
  spend(m, file, m.world.behaviour.disputePartySeconds);
  feelLostDispute(m, files.party[file]);
  if (canTakeOver(m, lead)) passOn(m, lead, file, 0);
  else leads.handOff[lead] = HandOff.settled;
}

/** A party has written down what it knows, and hands over; or it has read in, and calls the customer. */
export function briefed(m: Market, file: number): void {
  const { files, leads } = m;
  const need = files.need[file];
  spend(m, file, finished.seconds);
  noteWork(m, file);
  if (m.isFollowed(need)) m.book.add(Fact.briefingSeconds, need, finished.seconds);
  if (files.open[file] === 0) return;
  const lead = ownedLead(m, file);
  const state = lead < 0 ? HandOff.open : leads.handOff[lead];
  if (state === HandOff.briefing && canTakeOver(m, lead)) {
    passOn(m, lead, file, stepsPassedOn(m, m.handOffs!, lead, file));
    return;
  }
  // Who was to take over cannot any more, or has just read in.
  if (state === HandOff.briefing || state === HandOff.handedOver) leads.handOff[lead] = HandOff.settled;
  if (files.reachedAt[file] > 0) scheduleStep(m, file);
  else attemptContact(m, file);
}

/** Steps of development that who takes over need not do again. */
function stepsPassedOn(m: Market, world: HandOffWorld, lead: number, file: number): number {
  const { files } = m;
  const chance = world.passedOn * effort(m, world, lead, files.party[file]);
  let steps = 0;
  while (steps < files.steps[file] && m.drawFile(Purpose.passedOn, file, steps) <= chance) steps++;
  return steps;
}
