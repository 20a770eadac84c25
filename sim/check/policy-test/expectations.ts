import { Registration } from '../../market/file-table.ts';
import { fileOf } from '../../market/files.ts';
import { LeadState } from '../../market/lead-table.ts';
import { protectorOf } from '../../market/protect.ts';
import type { Settled } from '../../market/settle.ts';
import { ownerInWords } from './actions.ts';
import type { Expectation } from './schema.ts';
import type { ScriptedMarket } from './scripted-market.ts';
import type { SituationTimes } from './times.ts';

/** Something that a test expects of the market as it stands. */
export type Expected = Exclude<keyof Expectation, 'at' | 'lead' | 'partner' | 'why' | 'payout'>;

const NOBODY = 'nobody';
const REGISTRATIONS = Object.keys(Registration) as (keyof typeof Registration)[];

/**
 * What the market says, in the words of the expectation.
 *
 * @param lead its number on the tape
 * @param partner party that the expectation names, -1 for none
 */
export function found(
  m: ScriptedMarket,
  key: Expected,
  lead: number,
  partner: number,
  times: SituationTimes,
): string {
  const { leads, files, tape } = m;
  const need = tape.leadNeed[lead];
  const nameOf = (party: number) => (party < 0 ? NOBODY : m.parties[party].name);
  const reclaim = m.reclaims.findLast((each) => each.lead === lead);
  const conflict = m.decided.findLast((each) => each.need === need);
  switch (key) {
    case 'judged':
      return judgement(leads.state[lead]);
    case 'tier':
      return leads.tier[lead] < 0 ? 'none' : m.policyOf(lead).tiers[leads.tier[lead]].name;
    case 'rule': {
      const rule = m.policyOf(lead).allocation[leads.rule[lead]];
      return rule === undefined ? 'nobody-found' : rule.name;
    }
    case 'owner':
      return ownerInWords(m, lead);
    case 'received_by':
      return nameOf(leads.receiverPlus1[lead] - 1);
    case 'registration': {
      const file = fileOf(m, need, partner);
      return file < 0 ? 'none' : REGISTRATIONS[files.registration[file]];
    }
    case 'protected_for':
    case 'protected_until': {
      const file = protectorOf(m, need);
      if (key === 'protected_for') return nameOf(file < 0 ? -1 : files.party[file]);
      return file < 0 ? 'no protection' : times.inWords(files.protectedUntil[file]);
    }
    case 'reclaimed_from':
      return reclaim === undefined ? NOBODY : reclaim.from < 0 ? 'open-pool' : nameOf(reclaim.from);
    case 'reclaimed_at':
      return reclaim === undefined ? 'never' : times.inWords(reclaim.at);
    case 'reclaimed_because':
      return reclaim === undefined ? 'nothing' : reclaim.because;
    case 'conflict_winner':
      return nameOf(conflict?.winner ?? -1);
    case 'conflict_step':
      return conflict?.step ?? 'none';
    case 'market_holder':
      return nameOf(m.rights[rightAt(m, lead)] === undefined ? -1 : m.held.holderPlus1[rightAt(m, lead)] - 1);
    case 'market_right':
      return rightInWords(m, rightAt(m, lead));
    case 'market_conflict':
      return m.marketSteps.findLast((each) => each.lead === lead)?.step ?? 'none';
    case 'conflict_decided_at':
      return conflict === undefined ? 'never' : times.inWords(conflict.at);
  }
}

/** The first right of the lead's policy to its region, -1 for none. */
function rightAt(m: ScriptedMarket, lead: number): number {
  return m.rights.findIndex(({ right }) => right.region === m.tape.leadRegion[lead]);
}

function rightInWords(m: ScriptedMarket, slot: number): string {
  if (slot < 0 || (m.held.since[slot] === 0 && m.held.until[slot] === 0)) return 'never-granted';
  if (m.held.holderPlus1[slot] === 0) return m.held.openUntil[slot] > 0 ? 'withdrawn' : 'ended';
  return m.now < m.held.until[slot] ? 'holds' : 'ended';
}

function judgement(state: number): string {
  switch (state) {
    case LeadState.toCome:
      return 'none yet';
    case LeadState.invalid:
      return 'not-effective';
    case LeadState.merged:
      return 'joined-to-earlier';
    default:
      return 'effective';
  }
}

/** What a partner that only recommends holds in the end, minor units. */
export function payoutOfRecommender({ ledger }: Settled, member: number): number {
  return ledger.balance(ledger.account('recommender', member));
}

/** What a party holds in the end, minor units. */
export function payoutOf({ ledger }: Settled, party: number): number {
  return ledger.balance(ledger.account('partner', party));
}
