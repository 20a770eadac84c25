import type { CompiledPolicy } from '../policy/compiled.ts';
import { isFull } from '../policy/limits/decide.ts';
import { protectsLead } from '../policy/market-protection/decide.ts';
import type { Market } from './market.ts';
import { countRight, holds } from './market-rights.ts';

/**
 * The right under which a lead falls, whose view has been filled; -1 where its region is open, or the right is about
 * other leads.
 */
export function rightOver(m: Market, lead: number): number {
  const policy = m.policyIndexOf(lead);
  for (let slot = 0; slot < m.rights.length; slot++) {
    if (m.rights[slot].policy !== policy || !holds(m, slot)) continue;
    if (protectsLead(m.rights[slot].right, m.lead, m.world.selling.largeDeal)) return slot;
  }
  return -1;
}

/**
 * Whom a right gives a lead to: its holder; headquarters' own team, where the holder of an exclusive right has lost it;
 * nobody, where the ordinary rules decide. The views of the decision have been filled.
 *
 * @returns the party, -1 for the ordinary rules, -2 for nobody at all
 */
export function partyByRight(m: Market, lead: number, slot: number, policy: CompiledPolicy): number {
  const { right } = m.rights[slot];
  const holder = m.held.holderPlus1[slot] - 1;
  const excluded = m.allocation.excluded[holder] !== 0;
  switch (right.kind) {
    case 'exclusive':
      if (!excluded) return givenByRight(m, lead, slot, holder);
      return m.allocation.excluded[m.hq] === 0 ? m.hq : -2;
    case 'first-offer': {
      const busy = isFull(policy.limits, m.board, holder) || m.board.passedOverUntil[holder] > m.now;
      return excluded || busy ? -1 : givenByRight(m, lead, slot, holder);
    }
    case 'finder-share':
    case 'duties-only':
      return -1;
  }
}

/** A lead goes to the holder of a right because of it. @returns the holder */
export function givenByRight(m: Market, lead: number, slot: number, holder: number): number {
  m.leads.rightPlus1[lead] = slot + 1;
  m.held.given[slot]++;
  countRight(m, slot, 'lead-given');
  return holder;
}

/** The holder of a right takes on a lead that it was given by it. */
export function noteTakenOn(m: Market, lead: number): void {
  const slot = heldSlot(m, lead);
  if (slot >= 0) m.held.taken[slot]++;
}

/** The holder has called the customer for the first time. */
export function noteAnswered(m: Market, lead: number): void {
  const slot = heldSlot(m, lead);
  if (slot < 0) return;
  const within = m.rights[slot].right.duties.answersWithin;
  if (m.now - m.leads.givenAt[lead] <= within) m.held.answered[slot]++;
}

/** The right by which a lead's owner has it, as far as it was given in the period under way; -1 for none. */
function heldSlot(m: Market, lead: number): number {
  const slot = m.leads.rightPlus1[lead] - 1;
  if (slot < 0 || m.leads.ownerPlus1[lead] !== m.held.holderPlus1[slot]) return -1;
  return m.leads.givenAt[lead] >= m.held.periodFrom[slot] ? slot : -1;
}
