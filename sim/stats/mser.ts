import { checkCount } from './check-range.ts';

/** Where a series is cut so that what is left tells most about its steady state. */
export interface Truncation {
  /** Observations to leave out at the start. */
  readonly cut: number;
  /** Marginal standard error squared of what is left, `sum (Y - mean)^2 / (n - d)^2`. */
  readonly statistic: number;
  /** The least was found at the last cut allowed: the series is too short to tell, and the cut must not be used. */
  readonly atBound: boolean;
}

/**
 * Marginal standard error rule: the cut d that makes `sum_(i>d) (Y_i - mean_(n,d))^2 / (n - d)^2` least, with d at
 * most n/2.
 *
 * @param values a series in the order of time, of at least 4 values; best the average over replications
 * @throws RangeError for a shorter series
 * @see White (1997), Simulation 69(6):323-334; White and Robinson (2010), J. Simulation 4(4):268-272
 */
export function mser(values: readonly number[]): Truncation {
  const n = values.length;
  checkCount(n, 4, 'the length of a series');
  const last = Math.floor(n / 2);
  let best = { cut: 0, statistic: Number.POSITIVE_INFINITY };
  // From the end, so that sums grow by one value at a time (Welford's recurrence).
  let mean = 0;
  let squares = 0;
  for (let d = n - 1; d >= 0; d--) {
    const count = n - d;
    const delta = values[d]! - mean;
    mean += delta / count;
    squares += delta * (values[d]! - mean);
    const statistic = squares / count ** 2;
    // On equal statistics the earlier cut, which keeps more.
    if (d <= last && statistic <= best.statistic) best = { cut: d, statistic };
  }
  return { ...best, atBound: best.cut === last };
}

/**
 * MSER-5: the rule on means of batches of five, which smooths single values.
 *
 * @param values a series of at least 4 batches; an incomplete batch at its end is left out
 * @param batch values a batch, 1 or more
 * @returns the cut in values, not in batches
 * @throws RangeError outside these ranges
 * @see Spratt (1998); Franklin and White (2008), Winter Simulation Conference, 541-546
 */
export function mser5(values: readonly number[], batch = 5): Truncation {
  checkCount(batch, 1, 'a batch');
  const means: number[] = [];
  for (let start = 0; start + batch <= values.length; start += batch) {
    let sum = 0;
    for (let i = start; i < start + batch; i++) sum += values[i]!;
    means.push(sum / batch);
  }
  const { cut, ...rest } = mser(means);
  return { cut: cut * batch, ...rest };
}
