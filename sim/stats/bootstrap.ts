import seedrandom from 'seedrandom';
import { quantileSorted } from 'simple-statistics';
import { checkCount, checkProbability } from './check-range.ts';

/**
 * Draws whole replications with replacement: a replication of all plans and measures is taken or left together, so
 * that whatever binds them is kept.
 *
 * @param replications how many there are, and how many are drawn each time; 1 or more
 * @param seed any text; the same one gives the same resamples
 * @returns a function that draws the next resample: indexes of replications, in an array that is used again
 * @throws RangeError for fewer than one replication
 * @see Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 6
 */
export function replicationResampler(replications: number, seed: string): () => Int32Array {
  checkCount(replications, 1, 'replications');
  const random = seedrandom.alea(seed);
  const drawn = new Int32Array(replications);
  return () => {
    for (let i = 0; i < replications; i++) drawn[i] = Math.floor(random() * replications);
    return drawn;
  };
}

/** What is resampled and how often. */
export interface BootstrapPlan {
  /** How many replications there are. */
  readonly replications: number;
  /** How many resamples are drawn, 100 or more; 2,000 give limits at 95 % that hardly depend on the seed. */
  readonly resamples: number;
  readonly seed: string;
}

/**
 * Percentile bootstrap interval of any statistic of replications, for where no formula holds, such as the difference
 * of two plans' quantiles.
 *
 * @param statistic of the replications whose indexes are given, repeated as often as drawn; null where not defined
 * @param level confidence level, strictly between 0 and 1
 * @returns null when the statistic is not defined in one resample of twenty or more
 * @throws RangeError outside these ranges
 * @see Efron and Tibshirani (1993), chapter 13
 */
export function bootstrapInterval(
  { replications, resamples, seed }: BootstrapPlan,
  statistic: (drawn: Int32Array) => number | null,
  level: number,
): { readonly lo: number; readonly hi: number } | null {
  checkProbability(level, 'a level');
  checkCount(resamples, 100, 'resamples');
  const draw = replicationResampler(replications, seed);
  const found: number[] = [];
  for (let i = 0; i < resamples; i++) {
    const value = statistic(draw());
    if (value !== null) found.push(value);
  }
  if (found.length <= 0.95 * resamples) return null;
  found.sort((a, b) => a - b);
  const tail = (1 - level) / 2;
  return { lo: quantileSorted(found, tail), hi: quantileSorted(found, 1 - tail) };
}
