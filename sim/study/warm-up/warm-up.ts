import { mser5, type Truncation } from '../../stats/mser.ts';
import { welchAverages } from '../../stats/welch-average.ts';
import type { WeeklyWork } from './weekly-work.ts';

/** What a series says of how long a business takes to run in. */
export interface WarmUp {
  /** Pieces of work finished for each lead that arrives, week by week over all replications. */
  readonly weekly: readonly number[];
  /** Welch's moving average of it. */
  readonly averages: readonly number[];
  /** Weeks to either side that it takes in. */
  readonly window: number;
  readonly mser: Truncation;
  /** Weeks that the study declares. */
  readonly declared: number;
  /**
   * - `enough`: what differs from the rest lies within the declared weeks
   * - `too short`: it goes on behind them
   * - `cannot tell`: the series itself is too short for the rule, which ended at its bound
   */
  readonly verdict: 'enough' | 'too short' | 'cannot tell';
}

const WINDOW = 4;
/** MSER-5 needs four batches of five. */
export const LEAST_WEEKS = 20;

/**
 * Judges the warm-up that a study declares by MSER-5 on the weeks of its running business.
 *
 * The running business is the same for all plans, so that there is one warm-up a study. What is watched is work for
 * each lead that arrives: work alone goes up and down with holidays and seasons, which no cut at the start removes.
 *
 * @param replications all of the same length of 20 weeks or more
 * @param declared weeks
 * @throws RangeError for shorter series, and where no lead arrives in a week
 */
export function judgeWarmUp(replications: readonly WeeklyWork[], declared: number): WarmUp {
  const length = replications[0]?.finished.length ?? 0;
  const sum = (of: keyof WeeklyWork, week: number) =>
    replications.reduce((total, each) => total + each[of][week]!, 0);
  const weekly = Array.from({ length }, (_, week) => {
    const arrived = sum('arrived', week);
    if (arrived === 0) {
      throw new RangeError(`no lead arrives in week ${week + 1}; average over more replications`);
    }
    return sum('finished', week) / arrived;
  });
  const mser = mser5(weekly);
  let verdict: WarmUp['verdict'] = mser.cut <= declared ? 'enough' : 'too short';
  if (mser.atBound) verdict = 'cannot tell';
  return { weekly, averages: welchAverages(weekly, WINDOW), window: WINDOW, mser, declared, verdict };
}
