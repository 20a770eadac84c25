import { normalQuantile } from '../engine/distribution/normal.ts';
import { draw, entityKey } from '../engine/draw.ts';
import { passes, type Scores } from '../policy/screening/decide.ts';
import type { CompiledParty } from '../world/compiled.ts';
import type { RecruitmentWorld } from '../world/compiled-recruitment.ts';
import { Purpose } from '../world/purposes.ts';
import { rampUp } from './adapt.ts';
import { Kind, Phase } from './events.ts';
import type { Market } from './market.ts';
import { hasLeft } from './orphans.ts';
import { finished, Job, queueManagerJob } from './staff.ts';
import { spendManagerInRegion } from './staff-time.ts';

const RAMP_STEPS = 4;
/** A partner this well known has the full score (assumption). */
const WELL_KNOWN = 2;

const key = new Int32Array(2);

function keyOf(m: Market, party: number): Int32Array {
  const { k0, k1 } = m.parties[party];
  entityKey(m.tape.key0, m.tape.key1, k0, k1, key);
  return key;
}

/** Candidates are no partners yet: they get nothing and do nothing, like those that have left. */
export function beginRecruitment(m: Market): void {
  const { recruitment } = m.world;
  if (recruitment === null) return;
  for (let party = 0; party < m.hq; party++) {
    if (!m.parties[party].candidate) continue;
    m.tempers.leftAt[party] = 1;
    m.tempers.claims[party] = 0;
    m.tempers.grabs[party] = 0;
    m.leavers++;
    if (!recruitment.happens) continue;
    const [key0, key1] = keyOf(m, party);
    const at = 1 + Math.floor(draw(Purpose.applies, key0, key1, 0) * recruitment.applyOver);
    if (at < m.world.horizon) m.at(at, Phase.claim, party, Kind.candidateApplies, key0, key1);
  }
}

/** A candidate applies: a channel manager looks at it, where the rules of the day screen at all. */
export function candidateApplies(m: Market, party: number): void {
  if (m.isCounting()) m.book.sums.applied[party]++;
  const { screening } = m.policies[m.governance.latestPolicy(m.plan, m.now)];
  if (screening === null) sign(m, party);
  else queueManagerJob(m, Job.screening, party, m.after(screening.within, m.managers, m.now));
}

/** A channel manager has screened a candidate, by scores that are off by some error. */
export function candidateScreened(m: Market, party: number): void {
  const world = m.world.recruitment!;
  const { screening } = m.policies[m.governance.latestPolicy(m.plan, m.now)];
  if (m.isCounting()) {
    m.book.sums.screeningSeconds[party] += finished.seconds;
    spendManagerInRegion(m, m.parties[party].regions[0]);
  }
  if (screening === null || passes(screening, scoresOf(m, world, party))) sign(m, party);
}

/** What a candidate is truly worth on each criterion, from its traits (assumption). */
function trueScores({ onSite, skills, knownAs, culture }: CompiledParty): Scores {
  const skill = skills.reduce((sum, each) => sum + each, 0) / Math.max(1, skills.length);
  return {
    coverage: 10 * onSite,
    resources: 10 * skill,
    reputation: 10 * Math.min(1, knownAs / WELL_KNOWN),
    culture: 10 * culture,
  };
}

/** Their mean, 0 to 10: what a candidate is worth all in all. */
export function meanTrueScore(party: CompiledParty): number {
  const { coverage, resources, reputation, culture } = trueScores(party);
  return (coverage + resources + reputation + culture) / 4;
}

function scoresOf(m: Market, { scoreError }: RecruitmentWorld, party: number): Scores {
  const [key0, key1] = keyOf(m, party);
  const seen = (score: number, k: number) => {
    const error = scoreError * normalQuantile(draw(Purpose.screeningError, key0, key1, k));
    return Math.min(10, Math.max(0, score + error));
  };
  const scores = trueScores(m.parties[party]);
  return {
    coverage: seen(scores.coverage, 0),
    resources: seen(scores.resources, 1),
    reputation: seen(scores.reputation, 2),
    culture: seen(scores.culture, 3),
  };
}

/** The candidate becomes a partner: many never do anything, the others give their attention step by step. */
function sign(m: Market, party: number): void {
  const { tempers } = m;
  const { acts, ramp, rampStarts } = m.world.recruitment!;
  const [key0, key1] = keyOf(m, party);
  const chance = (acts * meanTrueScore(m.parties[party])) / 10;
  tempers.leftAt[party] = 0;
  tempers.signedAt[party] = m.now;
  tempers.acts[party] = draw(Purpose.acts, key0, key1, 0) < chance ? 1 : 0;
  m.leavers--;
  if (m.isCounting()) m.book.sums.signed[party]++;
  rampUp(m, party, rampStarts);
  for (let step = 1; step <= RAMP_STEPS; step++) {
    const at = m.now + Math.round((ramp * step) / RAMP_STEPS);
    if (at < m.world.horizon) m.at(at, Phase.release, party, Kind.ramp, key0, key1);
  }
}

/** A new partner gives more of its attention. */
export function ramps(m: Market, party: number): void {
  if (hasLeft(m, party)) return;
  const { rampStarts } = m.world.recruitment!;
  const step = (1 - rampStarts) / RAMP_STEPS;
  rampUp(m, party, Math.min(1, m.tempers.ramp[party] + step));
}

/** At the end of a run: which of the partners signed while the cohort arrived have ever sold anything? */
export function enterActivation(m: Market): void {
  const { deals, tempers, study } = m;
  const sold = new Uint8Array(m.parties.length);
  for (let deal = 0; deal < deals.count; deal++) sold[deals.party[deal]] = 1;
  for (let party = 0; party < m.hq; party++) {
    const at = tempers.signedAt[party];
    if (at >= study.cutOver && at < study.cohortUntil) m.book.sums.activated[party] += sold[party];
  }
}
