import { meanInterval } from './mean-interval.ts';
import { type TTest, tTest } from './t-test.ts';

/**
 * Student's paired t test: observation i of both samples met the same customers and the same luck.
 *
 * @param a at least two finite observations
 * @param b the observations they are compared with, in the same order
 * @param level confidence level of the interval of mean a - mean b, strictly between 0 and 1
 * @throws RangeError for samples of different size or fewer than two pairs
 * @see Student (1908), The probable error of a mean, Biometrika 6(1):1-25
 */
export function pairedT(a: readonly number[], b: readonly number[], level: number): TTest {
  if (a.length !== b.length) throw new RangeError(`${a.length} observations against ${b.length}: not paired`);
  return tTest(
    meanInterval(
      a.map((value, i) => value - b[i]!),
      level,
    ),
  );
}
