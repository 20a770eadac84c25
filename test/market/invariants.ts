import { Next, Registration } from '../../sim/market/file-table.ts';
import { Deadline, LEAD_STATES, LeadState } from '../../sim/market/lead-table.ts';
import type { Market } from '../../sim/market/market.ts';
import { NeedState } from '../../sim/market/need-table.ts';

/**
 * What must be true of a market between any two events, said in words where it is not.
 *
 * @param now second of the event handled last
 */
export function violations(m: Market, now: number): string[] {
  return [...ofLeads(m, now), ...ofFiles(m), ...ofProtection(m, now), ...ofParties(m)];
}

function* ofLeads(m: Market, now: number): Generator<string> {
  const { leads, files, needs, tape } = m;
  for (let lead = 0; lead < m.arrived; lead++) {
    const state = leads.state[lead];
    const need = tape.leadNeed[lead];
    const party = leads.ownerPlus1[lead] - 1;
    const file = leads.filePlus1[lead] - 1;
    const owned = state === LeadState.offered || state === LeadState.held;
    const said = `lead ${lead}, ${LEAD_STATES[state]}`;
    if (owned !== party >= 0 || owned !== file >= 0) yield `${said}: owner ${party}, file ${file}`;
    if (owned) {
      if (files.need[file] !== need || files.party[file] !== party) yield `${said}: in another's file`;
      if (files.open[file] === 0) yield `${said}: its file is closed`;
      if (files.leadPlus1[file] !== lead + 1) yield `${said}: its file belongs to another lead`;
    }
    const active = state >= LeadState.pooled && state <= LeadState.unowned;
    if (active && needs.state[need] !== NeedState.open) yield `${said}: its need is closed`;
    const deadline = m.leadDeadlines.of(lead);
    if (deadline < now) yield `${said}: deadline ${deadline} has passed`;
    const waits = leads.deadlineKind[lead];
    if (waits === Deadline.pool && state !== LeadState.pooled) yield `${said}: waits in a pool`;
    if (waits > Deadline.pool && !owned) yield `${said}: nobody can meet its deadline`;
  }
}

function* ofFiles(m: Market): Generator<string> {
  const { files, leads, needs } = m;
  for (let file = 0; file < files.count; file++) {
    const said = `file ${file} of party ${files.party[file]}`;
    const next = files.next[file];
    if (files.open[file] === 1) {
      if (needs.state[files.need[file]] !== NeedState.open) yield `${said}: open on a closed need`;
      const lead = files.leadPlus1[file] - 1;
      if (lead >= 0 && leads.filePlus1[lead] !== file + 1) yield `${said}: its lead ${lead} is elsewhere`;
      if (next === Next.dispute && needs.disputePlus1[files.need[file]] === 0)
        yield `${said}: waits for a dispute that is over`;
    } else if (next === Next.attempt || next === Next.step || next === Next.dispute)
      yield `${said}: closed and waits for ${next}`;
  }
}

function* ofProtection(m: Market, now: number): Generator<string> {
  const { files, needs } = m;
  for (let file = 0; file < files.count; file++) {
    const until = files.protectedUntil[file];
    if (until === 0) continue;
    const said = `protection of file ${file}`;
    if (until < now) yield `${said}: ended at ${until}`;
    if (files.open[file] === 0) yield `${said}: the file is closed`;
    if (files.registration[file] !== Registration.approved) yield `${said}: without an approved registration`;
    if (needs.protectedPlus1[files.need[file]] === 0) yield `${said}: the need does not know of it`;
  }
  for (let need = 0; need < m.tape.needs; need++) {
    const file = needs.protectedPlus1[need] - 1;
    if (file >= 0 && files.protectedUntil[file] === 0) yield `need ${need}: protected by nothing`;
  }
}

function* ofParties(m: Market): Generator<string> {
  const { files, leads } = m;
  const held = new Array<number>(m.parties.length).fill(0);
  const fromPool = new Array<number>(m.parties.length).fill(0);
  const registered = new Array<number>(m.parties.length).fill(0);
  for (let lead = 0; lead < m.arrived; lead++) {
    const party = leads.ownerPlus1[lead] - 1;
    if (party < 0) continue;
    held[party]++;
    if (leads.fromPool[lead] === 1) fromPool[party]++;
  }
  for (let file = 0; file < files.count; file++) {
    const state = files.registration[file];
    const counts = state === Registration.submitted || state === Registration.approved;
    if (files.open[file] === 1 && counts) registered[files.party[file]]++;
  }
  for (let party = 0; party < m.parties.length; party++) {
    const said = `party ${party}`;
    if (held[party] !== m.openLeads[party]) yield `${said}: ${held[party]} leads, not ${m.openLeads[party]}`;
    if (fromPool[party] !== m.poolHeld[party])
      yield `${said}: holds ${fromPool[party]}, ${m.poolHeld[party]}`;
    if (registered[party] !== m.openRegistrations[party])
      yield `${said}: ${registered[party]} registrations, not ${m.openRegistrations[party]}`;
    if (m.stations.busy[party] > m.stations.servers[party]) yield `${said}: more at work than it has`;
  }
}
