import { checkCount } from './check-range.ts';
import { twoSidedT } from './student-t.ts';

/** More than any study can run. */
const MOST = 1e9;

/**
 * Replications after which a t interval is expected to be no wider than asked: the least n with
 * `t(n - 1) sqrt(variance / n) <= halfWidth`.
 *
 * A forecast, for the variance is itself an estimate; whether n was enough is seen afterwards.
 *
 * @param variance of one replication, 0 or more
 * @param halfWidth above 0, in the unit of the observations
 * @param level confidence level, strictly between 0 and 1
 * @param least smallest answer, 2 or more
 * @returns the number, or infinity above 10^9
 * @throws RangeError outside these ranges
 * @see Law (2015), Simulation Modeling and Analysis, 5th ed., section 9.4.1
 */
export function replicationsNeeded(variance: number, halfWidth: number, level: number, least = 2): number {
  checkCount(least, 2, 'the least number');
  if (!(variance >= 0)) throw new RangeError(`a variance must be 0 or more, not ${variance}`);
  if (!(halfWidth > 0)) throw new RangeError(`a half-width must be above 0, not ${halfWidth}`);
  const enough = (n: number) => twoSidedT(level, n - 1) * Math.sqrt(variance / n) <= halfWidth;
  if (enough(least)) return least;
  let below = least;
  let above = least;
  while (!enough(above)) {
    if (above > MOST) return Number.POSITIVE_INFINITY;
    below = above;
    above *= 2;
  }
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (enough(middle)) above = middle;
    else below = middle;
  }
  return above;
}
