import { draw } from '../engine/draw.ts';
import type { CompiledPolicy } from '../policy/compiled.ts';
import { Purpose } from '../world/purposes.ts';
import { fillFoundOut, fillLeadView } from './lead-view.ts';
import type { Market } from './market.ts';

/** A partner that had a lead does not get the same one again within a day, whatever the policy says. */
const LEAST_COOL_DOWN = 86_400;

/**
 * Marks the parties that may not have this lead now: those that have its customer in hand or just lost it.
 *
 * @returns true if somebody just lost it
 */
function fillExcluded(m: Market, lead: number, policy: CompiledPolicy): boolean {
  const { files, allocation } = m;
  const need = m.tape.leadNeed[lead];
  allocation.excluded.fill(0);
  if (m.leavers > 0) excludeLeavers(m);
  let coolingDown = false;
  const coolDown = Math.max(LEAST_COOL_DOWN, policy.followUp.after.coolDown);
  for (let file = m.needs.filePlus1[need] - 1; file >= 0; file = files.chainPlus1[file] - 1) {
    if (files.leadPlus1[file] !== lead + 1) continue;
    if (files.open[file] === 1 || m.now < files.closedAt[file] + coolDown) {
      allocation.excluded[files.party[file]] = 1;
      if (files.open[file] === 0) coolingDown = true;
    }
  }
  return coolingDown;
}

function excludeLeavers({ allocation, tempers }: Market): void {
  for (let party = 0; party < allocation.excluded.length; party++) {
    if (tempers.leftAt[party] > 0) allocation.excluded[party] = 1;
  }
}

/**
 * Fills what rules that choose a party see.
 *
 * @param foundOut whether somebody has found out what the customer needs, whatever the lead says
 * @returns true if one is passed over because it just lost this lead
 */
export function fillAllocationView(m: Market, lead: number, fromRule: number, foundOut = false): boolean {
  const { tape, allocation } = m;
  const policy = m.policyOf(lead);
  if (foundOut) fillFoundOut(m, lead);
  else fillLeadView(m, lead);
  const coolingDown = fillExcluded(m, lead, policy);
  let wanted = 0;
  if (m.lead.product >= 0) for (const skill of m.world.products[m.lead.product].skills) wanted |= 1 << skill;
  allocation.skillsWanted = wanted;
  allocation.now = m.now;
  allocation.chance = draw(Purpose.allocation, tape.leadKey0[lead], tape.leadKey1[lead], m.leads.moves[lead]);
  allocation.counters = m.counters[m.policyIndexOf(lead)];
  m.board.passedOverUntil = m.passedOver[m.policyIndexOf(lead)];
  allocation.fromRule = fromRule;
  return coolingDown;
}
