import type { CompiledStudy } from '../../market/compiled-study.ts';
import type { Market } from '../../market/market.ts';
import { NeedState } from '../../market/need-table.ts';
import { Replicator } from '../../market/replicate.ts';
import { keptForLastStudy } from '../../study/execute/last-study.ts';

/** What is counted of the leads of one replication, in this order. */
export const COUNTS = [
  'leads',
  'otherOwner',
  'otherOutcome',
  'newlyWon',
  'noLongerWon',
  'wonByAnother',
  'lostOtherwise',
  'either',
] as const;

/** How the leads of a run ended. */
interface Fates {
  /** Party that had each lead last + 1; 0 where nobody ever had it. */
  readonly owners: Int32Array;
  /** How its need ended, and with whom. */
  readonly outcomes: Int32Array;
}

const replicatorOf = keptForLastStudy((study) => new Replicator(study, []));

/**
 * Follows every lead under the old and under the new rules, on one tape: how many end with somebody else, or otherwise.
 *
 * @param study its plans are pairs, the old version first
 * @param plans pairs of indexes, each old version right before the new one
 * @returns for each new version what `COUNTS` names, over the leads of the cohort; nothing for the old ones
 */
export function simulateReplication(
  study: CompiledStudy,
  replication: number,
  plans: readonly number[],
): Float64Array[] {
  const found: Float64Array[] = [];
  let before: Fates | null = null;
  replicatorOf(study).run(replication, plans, (market) => {
    const fates = fatesOf(market);
    const isOld = before === null;
    found.push(isOld ? new Float64Array(0) : counted(study, market, before!, fates));
    before = isOld ? fates : null;
  });
  return found;
}

function fatesOf({ files, needs, tape }: Market): Fates {
  const owners = new Int32Array(tape.leads);
  const since = new Int32Array(tape.leads);
  for (let file = 0; file < files.count; file++) {
    const lead = files.leadPlus1[file] - 1;
    if (lead < 0 || files.openedAt[file] < since[lead]) continue;
    owners[lead] = files.party[file] + 1;
    since[lead] = files.openedAt[file];
  }
  const outcomes = new Int32Array(tape.leads);
  for (let lead = 0; lead < tape.leads; lead++) {
    const need = tape.leadNeed[lead];
    outcomes[lead] = needs.state[need] * WINNERS + (isWon(needs.state[need]) ? needs.winnerPlus1[need] : 0);
  }
  return { owners, outcomes };
}

/** More than parties of any world, so that a state and a winner make one number. */
const WINNERS = 1 << 20;

function isWon(state: number): boolean {
  return state === NeedState.won;
}

function counted(study: CompiledStudy, { tape }: Market, before: Fates, now: Fates): Float64Array {
  const counts: Record<(typeof COUNTS)[number], number> = {
    leads: 0,
    otherOwner: 0,
    otherOutcome: 0,
    newlyWon: 0,
    noLongerWon: 0,
    wonByAnother: 0,
    lostOtherwise: 0,
    either: 0,
  };
  for (let lead = 0; lead < tape.leads; lead++) {
    const first = tape.customerFirstTime[tape.needCustomer[tape.leadNeed[lead]]];
    if (first < study.cutOver || first >= study.cohortUntil) continue;
    counts.leads++;
    const owner = before.owners[lead] !== now.owners[lead];
    const outcome = before.outcomes[lead] !== now.outcomes[lead];
    if (owner) counts.otherOwner++;
    if (outcome) counts.otherOutcome++;
    if (owner || outcome) counts.either++;
    const [wasWon, won] = [before, now].map(({ outcomes }) => isWon(Math.floor(outcomes[lead] / WINNERS)));
    if (won && !wasWon) counts.newlyWon++;
    if (wasWon && !won) counts.noLongerWon++;
    if (outcome && wasWon && won) counts.wonByAnother++;
    if (outcome && !wasWon && !won) counts.lostOtherwise++;
  }
  return Float64Array.from(COUNTS, (name) => counts[name]);
}
