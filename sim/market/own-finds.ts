import { Fact } from '../measure/facts.ts';
import { fileOf } from './files.ts';
import type { Market } from './market.ts';
import { finderOf } from './promotion.ts';

/**
 * A need has ended: if a partner had found the customer itself, did it have it to itself? From that it learns what to
 * expect of the next one.
 */
export function noteOwnFind(m: Market, need: number): void {
  const { tape, tempers } = m;
  const lead = tape.needFirstLead[need];
  const finder = finderOf(m, lead);
  if (finder < 0 || m.world.sources[tape.leadSource[lead]].origin !== 'partner') return;
  const alone = hadItAlone(m, need, lead, finder) ? 1 : 0;
  m.book.add(Fact.ownFinds, need, 1);
  m.book.add(Fact.ownFindsAlone, need, alone);
  const { happens, remembered } = m.adaptation!.exclusivity;
  if (!happens) return;
  tempers.exclusivity[finder] = remembered * tempers.exclusivity[finder] + (1 - remembered) * alone;
}

/**
 * A find is shared if it was taken back, or if another party, headquarters among them, came and spent hours on it
 * before the finder had stopped. What the finder gave up itself it does not mind others having.
 */
function hadItAlone(m: Market, need: number, lead: number, finder: number): boolean {
  const { files } = m;
  if (m.leads.reclaimed[lead] === 1) return false;
  const own = fileOf(m, need, finder);
  for (let file = m.needs.filePlus1[need] - 1; file >= 0; file = files.chainPlus1[file] - 1) {
    if (file === own || files.workedAt[file] === 0) continue;
    if (own < 0 || files.openedAt[file] < files.closedAt[own]) return false;
  }
  return true;
}
