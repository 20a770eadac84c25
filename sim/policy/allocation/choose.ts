import type { AllocationRule, CompiledPolicy, Limits, MatchWeights, Reach } from '../compiled.ts';
import { isFull } from '../limits/decide.ts';
import type { AllocationView } from '../view.ts';
import { matchScore } from './match-score.ts';

/**
 * Whom a rule would choose: one function a way of choosing. A full partner is a candidate unless `skipFull`.
 * Candidates come in the order of `CompiledPolicy.candidates`, so equal claims are never settled by a place
 * in a file. All return the party, or -1 when there is nobody.
 */

const NOBODY: readonly number[] = [];

/** Partners a rule may look at for this lead; none for `region` while the region is unknown. */
export function candidatesFor(policy: CompiledPolicy, within: Reach, region: number): readonly number[] {
  if (within === 'everywhere') return policy.candidates[policy.candidates.length - 1];
  return region < 0 ? NOBODY : policy.candidates[region];
}

/** May the partner have this lead now: neither excluded from it nor passed over for offences? */
export function mayHave(view: AllocationView, party: number): boolean {
  return view.excluded[party] === 0 && view.board.passedOverUntil[party] <= view.now;
}

function isOpen(limits: Limits, view: AllocationView, party: number, skipFull: boolean): boolean {
  return mayHave(view, party) && !(skipFull && isFull(limits, view.board, party));
}

/** Is there anybody at all who may have the lead? */
export function hasCandidate(list: readonly number[], view: AllocationView): boolean {
  for (let i = 0; i < list.length; i++) {
    if (mayHave(view, list[i])) return true;
  }
  return false;
}

/**
 * A uniform draw for the second choice after a first one that was full: the digits of the market's draw below
 * 2^-20, which say nothing about who was chosen first.
 */
function chanceFor(view: AllocationView, skipFull: boolean): number {
  if (!skipFull) return view.chance;
  const shifted = view.chance * 1048576;
  return shifted - Math.floor(shifted);
}

/** Next open partner in the cyclic order after the last one served. `lastPlace` counts from 1; 0 for nobody yet. */
export function chooseNextInTurn(
  list: readonly number[],
  lastPlace: number,
  limits: Limits,
  view: AllocationView,
  skipFull: boolean,
): number {
  for (let step = 0; step < list.length; step++) {
    const party = list[(lastPlace + step) % list.length];
    if (isOpen(limits, view, party, skipFull)) return party;
  }
  return -1;
}

/**
 * Open partner with the lowest pointer. Each lead moves the pointer on by 1 / weight, so that in the long run
 * leads are in proportion to weights; who was full or away for a while catches up. This is how LeanData's
 * weighted round robin works (support.leandata.com, Round Robin Distribution Guide).
 */
export function chooseLowestPointer(
  list: readonly number[],
  rule: Extract<AllocationRule, { kind: 'weighted' }>,
  limits: Limits,
  view: AllocationView,
  skipFull: boolean,
): number {
  let chosen = -1;
  let lowest = 0;
  for (let i = 0; i < list.length; i++) {
    const party = list[i];
    if (rule.weights[party] > 0 && isOpen(limits, view, party, skipFull)) {
      const pointer = view.counters[rule.firstCounter + party];
      if (chosen < 0 || pointer < lowest) {
        chosen = party;
        lowest = pointer;
      }
    }
  }
  return chosen;
}

/** Open partner with the highest match score; among equals the market's draw decides. */
export function chooseBestMatch(
  list: readonly number[],
  weights: MatchWeights,
  limits: Limits,
  view: AllocationView,
  skipFull: boolean,
): number {
  const { lead, board, skillsWanted } = view;
  let chosen = -1;
  let best = -1;
  let equals = 0;
  for (let i = 0; i < list.length; i++) {
    const party = list[i];
    if (isOpen(limits, view, party, skipFull)) {
      const score = matchScore(weights, lead, board, skillsWanted, party);
      if (score > best) {
        chosen = party;
        best = score;
        equals = 1;
      } else if (score === best) {
        equals++;
      }
    }
  }
  if (equals < 2) return chosen;
  let skip = Math.floor(chanceFor(view, skipFull) * equals);
  for (let i = 0; i < list.length; i++) {
    const party = list[i];
    if (
      isOpen(limits, view, party, skipFull) &&
      matchScore(weights, lead, board, skillsWanted, party) === best &&
      skip-- === 0
    ) {
      return party;
    }
  }
  return chosen;
}

/** Any open partner, all equally likely. */
export function chooseAtRandom(
  list: readonly number[],
  limits: Limits,
  view: AllocationView,
  skipFull: boolean,
): number {
  let open = 0;
  for (let i = 0; i < list.length; i++) {
    if (isOpen(limits, view, list[i], skipFull)) open++;
  }
  let skip = Math.floor(chanceFor(view, skipFull) * open);
  for (let i = 0; i < list.length; i++) {
    if (isOpen(limits, view, list[i], skipFull) && skip-- === 0) return list[i];
  }
  return -1;
}
