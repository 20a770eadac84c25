import { LocalTime } from '../engine/local-time.ts';
import { FOREVER } from '../engine/working-time.ts';
import { periodOf } from '../ledger/period.ts';
import { levelAfter } from '../policy/partner-levels/decide.ts';
import { levelCounter } from '../policy/rule-index.ts';
import { Kind, Phase } from './events.ts';
import type { Market } from './market.ts';

/** What a level adds is kept with the contract in millionths. */
export const ADDS = 1_000_000;

/** Everybody begins at the lowest level. Performance is kept from the first second, whichever policy asks for it. */
export function beginLevels(m: Market): void {
  if (m.policies.every(({ partnerLevels }) => partnerLevels === null)) return;
  for (const [policy, { partnerLevels }] of m.policies.entries()) {
    if (partnerLevels !== null) m.levels[policy].fill(partnerLevels.levels.length - 1);
  }
  nextReview(m, 1);
}

function nextReview(m: Market, month: number): void {
  if (month < m.months.length) m.at(m.months[month], Phase.hq, month, Kind.levelReview, 0, 1);
}

/** A month begins: policies whose period has ended look at what partners have signed in it. */
export function levelsReviewed(m: Market, month: number): void {
  const { months, world } = m;
  const time = new LocalTime(
    world.startUtc,
    world.regions[world.calendars[world.hq.calendar].region].offsets,
  );
  for (const [policy, { partnerLevels }] of m.policies.entries()) {
    if (partnerLevels === null) continue;
    const period = (second: number) => periodOf(time.day(second), partnerLevels.per);
    const ended = period(m.now - 1);
    if (period(m.now) === ended) continue;
    let first = month - 1;
    while (first > 0 && period(months[first]) === ended && period(months[first] - 1) === ended) first--;
    review(m, policy, months[first]);
  }
  nextReview(m, month + 1);
}

function review(m: Market, policy: number, from: number): void {
  const { deals } = m;
  const { partnerLevels } = m.policies[policy];
  const sold = new Float64Array(m.hq);
  for (let deal = deals.count - 1; deal >= 0 && deals.signedAt[deal] >= from; deal--) {
    if (deals.party[deal] !== m.hq) sold[deals.party[deal]] += deals.price[deal] - deals.adSpend[deal];
  }
  for (let party = 0; party < m.hq; party++) {
    const level = levelAfter(partnerLevels!, m.levels[policy][party], sold[party]);
    m.levels[policy][party] = level;
    m.count(policy, levelCounter(m.policies[policy], level));
    const { levels } = partnerLevels!;
    if (levels.every(({ getsLeads }) => getsLeads)) continue;
    // Being passed over for a level and for offences is the same to every rule.
    const passed = m.passedOver[policy][party];
    if (!levels[level].getsLeads) m.passedOver[policy][party] = FOREVER;
    else if (passed === FOREVER) m.passedOver[policy][party] = 0;
  }
}

/** What a partner's level under a policy adds to its basic discount, in millionths of the counted amount. */
export function levelAdds(m: Market, policy: number, party: number): number {
  const { partnerLevels } = m.policies[policy];
  if (partnerLevels === null || party === m.hq) return 0;
  return Math.round(ADDS * partnerLevels.levels[m.levels[policy][party]].adds);
}
