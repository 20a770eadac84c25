import { checkCount, checkProbability } from '../stats/check-range.ts';

/**
 * Largest share of histories that a change may touch although it touched none of `n`: the exact upper limit
 * `1 - error^(1/n)`, which at an error of 5 % is nearly 3 / n, the rule of three.
 *
 * It speaks of whole simulated histories, for the leads of one history share partners and queues and are no
 * independent trials.
 *
 * @param n histories without any effect, 1 or more
 * @param error how often the limit may be too low, strictly between 0 and 1
 * @see Hanley and Lippman-Hand (1983), If nothing goes wrong, is everything all right?, JAMA 249(13):1743-1745
 * @example mostAffected(60, 0.05) // 0.0487
 */
export function mostAffected(n: number, error: number): number {
  checkCount(n, 1, 'histories');
  checkProbability(error, 'an error');
  return 1 - error ** (1 / n);
}
