import { draw } from '../engine/draw.ts';
import { Fact } from '../measure/facts.ts';
import { Purpose } from '../world/purposes.ts';
import { attemptContact } from './contact.ts';
import { Kind, Phase } from './events.ts';
import { Next, Registration, Way } from './file-table.ts';
import { actLater, fileOf, openFile } from './files.ts';
import type { Market } from './market.ts';
import { NeedState } from './need-table.ts';
import { hasLeft } from './orphans.ts';
import { protectorOf } from './protect.ts';

/** A group has several sites: partners there may hear of its project. */
export function spreadGroupNews(m: Market, customer: number): void {
  const { tape } = m;
  if (!m.world.behaviour.groupClaims || tape.customerSites[customer] < 2) return;
  const need = tape.customerFirstNeed[customer];
  for (let site = 1; site <= 2; site++) {
    const index = (site - 1) * tape.customers + customer;
    const time = tape.groupNewsTime[index];
    if (tape.groupNewsParty[index] < 0 || time < m.now) continue;
    m.at(
      time,
      Phase.claim,
      2 * customer + site - 1,
      Kind.groupNews,
      tape.needKey0[need],
      tape.needKey1[need],
    );
  }
}

/** A partner of another site hears of the group's project and may go for it. */
export function hearGroupNews(m: Market, entity: number): void {
  const { tape } = m;
  const customer = entity >> 1;
  const site = (entity & 1) + 1;
  const party = tape.groupNewsParty[(site - 1) * tape.customers + customer];
  const need = tape.customerFirstNeed[customer];
  if (m.needs.state[need] !== NeedState.open || isOnIt(m, need, party)) return;
  m.pair(tape.needKey0[need], tape.needKey1[need], party);
  if (draw(Purpose.groupNews, m.pair0, m.pair1, 0) > m.world.behaviour.groupNews) return;
  const u = draw(Purpose.groupClaim, m.pair0, m.pair1, 0);
  if (u > m.tempers.claims[party]) return;
  if (u > m.tempers.claims[party] * deterrence(m, need)) stayAway(m, need, party, Way.groupClaim);
  else attemptContact(m, openFile(m, need, party, Way.groupClaim));
}

/** Partners that like to grab may have seen where a lead went. */
export function lookForGrabbers(m: Market, lead: number, fromPool: boolean): void {
  const { behaviour } = m.world;
  if (!behaviour.grabbing) return;
  const { tape, leads } = m;
  const grabbers = m.grabbers[tape.leadRegion[lead]];
  if (grabbers.length === 0) return;
  const need = tape.leadNeed[lead];
  const owner = leads.ownerPlus1[lead] - 1;
  // One draw says whether anybody sees it at all: who looks over a shoulder is seldom alone.
  const visible = fromPool ? behaviour.poolVisible : behaviour.assignedVisible;
  if (draw(Purpose.seen, tape.leadKey0[lead], tape.leadKey1[lead], leads.moves[lead]) > visible) return;
  for (let i = 0; i < grabbers.length; i++) {
    const party = grabbers[i];
    if (party === owner) continue;
    const { k0 } = m.parties[party];
    const grabPropensity = m.tempers.grabs[party];
    // The k is the grabber's name hash turned by the number of the owner.
    const k = (k0 + Math.imul(leads.moves[lead], 0x9e3779b9)) | 0;
    const u = draw(Purpose.grab, tape.leadKey0[lead], tape.leadKey1[lead], k);
    if (u > grabPropensity || isOnIt(m, need, party)) continue;
    if (u > grabPropensity * deterrence(m, need)) {
      stayAway(m, need, party, Way.grabbed);
      continue;
    }
    const delay =
      -Math.log(draw(Purpose.grabDelay, tape.leadKey0[lead], tape.leadKey1[lead], k)) * behaviour.grabDelay;
    beginLater(m, need, party, Way.grabbed, delay);
  }
}

/** A party will turn to a customer that it was not given; until then it has done nothing, so its file is not open yet. */
function beginLater(m: Market, need: number, party: number, way: number, delay: number): void {
  const file = openFile(m, need, party, way);
  m.files.open[file] = 0;
  actLater(m, file, Next.begin, m.working[party].addWorking(m.now, Math.max(1, Math.round(delay))));
}

/** A party would go for the customer, were it not protected. */
function stayAway(m: Market, need: number, party: number, way: number): void {
  let file = fileOf(m, need, party);
  if (file < 0) {
    file = openFile(m, need, party, way);
    m.files.open[file] = 0;
    m.files.closedAt[file] = m.now;
  }
  m.files.stayedAwayPlus1[file] = way + 1;
}

/**
 * A protection is over: who stayed away for it, or was refused for it and let the customer go, may turn to the needs that
 * it covered and that are open and free; who was refused and goes on may register again.
 *
 * @param from first need that it covered
 * @param end one past the last
 */
export function protectionIsOver(m: Market, from: number, end: number): void {
  const { files, needs } = m;
  for (let need = from; need < end; need++) {
    if (needs.state[need] !== NeedState.open || protectorOf(m, need) >= 0) continue;
    for (let file = needs.filePlus1[need] - 1; file >= 0; file = files.chainPlus1[file] - 1) {
      if (files.stayedAwayPlus1[file] > 0) lookAgain(m, file);
    }
  }
}

/** A party that held back for a protection looks at the customer again. */
function lookAgain(m: Market, file: number): void {
  const { files } = m;
  const { looksAgain, looksAgainDelay } = m.world.behaviour;
  const way = files.stayedAwayPlus1[file] - 1;
  const party = files.party[file];
  if (hasLeft(m, party) || m.drawFile(Purpose.looksAgain, file, 0) > looksAgain) return;
  if (files.open[file] === 1) {
    if (files.registration[file] !== Registration.rejected) return;
    files.stayedAwayPlus1[file] = 0;
    files.registration[file] = Registration.none;
    files.registersAgain[file] = 1;
    return;
  }
  // Who was given the lead and lost it has been told to stop.
  if (way === Way.given || files.next[file] !== Next.nothing) return;
  const delay = -Math.log(m.drawFile(Purpose.looksAgain, file, 1)) * looksAgainDelay;
  beginLater(m, files.need[file], party, way, delay);
  files.stayedAwayPlus1[file] = way + 1;
}

/** A party turns to a customer that it was not given. */
export function beginUninvited(m: Market, file: number): void {
  const need = m.files.need[file];
  const protector = protectorOf(m, need);
  const sawIt = m.files.openedAt[file];
  m.files.open[file] = 1;
  m.files.openedAt[file] = m.now;
  // It stays away from what has meanwhile come under protection as often as it would have at first.
  if (
    protector >= 0 &&
    m.files.protectedFrom[protector] >= sawIt &&
    m.drawFile(Purpose.staysAway, file, 0) > m.world.behaviour.protectedDeterrence
  ) {
    m.files.open[file] = 0;
    m.files.closedAt[file] = m.now;
    m.files.next[file] = Next.nothing;
    m.files.stayedAwayPlus1[file] = m.files.way[file] + 1;
    return;
  }
  if (m.files.stayedAwayPlus1[file] > 0) {
    m.files.stayedAwayPlus1[file] = 0;
    m.book.add(Fact.afterProtection, need, 1);
  }
  attemptContact(m, file);
}

/** Is the party working the need, about to, or still busy with the last job on a file it has closed? */
function isOnIt(m: Market, need: number, party: number): boolean {
  const file = fileOf(m, need, party);
  return file >= 0 && (m.files.open[file] === 1 || m.files.next[file] !== Next.nothing);
}

/** Factor on claims and grabs while the customer is known to be protected. */
function deterrence(m: Market, need: number): number {
  return protectorOf(m, need) >= 0 ? m.world.behaviour.protectedDeterrence : 1;
}
