import { mean, sampleVariance } from 'simple-statistics';
import { twoSidedT } from './student-t.ts';

/** An estimate with its two-sided confidence limits, all in the unit of the observations. */
export interface IntervalEstimate {
  readonly estimate: number;
  readonly standardError: number;
  readonly lo: number;
  readonly hi: number;
  /** Of the standard error. */
  readonly degreesOfFreedom: number;
}

/**
 * Student's t interval of the mean of independent observations, such as one value a replication:
 * `mean +- t(n - 1) s / sqrt(n)`.
 *
 * @param values at least two finite observations
 * @param level confidence level, strictly between 0 and 1
 * @throws RangeError with fewer than two observations: one observation says nothing about its spread
 * @see Law (2015), Simulation Modeling and Analysis, 5th ed., section 4.5
 * @example meanInterval([9.842380, 10.060424, 9.925090], 0.95) // 9.9426 (9.6692, 10.2161)
 */
export function meanInterval(values: readonly number[], level: number): IntervalEstimate {
  const n = values.length;
  if (n < 2) throw new RangeError(`an interval needs at least two observations, not ${n}`);
  return intervalAround(mean(values), sampleVariance(values) / n, n - 1, level);
}

/**
 * `estimate +- t sqrt(variance)`.
 *
 * @param varianceOfEstimate variance of the estimate itself, not of one observation; 0 or more
 * @param degreesOfFreedom above 0
 * @param level confidence level, strictly between 0 and 1
 */
export function intervalAround(
  estimate: number,
  varianceOfEstimate: number,
  degreesOfFreedom: number,
  level: number,
): IntervalEstimate {
  const standardError = Math.sqrt(varianceOfEstimate);
  const halfWidth = twoSidedT(level, degreesOfFreedom) * standardError;
  return { estimate, standardError, lo: estimate - halfWidth, hi: estimate + halfWidth, degreesOfFreedom };
}
