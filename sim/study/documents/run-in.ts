import { durationOr } from '../../files/quantity/duration.ts';
import type { StudyDocument } from './schema.ts';

/** How a study says that the length of its run-in is to be found from data. */
const BY_MSER_5 = 'by-mser-5';

const WEEK = 7 * 86_400;

/**
 * Weeks that each plan is watched, from an empty start, to find how long a business takes to run in. Where MSER-5 ends at
 * its bound the run is too short, which more replications do not mend, so that it is watched for longer.
 *
 * @see Hoad, Robinson and Davies (2010), J. Operational Research Society 61(9):1389-1403; White and Robinson (2010),
 *   J. Simulation 4(4):268-272
 */
export const PILOT_WEEKS = [100, 200, 400] as const;

/** Replications of that pilot, on streams of their own. */
export const PILOT_REPLICATIONS = 10;

/** A length of time by the clock, or `by-mser-5`. */
export const runInLength = durationOr(BY_MSER_5, { min: '1d', max: '520w' });

/**
 * Seconds of the run-in of a study: what it declares; where it asks for a pilot that has not been run, the longest that
 * its first weeks can find.
 */
export function runInSeconds({ running_business }: Pick<StudyDocument, 'running_business'>): number {
  const { for: length } = running_business;
  return length.kind === 'wall' ? length.seconds : (PILOT_WEEKS[0] / 2) * WEEK;
}
