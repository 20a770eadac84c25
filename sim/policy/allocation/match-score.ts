import type { MatchWeights } from '../compiled.ts';
import type { LeadView, PartyBoard } from '../view.ts';

/** Hours to first contact that count as half of the best speed: one working day. Assumption. */
const HALF_SPEED_HOURS = 8;
/** Share of leads won that counts as half of the best performance: 3 to 8 % of site packages are won. Assumption. */
const HALF_WIN_RATE = 0.05;
/** Working hours a week of one person, against which free hours are held. */
const WEEKLY_HOURS = 40;

/**
 * How well a partner suits a lead, as HQ sees it: a weighted sum of five qualities between 0 and 1.
 *
 *     skill        mean skill over the skills wanted; over all skills while the product is unknown
 *     on site      ability to visit, if the partner serves the lead's region, else 0
 *     speed        8 / (8 + mean hours to first contact)
 *     free hours   free hours a week over 40 hours a head, between 0 and 1
 *     performance  share won / (share won + 0.05)
 */
export function matchScore(
  weights: MatchWeights,
  lead: LeadView,
  board: PartyBoard,
  skillsWanted: number,
  party: number,
): number {
  let score = 0;
  if (weights.skill > 0) score += weights.skill * meanSkill(board, skillsWanted, party);
  if (weights.onSite > 0 && serves(board, party, lead.region)) score += weights.onSite * board.onSite[party];
  if (weights.speed > 0) {
    score += (weights.speed * HALF_SPEED_HOURS) / (HALF_SPEED_HOURS + board.responseHours[party]);
  }
  if (weights.freeHours > 0) {
    const free = board.freeHours[party] / (WEEKLY_HOURS * board.staff[party]);
    score += weights.freeHours * Math.min(1, Math.max(0, free));
  }
  if (weights.performance > 0) {
    const won = board.winRate[party];
    score += (weights.performance * won) / (won + HALF_WIN_RATE);
  }
  return score;
}

function serves(board: PartyBoard, party: number, region: number): boolean {
  return region >= 0 && ((board.regionMask[party] >>> region) & 1) === 1;
}

function meanSkill(board: PartyBoard, skillsWanted: number, party: number): number {
  const first = party * board.skillCount;
  const wanted = skillsWanted === 0 ? (1 << board.skillCount) - 1 : skillsWanted;
  let sum = 0;
  let count = 0;
  for (let left = wanted; left !== 0; left &= left - 1) {
    sum += board.skills[first + 31 - Math.clz32(left & -left)];
    count++;
  }
  return count === 0 ? 0 : sum / count;
}
