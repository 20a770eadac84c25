import seedrandom from 'seedrandom';
import { mean, quantile, sampleVariance } from 'simple-statistics';
import { checkCount, checkProbability } from './check-range.ts';

/**
 * Half-width, in standard errors, of several intervals that hold together: the quantile of the largest studentised
 * deviation, `max_k |sum_i w_i d_ki| / se*_k`, over random signs w_i of whole replications; d_ki are deviations from
 * the mean of column k, and `se*_k` is made of the same signed deviations.
 *
 * Takes the dependence between plans and measures as it is, where Bonferroni prepares for the worst; narrower when
 * they move together. Signs leave the sum of squares as it is, so that a column that differs in few replications
 * cannot lose its spread, as it can where replications are drawn with replacement.
 *
 * @param columns one a comparison: its paired difference (or linearised difference) in each replication; columns that
 *   never vary are left out, for their error is 0
 * @param level joint confidence level, strictly between 0 and 1
 * @param resamples 100 or more
 * @param seed any text; the same one gives the same result
 * @returns null when no column varies
 * @throws RangeError outside these ranges, for columns of different length or fewer than 10 replications
 * @see Westfall and Young (1993), Resampling-Based Multiple Testing, section 2.4; Chernozhukov, Chetverikov and Kato
 *   (2013), Annals of Statistics 41(6):2786-2819, and Wu (1986), ibid. 14(4):1261-1295, for random signs
 */
export function maxTCritical(
  columns: readonly (readonly number[])[],
  level: number,
  resamples: number,
  seed: string,
): number | null {
  checkProbability(level, 'a level');
  checkCount(resamples, 100, 'resamples');
  const n = columns[0]?.length ?? 0;
  if (columns.some((column) => column.length !== n)) throw new RangeError('columns differ in length');
  if (n < 10) throw new RangeError(`max-t resamples at least 10 replications, not ${n}`);
  const deviations = columns
    .filter((column) => sampleVariance(column) > 0)
    .map((column) => {
      const average = mean(column);
      return Float64Array.from(column, (value) => value - average);
    });
  if (deviations.length === 0) return null;
  const squares = deviations.map((column) => column.reduce((sum, value) => sum + value * value, 0));
  const random = seedrandom.alea(seed);
  const signs = new Float64Array(n);
  const largest: number[] = [];
  for (let i = 0; i < resamples; i++) {
    for (let j = 0; j < n; j++) signs[j] = random() < 0.5 ? -1 : 1;
    let most = 0;
    deviations.forEach((column, k) => {
      most = Math.max(most, studentised(column, signs, squares[k]!));
    });
    largest.push(most);
  }
  return quantile(largest, level);
}

/**
 * |mean| over its standard error of a column under these signs; beyond all bounds where they turn all of its values to
 * the same one.
 */
function studentised(column: Float64Array, signs: Float64Array, squares: number): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += signs[i]! * column[i]!;
  const n = column.length;
  const spread = Math.max(0, squares - (sum * sum) / n);
  return Math.abs(sum) / Math.sqrt((n * spread) / (n - 1));
}
