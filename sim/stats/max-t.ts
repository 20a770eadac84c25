import { mean, quantile, sampleVariance } from 'simple-statistics';
import { replicationResampler } from './bootstrap.ts';
import { checkCount, checkProbability } from './check-range.ts';

/**
 * Half-width, in standard errors, of several intervals that hold together: the bootstrap quantile of the largest
 * studentised deviation, `max_k |mean*_k - mean_k| / se*_k`, over resamples of whole replications.
 *
 * Takes the dependence between plans and measures as it is, where Bonferroni prepares for the worst; narrower when
 * they move together.
 *
 * @param columns one a comparison: its paired difference (or linearised difference) in each replication; columns that
 *   never vary are left out, for their error is 0
 * @param level joint confidence level, strictly between 0 and 1
 * @param resamples 100 or more
 * @param seed any text; the same one gives the same result
 * @returns null when no column varies
 * @throws RangeError outside these ranges, for columns of different length or fewer than 10 replications
 * @see Westfall and Young (1993), Resampling-Based Multiple Testing, section 2.4; Romano and Wolf (2005),
 *   Econometrica 73(4):1237-1282
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
  const centred = columns
    .filter((column) => sampleVariance(column) > 0)
    .map((column) => {
      const average = mean(column);
      return Float64Array.from(column, (value) => value - average);
    });
  if (centred.length === 0) return null;
  const draw = replicationResampler(n, seed);
  const largest: number[] = [];
  for (let i = 0; i < resamples; i++) {
    const drawn = draw();
    let most = 0;
    for (const column of centred) most = Math.max(most, studentised(column, drawn));
    largest.push(most);
  }
  return quantile(largest, level);
}

/** |mean| over its standard error in a resample of a column with mean 0; 0 where the resample never varies. */
function studentised(column: Float64Array, drawn: Int32Array): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < drawn.length; i++) {
    const value = column[drawn[i]!]!;
    sum += value;
    squares += value * value;
  }
  const n = drawn.length;
  const deviations = squares - (sum * sum) / n;
  return deviations <= 0 ? 0 : Math.abs(sum) / Math.sqrt((n * deviations) / (n - 1));
}
