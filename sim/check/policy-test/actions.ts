import { readOffer } from '../../market/accept.ts';
import { signsWith } from '../../market/close.ts';
import { attemptDone } from '../../market/contact.ts';
import { giveBack, takeBack } from '../../market/deadline.ts';
import { stepDone } from '../../market/develop.ts';
import { reportDispute, workingRival } from '../../market/dispute.ts';
import { Registration, Way } from '../../market/file-table.ts';
import { fileOf, openFile } from '../../market/files.ts';
import { claimFromPool, mayReachFor } from '../../market/hand-out.ts';
import { LeadState } from '../../market/lead-table.ts';
import { leave } from '../../market/leaving.ts';
import { NeedState } from '../../market/need-table.ts';
import { hasLeft } from '../../market/orphans.ts';
import { candidateApplies } from '../../market/recruit.ts';
import { beginRegistration } from '../../market/register.ts';
import { finished } from '../../market/staff.ts';
import { REGISTRATION_FACTS } from '../../policy/customer-protection/schema.ts';
import { DEVELOPMENT_STEPS } from '../../world/compiled.ts';
import type { SituationEvent } from './schema.ts';
import type { ScriptedMarket } from './scripted-market.ts';

/** More tries than anybody makes: a registration that was sent back is not mended by itself. */
const NO_MORE_TRIES = 99;

/** Why something cannot be done as the market stands; the test is then wrong about the rules, or about itself. */
export class CannotBeDone extends Error {
  override readonly name = 'CannotBeDone';
}

function must(holds: boolean, why: string): void {
  if (!holds) throw new CannotBeDone(why);
}

/**
 * Lets somebody do something now, through the market's own stages.
 *
 * @param lead its number on the tape
 * @throws CannotBeDone if the market as it stands does not allow it
 */
export function perform(m: ScriptedMarket, event: SituationEvent, lead: number): void {
  if (event.does === 'promotes') {
    spendOnPromotion(m, event);
    return;
  }
  const need = m.tape.leadNeed[lead];
  const later = event.does === 'pays' || event.does === 'is-refunded';
  must(later || m.needs.state[need] === NeedState.open, 'the customer has closed the matter by then');
  const party = m.parties.findIndex(({ name }) => name === event.who);
  const other = m.parties.findIndex(({ name }) => name === event.for);
  const owner = m.leads.ownerPlus1[lead] - 1;
  const state = m.leads.state[lead];
  switch (event.does) {
    case 'accepts':
      must(state === LeadState.offered && owner === party, offerMissing(m, lead));
      m.leads.readAt[lead] = m.now;
      readOffer(m, lead);
      return;
    case 'declines':
      must(state === LeadState.offered && owner === party, offerMissing(m, lead));
      takeBack(m, lead, 'declined', 0);
      return;
    case 'claims':
      must(state === LeadState.pooled, `the lead is not in the open pool: ${whereabouts(m, lead)}`);
      must(mayReachFor(m, lead, party), 'the rules do not let it have this lead');
      m.leads.claimPartyPlus1[lead] = party + 1;
      m.leads.readAt[lead] = m.now;
      claimFromPool(m, lead);
      return;
    case 'hears-of-it':
    case 'grabs': {
      const before = fileOf(m, need, party);
      must(before < 0 || m.files.open[before] === 0, 'it works this customer already');
      const file = openFile(m, need, party, event.does === 'grabs' ? Way.grabbed : Way.groupClaim);
      callsAt(m, file);
      return;
    }
    case 'applies':
      must(party >= 0 && m.parties[party].candidate && hasLeft(m, party), 'it is no candidate');
      candidateApplies(m, party);
      return;
    case 'leaves':
      must(party >= 0 && party !== m.hq, 'only partners leave');
      leave(m, party);
      return;
    case 'chooses':
      m.written.chosen.set(need, other);
      return;
    case 'finds-for':
      m.written.found.set(need, other);
      return;
    case 'pays':
    case 'is-refunded':
      afterSale(m, event.does, need);
      return;
    default:
      work(m, event, lead, need, party);
  }
}

/** What a party does about a customer that it works. */
function work(m: ScriptedMarket, event: SituationEvent, lead: number, need: number, party: number): void {
  const { files } = m;
  const file = fileOf(m, need, party);
  must(file >= 0 && files.open[file] === 1, `it does not work this customer: ${whereabouts(m, lead)}`);
  const offered = m.leads.state[lead] === LeadState.offered && m.leads.ownerPlus1[lead] === party + 1;
  must(!offered, 'it has not accepted the lead');
  switch (event.does) {
    case 'contacts':
      callsAt(m, file);
      return;
    case 'gives-back':
      giveBack(m, file);
      return;
    case 'registers':
      must(
        files.registration[file] === Registration.none || files.registration[file] >= Registration.rejected,
        'it has registered this customer already',
      );
      files.registration[file] = Registration.none;
      files.registrationTries[file] = NO_MORE_TRIES;
      m.written.facts.set(file, factsOf(event.states ?? REGISTRATION_FACTS));
      beginRegistration(m, file);
      return;
    case 'reports':
      must(files.reachedAt[file] > 0, 'it has not spoken to the customer');
      must(m.needs.disputePlus1[need] === 0, 'work is held up by a dispute');
      files.steps[file] = DEVELOPMENT_STEPS.indexOf(event.progress!);
      finished.seconds = m.world.products[m.tape.needProduct[need]].stepSeconds[files.steps[file]];
      stepDone(m, file);
      return;
    case 'complains': {
      const rival = workingRival(m, file);
      must(rival >= 0, 'nobody else has worked this customer');
      must(files.workedAt[file] > 0, 'it has not worked this customer');
      const rivalFirst = files.workedAt[rival] <= files.workedAt[file];
      reportDispute(m, rivalFirst ? rival : file, rivalFirst ? file : rival);
      return;
    }
    case 'wins':
      writeOrder(m, event, need);
      signsWith(m, file);
  }
}

/** A partner spends money on promotion, beside what it does of itself, which is nothing. */
function spendOnPromotion(m: ScriptedMarket, event: SituationEvent): void {
  const party = m.parties.findIndex(({ name }) => name === event.who);
  must(m.promotion !== null, 'this world has no `local_promotion`');
  m.promotions.spent[party * m.months.length + m.promotions.month] += event.spends?.minor ?? 0;
}

/** The party calls the customer and reaches it. */
function callsAt(m: ScriptedMarket, file: number): void {
  finished.seconds = Math.round(m.world.customers.attemptSeconds);
  attemptDone(m, file);
}

function writeOrder({ tape, world }: ScriptedMarket, event: SituationEvent, need: number): void {
  const { price, adSpend } = world.products[tape.needProduct[need]];
  const value = event.order?.minor ?? price;
  const passedOn =
    event.of_which_ad_spend?.minor ?? (price === 0 ? 0 : Math.round((value * adSpend) / price));
  must(passedOn <= value, 'the order is smaller than what of it is passed on');
  tape.needValue[need] = value;
  tape.needAdSpend[need] = passedOn;
}

function afterSale(m: ScriptedMarket, does: 'pays' | 'is-refunded', need: number): void {
  const { deals } = m;
  let deal = deals.count - 1;
  while (deal >= 0 && deals.need[deal] !== need) deal--;
  must(deal >= 0, 'the customer has bought nothing');
  if (does === 'pays') {
    deals.receivedAt[deal] = m.now;
    deals.goLiveAt[deal] = m.now;
  } else {
    must(m.now > deals.receivedAt[deal], 'the customer has not paid yet');
    deals.refundedAt[deal] = m.now;
  }
}

function factsOf(states: readonly (typeof REGISTRATION_FACTS)[number][]): number {
  return states.reduce((mask, fact) => mask | (1 << REGISTRATION_FACTS.indexOf(fact)), 0);
}

function offerMissing(m: ScriptedMarket, lead: number): string {
  return `the lead is not on offer to it: ${whereabouts(m, lead)}`;
}

/** Who has a lead, in a word. */
export function ownerInWords(m: ScriptedMarket, lead: number): string {
  switch (m.leads.state[lead]) {
    case LeadState.pooled:
      return 'open-pool';
    case LeadState.manual:
      return 'channel-manager';
    case LeadState.offered:
    case LeadState.held:
      return m.parties[m.leads.ownerPlus1[lead] - 1].name;
    default:
      return 'nobody';
  }
}

function whereabouts(m: ScriptedMarket, lead: number): string {
  const owner = ownerInWords(m, lead);
  switch (m.leads.state[lead]) {
    case LeadState.offered:
      return `it is on offer to ${owner}`;
    case LeadState.held:
      return `${owner} has it`;
    case LeadState.merged:
      return 'it was joined to an earlier enquiry';
    case LeadState.invalid:
      return 'it is not effective';
    default:
      return owner === 'nobody' ? 'nobody has it' : `it is with the ${owner}`;
  }
}
