import { mean } from 'simple-statistics';

/** Observations of several plans: one list a plan, observation i of all plans from replication i. */
export type PlanSamples = readonly (readonly number[])[];

/**
 * Checks that plans can be compared replication by replication.
 *
 * @returns the number of replications
 * @throws RangeError with fewer than two plans, fewer than two replications, or samples of different length
 */
export function checkSamples(samples: PlanSamples): number {
  if (samples.length < 2) throw new RangeError(`a selection needs at least two plans, not ${samples.length}`);
  const n = samples[0]!.length;
  if (samples.some((sample) => sample.length !== n)) throw new RangeError('plans differ in replications');
  if (n < 2) throw new RangeError(`a selection needs at least two replications, not ${n}`);
  return n;
}

/** Sample covariances of the plans: `sum_j (X_ij - mean_i)(X_lj - mean_l) / (n - 1)`. */
export function covarianceMatrix(samples: PlanSamples): number[][] {
  const centred = samples.map((sample) => {
    const average = mean(sample);
    return sample.map((value) => value - average);
  });
  return centred.map((a) =>
    centred.map((b) => a.reduce((sum, value, j) => sum + value * b[j]!, 0) / (a.length - 1)),
  );
}
