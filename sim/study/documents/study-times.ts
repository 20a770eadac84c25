import type { WorldDocument } from '../../world/schema.ts';
import { midnightUtc, nextNewYearUtc } from './midnight.ts';
import type { StudyDocument } from './schema.ts';

const WEEK = 7 * 86_400;

/** New customers keep coming so long after the last one that counts, lest the market empties around it. */
const ARRIVALS_AFTER_COHORT = 13 * WEEK;

/** When things happen in a study: UTC seconds for its start, seconds from there for all else. */
export interface StudyTimes {
  readonly startUtc: number;
  readonly cutOver: number;
  readonly cohortUntil: number;
  readonly followUp: number;
  readonly arrivalsUntil: number;
  readonly horizon: number;
  /** The second at which a day begins at headquarters. */
  readonly secondOf: (date: string) => number;
}

/**
 * The times of a study in a world; it begins so that the run-in ends at the cut-over's midnight.
 *
 * @param cutOver seconds of the run-in
 */
export function studyTimes(study: StudyDocument, world: WorldDocument, cutOver: number): StudyTimes {
  const zone = headquartersZone(world);
  const startUtc = midnightUtc(study.cut_over.on, zone) - cutOver;
  const secondOf = (date: string) => midnightUtc(date, zone) - startUtc;
  const cohortUntil = secondOf(study.cohort_until);
  const followUp = study.follow_up.seconds;
  const arrivalsUntil = cohortUntil + ARRIVALS_AFTER_COHORT;
  // Rebates are settled when their period ends, and no period is longer than a calendar year. The horizon must not
  // depend on the policies, or one plan's would change another plan's rows.
  const lastReceipt = cohortUntil + followUp + world.headquarters.customers_pay_after.seconds;
  const horizon = nextNewYearUtc(startUtc + Math.max(arrivalsUntil, lastReceipt), zone) - startUtc;
  return { startUtc, cutOver, cohortUntil, followUp, arrivalsUntil, horizon, secondOf };
}

/** Time zone of headquarters. */
export function headquartersZone({ headquarters, regions }: WorldDocument): string {
  const home = regions.find(({ region }) => region === headquarters.home) ?? regions[0];
  return home.time_zone;
}
