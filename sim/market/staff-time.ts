import { SECONDS_PER_HOUR } from '../engine/civil.ts';
import { Fact } from '../measure/facts.ts';
import { Amount } from './book.ts';
import type { Market } from './market.ts';
import { finished } from './staff.ts';

/** A party spends staff time on a file; it counts as long as the books of the need are open. */
export function spend(m: Market, file: number, seconds: number): void {
  const party = m.files.party[file];
  m.tempers.seconds[party] += seconds;
  if (party === m.hq) noteDirect(m, seconds);
  if (m.isFollowed(m.files.need[file])) m.files.seconds[file] += seconds;
}

/** HQ's direct team has worked so long, for whatever customer; it is its load while the cohort arrives that is shown. */
export function noteDirect(m: Market, seconds: number): void {
  if (m.isCounting()) m.book.directSeconds += seconds;
}

/** At the end of a run, enters the staff time of every file at its party's hourly cost. */
export function enterHours(m: Market): void {
  const { files, book } = m;
  for (let file = 0; file < files.count; file++) {
    const need = files.need[file];
    const seconds = files.seconds[file];
    if (seconds === 0 || !book.isCohort(need)) continue;
    const party = files.party[file];
    const cost = (seconds / SECONDS_PER_HOUR) * m.parties[party].hourlyCost;
    book.addAmount(Amount.seconds, party, need, seconds);
    book.addAmount(Amount.hoursCost, party, need, cost);
    if (party === m.hq) {
      book.add(Fact.hqSellingSeconds, need, seconds);
      book.add(Fact.hqHoursCost, need, cost);
      continue;
    }
    book.add(Fact.partnerSeconds, need, seconds);
    book.add(Fact.partnerHoursCost, need, cost);
    if (m.tape.customerValid[m.tape.needCustomer[need]] === 0) book.add(Fact.junkSeconds, need, seconds);
  }
}

/** Enters the time of a channel manager on the matter just finished, and how long it waited, to a need. */
export function spendManager(m: Market, need: number): void {
  if (!m.isFollowed(need)) return;
  m.book.add(Fact.managerJobs, need, 1);
  m.book.add(Fact.managerSeconds, need, finished.seconds);
  m.book.add(Fact.managerWaitSeconds, need, finished.waited);
  const cost = managerCost(m);
  m.book.add(Fact.managerCost, need, cost);
  m.book.add(Fact.hqHoursCost, need, cost);
}

/** The same for a matter of a region and of no customer. @returns what it cost, minor units */
export function spendManagerInRegion(m: Market, region: number): number {
  m.book.addInRegion(Fact.managerJobs, region, 1);
  m.book.addInRegion(Fact.managerSeconds, region, finished.seconds);
  m.book.addInRegion(Fact.managerWaitSeconds, region, finished.waited);
  const cost = managerCost(m);
  m.book.addInRegion(Fact.managerCost, region, cost);
  m.book.addInRegion(Fact.hqHoursCost, region, cost);
  return cost;
}

function managerCost({ world }: Market): number {
  return (finished.seconds / SECONDS_PER_HOUR) * world.hq.channelManagerHourlyCost;
}

/** A partner spends staff time on no customer: it counts while the cohort arrives, in its home region. */
export function spendOfPartner(m: Market, party: number, seconds: number): void {
  m.tempers.seconds[party] += seconds;
  if (!m.isCounting()) return;
  const { regions, hourlyCost } = m.parties[party];
  const cost = (seconds / SECONDS_PER_HOUR) * hourlyCost;
  m.book.workOfParty(party, seconds, cost);
  m.book.addInRegion(Fact.partnerSeconds, regions[0], seconds);
  m.book.addInRegion(Fact.partnerHoursCost, regions[0], cost);
}
