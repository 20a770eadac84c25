import { mean, sampleVariance } from 'simple-statistics';
import { intervalAround } from './mean-interval.ts';
import { type TTest, tTest } from './t-test.ts';

/**
 * Welch's t test of two independent samples whose variances may differ, with the degrees of freedom of Satterthwaite:
 * `(v_a + v_b)^2 / (v_a^2 / (n_a - 1) + v_b^2 / (n_b - 1))` with `v = s^2 / n`.
 *
 * For runs on streams of their own, such as those of two seeds. Plans of a study never are: runs on the same customers belong to `pairedT`, which sees far more.
 *
 * @param a at least two finite observations
 * @param b at least two finite observations
 * @param level confidence level of the interval of mean a - mean b, strictly between 0 and 1
 * @throws RangeError with fewer than two observations in a sample
 * @see Welch (1947), Biometrika 34(1-2):28-35; Satterthwaite (1946), Biometrics Bulletin 2(6):110-114
 */
export function welchT(a: readonly number[], b: readonly number[], level: number): TTest {
  const least = Math.min(a.length, b.length);
  if (least < 2) throw new RangeError(`each sample needs at least two observations, not ${least}`);
  const ofA = sampleVariance(a) / a.length;
  const ofB = sampleVariance(b) / b.length;
  const variance = ofA + ofB;
  // Without any spread the degrees of freedom are 0/0, and any number of them gives the same interval.
  const degreesOfFreedom =
    variance === 0
      ? a.length + b.length - 2
      : variance ** 2 / (ofA ** 2 / (a.length - 1) + ofB ** 2 / (b.length - 1));
  return tTest(intervalAround(mean(a) - mean(b), variance, degreesOfFreedom, level));
}
