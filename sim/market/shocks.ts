import { DAY } from '../engine/civil.ts';
import { draw, entityKey } from '../engine/draw.ts';
import { LocalTime } from '../engine/local-time.ts';
import { Fact } from '../measure/facts.ts';
import { Purpose } from '../world/purposes.ts';
import { spellsOfAll } from '../world/shock-factors.ts';
import { isServed } from './accounts.ts';
import { Kind, Phase } from './events.ts';
import { leave } from './leaving.ts';
import type { Market } from './market.ts';
import { NeedState } from './need-table.ts';
import { hasLeft } from './orphans.ts';

const key = new Int32Array(2);

/** Strikes of this replication that take partners; they are the same under every plan. */
function strikes(m: Market) {
  return spellsOfAll(m.world, m.tape.key0, m.tape.key1).filter(({ shock }) => shock.exits !== null);
}

/** Puts the strikes of shocks that take partners on the calendar, at midnight of headquarters. */
export function beginShocks(m: Market): void {
  const { world } = m;
  if (world.partnerShocks === null) return;
  const clock = new LocalTime(
    world.startUtc,
    world.regions[world.calendars[world.hq.calendar].region].offsets,
  );
  for (const [strike, { shock, from }] of strikes(m).entries()) {
    const at = clock.instant(from * DAY);
    if (at < 0 || at >= world.horizon) continue;
    m.at(at, Phase.release, strike, Kind.shockStrikes, shock.k0 ^ (strike + 1), shock.k1);
  }
}

/** A shock strikes: partners are gone, and what they leave behind goes where the rules say. */
export function shockStrikes(m: Market, strike: number): void {
  const { shock, from } = strikes(m)[strike];
  const exits = shock.exits!;
  const regions = shock.regions.reduce((mask, region) => mask | (1 << region), 0);
  for (let party = 0; party < m.hq; party++) {
    const { name, regions: home, k0, k1 } = m.parties[party];
    // Neither leavers nor candidates that have not been signed are there.
    if (hasLeft(m, party)) continue;
    entityKey(m.tape.key0, m.tape.key1, k0, k1, key);
    const isThere = ((regions >>> home[0]) & 1) === 1;
    const drawn = isThere && draw(Purpose.shockTakes, key[0], key[1], shock.k0 ^ from) < exits.share;
    if (drawn || exits.partners.includes(name)) strikeDown(m, party, exits.insolvent);
  }
}

function strikeDown(m: Market, party: number, insolvent: boolean): void {
  const { leads, accounts, needs, tape } = m;
  for (let lead = 0; lead < m.arrived; lead++) {
    const need = tape.leadNeed[lead];
    if (leads.ownerPlus1[lead] !== party + 1 || needs.state[need] !== NeedState.open) continue;
    m.book.add(Fact.struckLeads, need, 1);
  }
  for (let account = 0; account < accounts.count; account++) {
    if (accounts.maintainer[account] !== party || !isServed(m, account)) continue;
    m.book.add(Fact.struckOrphans, accounts.need[account], 1);
  }
  if (insolvent) m.tempers.insolventAt[party] = m.now;
  if (m.isCounting()) m.book.sums.struck[party]++;
  leave(m, party);
}
