import { durationOr } from '../../files/quantity/duration.ts';
import type { StudyDocument } from './schema.ts';

/** How a study says that the length of its run-in is to be found from data. */
const BY_MSER_5 = 'by-mser-5';

const WEEK = 7 * 86_400;

/** Weeks that each plan is watched, from an empty start, to find how long a business takes to run in. */
export const PILOT_WEEKS = 100;

/** Replications of that pilot, on streams of their own: more where fewer cannot tell. */
export const PILOT_REPLICATIONS: readonly number[] = [10, 20, 40];

/** A length of time by the clock, or `by-mser-5`. */
export const runInLength = durationOr(BY_MSER_5, { min: '1d', max: '520w' });

/**
 * Seconds of the run-in of a study: what it declares; where it asks for a pilot that has not been run, the longest that
 * one can find, which is never too short.
 */
export function runInSeconds({ running_business }: Pick<StudyDocument, 'running_business'>): number {
  const { for: length } = running_business;
  return length.kind === 'wall' ? length.seconds : (PILOT_WEEKS / 2) * WEEK;
}
