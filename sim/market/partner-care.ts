import { draw, entityKey } from '../engine/draw.ts';
import { isVisitDue } from '../policy/partner-care/decide.ts';
import { Purpose } from '../world/purposes.ts';
import { rampUp } from './adapt.ts';
import { Kind, Phase } from './events.ts';
import type { Market } from './market.ts';
import { hasLeft } from './orphans.ts';
import { meanTrueScore } from './recruit.ts';
import { Job, queueManagerJob } from './staff.ts';
import { spendManagerInRegion, spendOfPartner } from './staff-time.ts';
import { regainTrust } from './trust.ts';

/**
 * Channel managers see their partners. Whether a visit is due is looked at once a week, each partner on a moment of the
 * week of its own; the visit waits in the managers' queue with everything else that they do, so more visits mean later
 * decisions of disputes. What a visit brings is drawn by its number, so that under a rule with more visits the first
 * ones bring the same.
 */
const WEEK = 7 * 86_400;

const key = new Int32Array(2);

function keyOf(m: Market, party: number): Int32Array {
  const { k0, k1 } = m.parties[party];
  entityKey(m.tape.key0, m.tape.key1, k0, k1, key);
  return key;
}

/** From the first week on. */
export function beginCare(m: Market): void {
  if (m.world.partnerCare === null) return;
  for (let party = 0; party < m.hq; party++) {
    const [key0, key1] = keyOf(m, party);
    const at = 1 + Math.floor(draw(Purpose.weekOfVisits, key0, key1, 0) * WEEK);
    if (at < m.world.horizon) m.at(at, Phase.hq, party, Kind.careDue, key0, key1);
  }
}

/** Once a week and partner: is it to be visited, by the rules of the day? */
export function careDue(m: Market, party: number): void {
  const [key0, key1] = keyOf(m, party);
  if (m.now + WEEK < m.world.horizon) m.at(m.now + WEEK, Phase.hq, party, Kind.careDue, key0, key1);
  const care = m.policies[m.governance.latestPolicy(m.plan, m.now)].partnerCare;
  const { visitAsked, visitedAt, signedAt } = m.tempers;
  if (care === null || visitAsked[party] > 0 || hasLeft(m, party)) return;
  const sinceSigned = m.parties[party].candidate ? m.now - signedAt[party] : Number.POSITIVE_INFINITY;
  if (!isVisitDue(care, m.now - Math.max(visitedAt[party], signedAt[party]), sinceSigned)) return;
  visitAsked[party] = care.visitSeconds;
  queueManagerJob(m, Job.visit, party, m.after(care.within, m.managers, m.now));
}

/** A channel manager has seen a partner. */
export function visited(m: Market, party: number): void {
  const { tempers, parties } = m;
  const { happens, winsOver, givesBackTrust, partnerSeconds } = m.world.partnerCare!;
  tempers.visitAsked[party] = 0;
  tempers.visitedAt[party] = m.now;
  const nth = tempers.visits[party]++;
  if (m.isCounting()) {
    if (!hasLeft(m, party)) m.book.sums.visits[party]++;
    spendManagerInRegion(m, parties[party].regions[0]);
  }
  if (hasLeft(m, party)) return;
  spendOfPartner(m, party, partnerSeconds);
  if (!happens) return;
  regainTrust(m, party, givesBackTrust);
  if (tempers.acts[party] === 1) return;
  const [key0, key1] = keyOf(m, party);
  if (draw(Purpose.winsOver, key0, key1, nth) >= (winsOver * meanTrueScore(parties[party])) / 10) return;
  tempers.acts[party] = 1;
  rampUp(m, party, tempers.ramp[party]);
}
