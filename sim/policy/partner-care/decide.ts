import type { PartnerCare } from '../compiled.ts';

/** Turns of a week are as far apart as that, so a visit that is due within the next day is made now (assumption). */
const EARLY = 86_400;

/**
 * Is a partner to be visited?
 *
 * @param sinceVisit seconds since the last visit; since it was signed, or the start, if there was none
 * @param sinceSigned seconds since it became a partner; Infinity for one that always was
 */
export function isVisitDue(
  care: Pick<PartnerCare, 'every' | 'newEvery' | 'newFor'>,
  sinceVisit: number,
  sinceSigned: number,
): boolean {
  const interval = sinceSigned < care.newFor ? care.newEvery : care.every;
  return sinceVisit >= interval - EARLY;
}
