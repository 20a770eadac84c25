import type { IntervalEstimate } from './mean-interval.ts';
import { studentTProbability } from './student-t.ts';

/** An interval and the test of 0 that goes with it. */
export interface TTest extends IntervalEstimate {
  readonly t: number;
  /** Two-sided: how often chance alone would give a t as far from 0. */
  readonly p: number;
}

/** Tests whether an estimate differs from 0. Without any spread, 0 has p = 1 and everything else p = 0. */
export function tTest(interval: IntervalEstimate): TTest {
  const { estimate, standardError, degreesOfFreedom } = interval;
  const t = estimate === 0 ? 0 : estimate / standardError;
  return { ...interval, t, p: 2 * studentTProbability(-Math.abs(t), degreesOfFreedom) };
}
