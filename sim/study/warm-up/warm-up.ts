import { mser5 } from '../../stats/mser.ts';
import { welchAverages } from '../../stats/welch-average.ts';
import type { StudyRows } from '../execute/replicate.ts';
import type { WarmUpPilot } from '../results/summary.ts';
import type { Pilot } from './pilot.ts';

const WEEK = 7 * 86_400;

/** Weeks to either side that Welch's moving average takes in. */
const WINDOW = 4;

/** Weeks of arrivals that leads in hand are compared with. */
const QUARTER = 13;

/** MSER-5 tells in batches of five weeks; a business always runs in for one. */
const LEAST_WEEKS = 5;

/**
 * Judges by MSER-5 how long the business takes to run in under each plan.
 *
 * What is watched is how many weeks' arrivals partners and headquarters have in hand, which climbs until as many leads
 * end as arrive. Leads in hand alone go up and down with the seasons, and work finished in a week does not climb at all,
 * for most of it is done in a lead's first days.
 *
 * @param rows of the replications of the pilot
 * @throws RangeError where no lead arrives in a whole quarter
 */
export function judgeWarmUp({ plans, seed }: Pick<Pilot, 'plans' | 'seed'>, rows: StudyRows): WarmUpPilot {
  const judged = plans.map(({ name }, plan) => {
    const weekly = weeksInHand(rows[plan]!);
    const { cut, atBound } = mser5(weekly);
    return { plan: name, weekly, averages: welchAverages(weekly, WINDOW), cut, atBound };
  });
  const undecided = judged.find(({ atBound }) => atBound);
  return {
    seed,
    replications: rows[0]?.length ?? 0,
    window: WINDOW,
    plans: judged,
    weeks: undecided === undefined ? Math.max(LEAST_WEEKS, ...judged.map(({ cut }) => cut)) : null,
  };
}

/** Leads in hand at the end of each week over those that arrive in a week, on average of the quarter that ends then. */
function weeksInHand(replications: readonly Float64Array[]): number[] {
  const weeks = (replications[0]?.length ?? 0) / 2;
  const sum = (at: number) => replications.reduce((total, values) => total + values[at]!, 0);
  const arrived = Array.from({ length: weeks }, (_, week) => sum(weeks + week));
  return arrived.map((_, week) => {
    const quarter = arrived.slice(Math.max(0, week + 1 - QUARTER), week + 1);
    const average = quarter.reduce((total, count) => total + count, 0) / quarter.length;
    if (average === 0)
      throw new RangeError(`no lead arrives in the quarter before week ${week + 2} of the pilot`);
    return sum(week) / average;
  });
}

/**
 * What the pilot says of a warm-up that a study declares, under all plans.
 *
 * @param declared seconds
 */
export function verdictOnDeclared(
  { weeks }: WarmUpPilot,
  declared: number,
): 'enough' | 'too short' | 'cannot tell' {
  if (weeks === null) return 'cannot tell';
  return weeks * WEEK <= declared ? 'enough' : 'too short';
}
